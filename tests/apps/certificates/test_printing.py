from datetime import date
from io import BytesIO

import pikepdf
import pytest

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.letters import letter_of
from socle.apps.certificates.models import Certificate, PrintRun
from socle.apps.certificates.printing import print_run
from socle.apps.files.actions import read
from socle.apps.frameworks.models import Framework
from socle.apps.juries.deliberating import decide, grant_block
from socle.apps.juries.models import Deliberation, Sitting
from socle.apps.people.models import Person
from socle.core.certificate import grouped
from socle.core.errors import Refusal
from socle.core.issuer import DEMONSTRATION
from socle.scheme import scheme
from socle.signer.client import Signer
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, concluded, file_sent, sitting_open

NEXT_DAY = date(2026, 12, 15)


@pytest.fixture
def sitting(clea: Framework, cast: Cast, bench: Bench, signer: Signer) -> Sitting:
    """Three files: granted, deferred, refused."""
    for number in range(3):
        file_sent(clea, cast.caen, number)
    sitting, items = sitting_open(clea, bench)
    for item, verdict in zip(items[1:], ("deferred", "refused"), strict=True):
        decide(item, verdict, reason="Il manque la preuve.", scheme=scheme(), by=bench.sophie, on=SITS_ON)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    concluded(sitting, bench)
    return sitting


def printed(sitting: Sitting, bench: Bench) -> PrintRun:
    return print_run(sitting, by=bench.sophie, on=NEXT_DAY)


def pages(run: PrintRun) -> int:
    with pikepdf.open(BytesIO(read(run.stored))) as document:
        return len(document.pages)


def paragraphs(verdict: str) -> tuple[str, ...]:
    decision = Deliberation.objects.get(verdict=verdict)
    certificate = Certificate.objects.filter(deliberation=decision).first()
    said = letter_of(decision, certificate, DEMONSTRATION, on=NEXT_DAY)
    assert said.specimen
    return said.paragraphs


def test_one_run_holds_the_certificates_then_the_letters(sitting: Sitting, bench: Bench) -> None:
    assert pages(printed(sitting, bench)) == 4


def test_people_with_an_email_get_no_letter(sitting: Sitting, bench: Bench) -> None:
    Person.objects.update(email="zoe@exemple.fr")
    assert pages(printed(sitting, bench)) == 1


def test_a_withdrawn_certificate_is_not_printed(sitting: Sitting, bench: Bench) -> None:
    revoke_certificate(Certificate.objects.get(), "error", by=bench.cecile, on=SITS_ON)
    assert pages(printed(sitting, bench)) == 2


def test_a_run_is_made_once(sitting: Sitting, bench: Bench) -> None:
    assert (printed(sitting, bench), PrintRun.objects.count()) == (printed(sitting, bench), 1)


def test_nothing_is_printed_before_the_sitting_closes(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    with pytest.raises(Refusal, match="la séance est à l’étape « ouverte »"):
        printed(sitting, bench)


def test_each_decision_is_told_in_plain_words_with_what_comes_next(sitting: Sitting) -> None:
    sat = "Le jury s’est réuni le lundi 14 décembre 2026. Il a étudié votre dossier."
    ask = "Vous avez une question ? Demandez à Afpa Caen, à Caen."
    code = Certificate.objects.get().code
    assert paragraphs("granted") == (
        sat,
        "Le jury vous accorde le certificat CléA. Toutes nos félicitations.",
        "Votre certificat accompagne cette lettre. Il porte le numéro CLEA-2026-000001. Gardez-le bien.",
        "Vous pouvez le montrer à un employeur. Il peut vérifier que le certificat est vrai, "
        f"à cette adresse : http://localhost:8000/verifier/ avec le code {grouped(code)}.",
    )
    assert paragraphs("deferred") == (
        sat,
        "Le jury ne peut pas encore décider pour votre certificat CléA.",
        "Voici pourquoi : Il manque la preuve.",
        "Ce que vous avez acquis reste acquis. Afpa Caen complète le dossier avec vous, "
        "puis l’envoie de nouveau au jury.",
        ask,
    )
    assert paragraphs("refused") == (
        sat,
        "Cette fois, le jury ne vous accorde pas le certificat CléA.",
        "Voici pourquoi : Il manque la preuve.",
        "Ce que vous avez acquis reste acquis. Afpa Caen prépare la suite avec vous.",
        ask,
    )
