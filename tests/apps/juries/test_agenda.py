from datetime import date

import pytest

from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.agenda import open_file, return_to_block, set_aside
from socle.apps.juries.deliberating import grant_block
from socle.apps.juries.models import Item
from socle.core.errors import Refusal
from socle.core.sitting import draw_sample
from socle.scheme import scheme
from tests.cast import Cast
from tests.hearing import CUT_OFF, SENT_ON, SITS_ON, Bench, agenda, file_sent, planned, sitting_open


def test_the_agenda_takes_the_files_sent_by_the_cut_off_in_their_order(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    second = file_sent(clea, cast.caen, 1, on=CUT_OFF)
    first = file_sent(clea, cast.caen, 2, on=SENT_ON)
    items = agenda(planned(clea, bench), bench)
    assert [(item.number, item.pathway) for item in items] == [(1, first), (2, second)]


def test_a_late_file_goes_to_the_next_sitting(clea: Framework, cast: Cast, bench: Bench) -> None:
    in_time = file_sent(clea, cast.caen, 1)
    late = file_sent(clea, cast.caen, 2, on=date(2026, 12, 1))
    this, following = planned(clea, bench), planned(clea, bench)
    following.cut_off_on = SITS_ON
    following.save()
    assert [item.pathway for item in agenda(this, bench, on=date(2026, 12, 2))] == [in_time]
    assert [item.pathway for item in agenda(following, bench, on=SITS_ON)] == [late]


def test_a_file_is_on_one_agenda_at_a_time(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    agenda(planned(clea, bench), bench)
    with pytest.raises(Refusal, match="Aucun dossier n’attend cette séance"):
        agenda(planned(clea, bench), bench)


def test_a_sitting_takes_the_files_of_its_territory(clea: Framework, cast: Cast, bench: Bench) -> None:
    caen, rennes = file_sent(clea, cast.caen, 1), file_sent(clea, cast.rennes, 2)
    assert [i.pathway for i in agenda(planned(clea, bench, ("14", "50")), bench)] == [caen]
    assert [i.pathway for i in agenda(planned(clea, bench), bench)] == [rennes]


def test_the_agenda_waits_for_the_cut_off(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    with pytest.raises(Refusal, match="peuvent arriver jusqu’au 30/11/2026"):
        agenda(planned(clea, bench), bench, on=SENT_ON)


def test_the_drawn_files_are_those_anyone_would_draw(clea: Framework, cast: Cast, bench: Bench) -> None:
    files = [file_sent(clea, cast.caen, number).public_id for number in range(21)]
    sitting = planned(clea, bench)
    agenda(sitting, bench)
    drawn = set(Item.objects.filter(drawn=True).values_list("pathway__public_id", flat=True))
    assert (len(drawn), drawn) == (2, draw_sample(sitting.public_id, files, 5))


def test_who_opened_a_file_and_when_is_kept(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    (item,) = agenda(planned(clea, bench), bench)
    open_file(item, by=bench.emma, on=SITS_ON)
    open_file(item, by=bench.saul, on=SITS_ON)
    item.refresh_from_db()
    assert (item.opened_by, item.opened_on) == (bench.emma.professional, SITS_ON)
    opened = Entry.objects.filter(subject="juries.item", verb="open").order_by("pk")
    assert [entry.actor_id for entry in opened] == [bench.emma.pk, bench.saul.pk]


def test_a_member_does_not_open_a_file_of_their_employer(clea: Framework, cast: Cast, bench: Bench) -> None:
    emma = bench.emma.professional
    emma.employer_siren = "552100554"
    emma.save()
    file_sent(clea, cast.caen, employer_siren="552100554")
    (item,) = agenda(planned(clea, bench), bench)
    bench.emma.refresh_from_db()
    with pytest.raises(Refusal, match="vous ne pouvez pas le voir"):
        open_file(item, by=bench.emma, on=SITS_ON)


def test_someone_of_no_jury_opens_no_file(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    (item,) = agenda(planned(clea, bench), bench)
    with pytest.raises(Refusal, match="demande le rôle"):
        open_file(item, by=cast.charlie, on=SITS_ON)


def test_a_decided_file_is_not_set_aside(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting, (item,) = sitting_open(clea, bench)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    with pytest.raises(Refusal, match="déjà décidé"):
        set_aside(item, by=bench.sophie, on=SITS_ON)
    with pytest.raises(Refusal, match="déjà décidé"):
        return_to_block(item, by=bench.sophie, on=SITS_ON)


def test_an_exception_returns_to_the_block_before_any_decision(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    file_sent(clea, cast.caen)
    sitting, (item,) = sitting_open(clea, bench)
    set_aside(item, by=bench.sophie, on=SITS_ON)
    for _ in range(2):
        return_to_block(item, by=bench.sophie, on=SITS_ON)
    acts = Entry.objects.filter(subject="juries.item", verb__in=("set_aside", "return_to_block"))
    assert [(act.verb, act.actor_id) for act in acts.order_by("pk")] == [
        ("set_aside", bench.sophie.pk),
        ("return_to_block", bench.sophie.pk),
    ]
    assert grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON).granted == (1,)


def test_only_the_secretary_returns_a_file_to_the_block(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    set_aside(item, by=bench.sophie, on=SITS_ON)
    for account in (bench.emma, cast.charlie):
        with pytest.raises(Refusal, match="demande le rôle"):
            return_to_block(item, by=account, on=SITS_ON)
