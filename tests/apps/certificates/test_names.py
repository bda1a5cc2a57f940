"""Names reach the certificate as they will be signed, wherever they came in."""

import json
from dataclasses import replace
from unicodedata import normalize

import pytest

from socle.apps.accreditations.actions import accredit
from socle.apps.assessments.actions import accept_outside_result
from socle.apps.certificates.conclusion import conclude_validation
from socle.apps.certificates.models import Certificate
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.exchanges.actions import confirm_import, keep_check
from socle.apps.exchanges.checking import check_content
from socle.apps.exchanges.destination import Destination
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Person
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.scheme import scheme
from socle.signer.client import Signer
from tests.apps.exchanges.test_actions import BY_PIX, errors
from tests.cast import FIRST_DAY, TODAY, Cast, enrol, someone
from tests.core.exchange.candidates.files import csv_of, line
from tests.core.test_person import ALICE
from tests.hearing import SITS_ON, Bench, file_sent, heard

DECOMPOSED = normalize("NFD", "Zoë")


def signed_name(certificate: Certificate) -> str:
    publish_and_sign()
    certificate.refresh_from_db()
    assert certificate.credential
    badge = json.loads(certificate.credential.badge)
    return str(badge["credentialSubject"]["identifier"][0]["identityHash"])


def test_accents_apart_from_their_letters_at_registration_are_signed_with_them(
    clea: Framework, cast: Cast, bench: Bench, signer: Signer
) -> None:
    zoe = someone(replace(ALICE, first_name=f" {DECOMPOSED}", used_name=normalize("NFD", "Lemée")))
    assert (zoe.first_name, zoe.used_name) == ("Zoë", "Lemée")
    file_sent(clea, cast.caen, person=zoe)
    (certificate,) = heard(clea, bench)
    assert signed_name(certificate) == "Zoë Lefèvre-Martin, nom d’usage Lemée"


def test_accents_apart_from_their_letters_in_a_file_are_signed_with_them(
    cast: Cast, bench: Bench, signer: Signer
) -> None:
    numerique = Framework.objects.get(slug="clea-numerique")
    accredit(
        cast.caen, numerique, AccreditedRole.ASSESS, starts_on=FIRST_DAY, ends_on=None, by=None, on=FIRST_DAY
    )
    content, caen = csv_of(line(first_name=DECOMPOSED, **BY_PIX)), Destination.at(cast.caen)
    checked = check_content(content, caen, scheme=scheme(), on=TODAY)
    record = keep_check(content, caen, checked, by=None, on=TODAY)
    confirm_import(record, scheme=scheme(), by=None, on=TODAY)
    assert Person.objects.get().first_name == "Zoë"
    (certificate,) = conclude_validation(
        [Pathway.objects.get()], scheme=scheme(), by=bench.cecile, on=SITS_ON
    )
    assert signed_name(certificate) == "Zoë Martin"


def test_a_name_that_could_never_be_signed_is_refused_at_registration(cast: Cast) -> None:
    with pytest.raises(Refusal) as refusal:
        someone(replace(ALICE, used_name="Du\u202erand"))
    assert str(refusal.value) == (
        "L’état civil est à corriger : le nom d’usage contient un caractère invisible (U+202E), "
        "retapez-le au clavier. Vérifiez la pièce d’identité."
    )
    assert not Person.objects.exists()


@pytest.mark.parametrize("unseen", ["\u202e", "\ue000", "\x07", "\ufdd0"])
def test_a_name_that_could_never_be_signed_is_refused_in_a_file(cast: Cast, unseen: str) -> None:
    numerique = csv_of(line(birth_name=f"Mar{unseen}tin"))
    assert errors(numerique, Destination.at(cast.caen)) == [
        "ligne 2, colonne « Nom de naissance » : un retour à la ligne ou un caractère invisible s’y trouve ; "
        "retapez la cellule"
    ]


def test_who_obtained_a_result_elsewhere_is_named_as_it_will_be_signed(clea: Framework, cast: Cast) -> None:
    pathway = enrol(cast, clea)
    with pytest.raises(Refusal, match=r"L’origine du résultat contient un caractère invisible \(U\+202E\)"):
        accept_outside_result(pathway, "CléA by\u202e Pix", by=None, on=TODAY)
    accept_outside_result(pathway, normalize("NFD", " CléA by Pix "), by=None, on=TODAY)
    assert Pathway.objects.get().outside_source == "CléA by Pix"
