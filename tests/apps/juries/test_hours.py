from datetime import time

import pytest

from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.deliberating import grant_block
from socle.apps.juries.hours import end_hearing
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, concluded, file_sent, sitting_open


def test_the_hour_of_the_end_is_kept_and_the_last_said_counts(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    for at in (time(16), time(16, 30)):
        end_hearing(sitting, at=at, by=bench.sophie, on=SITS_ON)
    sitting.refresh_from_db()
    acts = Entry.objects.filter(subject="juries.sitting", verb="end_hearing").order_by("pk")
    assert (sitting.closed_at, [act.codes for act in acts]) == (
        time(16, 30),
        [{"at": "16:00"}, {"at": "16:30"}],
    )


def test_a_hearing_ends_after_it_opened_and_at_the_word_of_the_secretary(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    sitting.opened_at = time(14)
    sitting.save()
    with pytest.raises(Refusal, match="à 14 h 00 : elle ne se lève pas avant"):
        end_hearing(sitting, at=time(13), by=bench.sophie, on=SITS_ON)
    for account in (bench.emma, cast.charlie):
        with pytest.raises(Refusal, match="demande le rôle"):
            end_hearing(sitting, at=time(16), by=account, on=SITS_ON)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    concluded(sitting, bench)
    with pytest.raises(Refusal, match="à l’étape « close »"):
        end_hearing(sitting, at=time(16), by=bench.sophie, on=SITS_ON)
