from datetime import timedelta

import pytest

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.keeping import released
from socle.apps.declarations.models import Batch, Passage
from socle.apps.declarations.tasks import watch
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.apps.declarations.declaring import ON, answered, deposited
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


def test_the_file_of_a_batch_is_erased_a_year_after_its_answer_and_its_fingerprint_stays(
    certificates: list[Certificate], bench: Bench
) -> None:
    answered(bench)
    batch = Batch.objects.get()
    sha256, kept = batch.sha256, []
    for days in (364, 366):
        watch(scheme(), ON + timedelta(days=days))
        batch.refresh_from_db()
        kept.append((batch.stored is not None, batch.sha256 == sha256))
    assert kept == [(True, True), (False, True)]
    with pytest.raises(Refusal, match="n’est plus proposé"):
        released(batch)


def test_a_batch_that_waits_for_its_answer_keeps_its_file(
    certificates: list[Certificate], bench: Bench
) -> None:
    batch = deposited(bench)
    watch(scheme(), ON + timedelta(days=4000))
    batch.refresh_from_db()
    assert released(batch)
