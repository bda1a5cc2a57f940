import pytest

from socle.apps.accreditations.actions import accredit
from socle.apps.frameworks.models import Framework
from socle.apps.juries.models import Deliberation
from socle.apps.juries.validation import validate_batch
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import FIRST_DAY, Cast
from tests.hearing import SITS_ON, Bench, file_sent


@pytest.fixture
def numerique(clea: Framework, cast: Cast) -> Framework:
    framework = Framework.objects.get(slug="clea-numerique")
    held = {"starts_on": FIRST_DAY, "ends_on": None, "by": None, "on": FIRST_DAY}
    accredit(cast.caen, framework, AccreditedRole.ASSESS, **held)
    return framework


def test_where_there_is_no_jury_a_named_person_validates(
    numerique: Framework, cast: Cast, bench: Bench
) -> None:
    files = [file_sent(numerique, cast.caen, number) for number in range(2)]
    validation = validate_batch(files, scheme=scheme(), by=bench.cecile, on=SITS_ON)
    assert (validation.validated_by, [f.state for f in files]) == (
        bench.cecile.professional,
        ["certified", "certified"],
    )
    assert [d.voters for d in Deliberation.objects.all()] == [[bench.cecile.professional_id]] * 2


def test_no_award_by_machine_alone(numerique: Framework, cast: Cast, bench: Bench) -> None:
    pathway = file_sent(numerique, cast.caen)
    with pytest.raises(Refusal, match="jamais attribué par la machine seule"):
        validate_batch([pathway], scheme=scheme(), by=None, on=SITS_ON)
    with pytest.raises(Refusal, match="demande le rôle « Certificateur »"):
        validate_batch([pathway], scheme=scheme(), by=bench.sophie, on=SITS_ON)


def test_the_certifier_does_not_replace_a_jury(clea: Framework, cast: Cast, bench: Bench) -> None:
    with pytest.raises(Refusal, match="a un jury le 14/12/2026"):
        validate_batch([file_sent(clea, cast.caen)], scheme=scheme(), by=bench.cecile, on=SITS_ON)


def test_a_batch_is_validated_whole_or_not_at_all(numerique: Framework, cast: Cast, bench: Bench) -> None:
    files = [file_sent(numerique, cast.caen, number) for number in range(2)]
    validate_batch(files[:1], scheme=scheme(), by=bench.cecile, on=SITS_ON)
    with pytest.raises(Refusal, match="à l’étape « certifié »"):
        validate_batch(files, scheme=scheme(), by=bench.cecile, on=SITS_ON)
    files[1].refresh_from_db()
    assert files[1].state == "before_jury"


def test_an_empty_batch_is_refused(clea: Framework, bench: Bench) -> None:
    with pytest.raises(Refusal, match="au moins un dossier"):
        validate_batch([], scheme=scheme(), by=bench.cecile, on=SITS_ON)
