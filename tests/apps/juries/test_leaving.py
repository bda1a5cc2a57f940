import pytest

from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.leaving import remove_member
from socle.apps.juries.models import Member
from socle.core.errors import Refusal
from tests.cast import Cast
from tests.hearing import SENT_ON, Bench, file_sent, member, planned, sitting_open


def test_an_invitation_is_taken_back_by_the_secretary_and_the_journal_keeps_it(
    clea: Framework, bench: Bench
) -> None:
    sitting = planned(clea, bench)
    emma = member(sitting, bench.emma)
    with pytest.raises(Refusal, match="Secrétaire de jury"):
        remove_member(emma, by=bench.saul, on=SENT_ON)
    remove_member(emma, by=bench.sophie, on=SENT_ON)
    assert not Member.objects.filter(sitting=sitting, professional=bench.emma.professional).exists()
    entry = Entry.objects.get(subject="juries.member", subject_id=emma.pk, verb="remove")
    assert (entry.actor_id, entry.codes) == (bench.sophie.pk, {"professional": bench.emma.professional_id})


def test_nobody_is_taken_off_an_open_sitting(cast: Cast, clea: Framework, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    with pytest.raises(Refusal, match="la séance est à l’étape « ouverte »"):
        remove_member(member(sitting, bench.emma), by=bench.sophie, on=sitting.sits_on)
