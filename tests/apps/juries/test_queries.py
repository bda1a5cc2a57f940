from socle.apps.assessments.actions import submit_to_jury
from socle.apps.frameworks.models import Framework
from socle.apps.juries.deliberating import decide, grant_block
from socle.apps.juries.queries import withheld
from socle.scheme import scheme
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, concluded, file_sent, sitting_open

WHY = "Il manque une situation."


def test_a_decision_that_withholds_is_told_once_the_sitting_is_closed(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    pathway = file_sent(clea, cast.caen)
    sitting, (item,) = sitting_open(clea, bench)
    decision = decide(item, "deferred", reason=WHY, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    pathway.refresh_from_db()
    assert (pathway.state, withheld(pathway)) == ("ready_for_jury", None)
    concluded(sitting, bench)
    assert withheld(pathway) == decision


def test_a_decision_is_told_until_the_file_goes_back(clea: Framework, cast: Cast, bench: Bench) -> None:
    pathway = file_sent(clea, cast.caen)
    sitting, (item,) = sitting_open(clea, bench)
    decide(item, "deferred", reason=WHY, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    concluded(sitting, bench)
    pathway.refresh_from_db()
    submit_to_jury(pathway, by=cast.ada.pk, on=SITS_ON)
    assert withheld(pathway) is None


def test_a_certificate_granted_withholds_nothing(clea: Framework, cast: Cast, bench: Bench) -> None:
    pathway = file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    concluded(sitting, bench)
    pathway.refresh_from_db()
    assert withheld(pathway) is None
