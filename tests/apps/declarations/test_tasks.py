from datetime import timedelta

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Passage
from socle.apps.declarations.tasks import watch
from socle.apps.journal.models import Entry
from socle.scheme import scheme
from tests.apps.declarations.declaring import answered
from tests.hearing import SITS_ON, Bench


def told_after(*days: int) -> list[int]:
    return [watch(scheme(), SITS_ON + timedelta(days=each)) for each in days]


def test_each_alert_is_written_once_in_the_journal(certificates: list[Certificate]) -> None:
    assert told_after(59, 60, 60, 74, 75, 80, 91, 92) == [0, 4, 0, 0, 4, 0, 4, 0]
    entries = Entry.objects.filter(verb="reach_alert", subject_id=Passage.objects.earliest("pk").pk)
    assert [each.codes for each in entries.order_by("pk")] == [{"days": 60}, {"days": 75}, {"days": 90}]


def test_a_night_that_was_missed_tells_the_last_alert_only(certificates: list[Certificate]) -> None:
    assert told_after(91, 92) == [4, 0]
    assert {each.codes["days"] for each in Entry.objects.filter(verb="reach_alert")} == {90}


def test_nobody_is_warned_of_what_is_in_a_passport(certificates: list[Certificate], bench: Bench) -> None:
    answered(bench, left=3)
    assert told_after(60) == [3]
