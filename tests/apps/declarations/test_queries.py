"""What the board, the body's tasks and the diary read."""

from dataclasses import replace
from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.certificates.replacing import replace_certificate
from socle.apps.declarations.correcting import to_correct
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.models import Passage
from socle.apps.declarations.queries import (
    Board,
    alerted,
    awaited,
    batches,
    board,
    late,
    left_out,
    of_bodies,
    rejected,
    to_take_away,
)
from socle.apps.frameworks.models import Framework
from socle.core.declaration.deadline import AWARD, DECISION, Delay
from socle.core.exchange.cdc.model import Action
from socle.core.exchange.cdc.rejections import NOBODY
from socle.core.person import Names
from socle.scheme import scheme
from tests.apps.declarations.declaring import ON, answered
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, file_sent, heard

DELAY = Delay(3, DECISION, (60, 75, 90))
MESSAGE = "Aucun titulaire ne correspond"


def after(days: int) -> Board:
    return board(DELAY, SITS_ON + timedelta(days=days))


def test_the_board_counts_what_is_awaited_past_each_alert(certificates: list[Certificate]) -> None:
    told = [after(days) for days in (59, 60, 75, 90, 91)]
    assert [(each.late, dict(each.alerts)) for each in told] == [
        (0, {60: 0, 75: 0, 90: 0}),
        (0, {60: 4, 75: 0, 90: 0}),
        (0, {60: 0, 75: 4, 90: 0}),
        (0, {60: 0, 75: 0, 90: 4}),
        (4, {60: 0, 75: 0, 90: 4}),
    ]


def test_what_is_awaited_is_the_same_before_and_after_it_is_entered(
    certificates: list[Certificate], bench: Bench
) -> None:
    told = [list(awaited(DELAY).values_list("pk", "passage_state"))]
    enter_passages(on=ON)
    told.append(list(awaited(DELAY).values_list("pk", "passage_state")))
    keys = [each.pk for each in certificates]
    assert told == [[(key, None) for key in keys], [(key, "to_prepare") for key in keys]]


def test_what_is_integrated_or_withdrawn_is_awaited_no_more(
    certificates: list[Certificate], bench: Bench
) -> None:
    answered(bench, MESSAGE, left=1)
    assert [each.pk for each in awaited(DELAY)] == [certificates[0].pk, certificates[3].pk]
    revoke_certificate(certificates[0], "error", by=bench.cecile, on=ON)
    assert [each.pk for each in awaited(DELAY)] == [certificates[3].pk]


def test_a_replacement_counts_from_the_day_it_is_issued(
    certificates: list[Certificate], bench: Bench
) -> None:
    on = ON + timedelta(days=200)
    names = Names("Martina", "Paula", "Durand")
    new = replace_certificate(certificates[0], names, "civil_status", scheme=scheme(), by=bench.cecile, on=on)
    assert dict(awaited(DELAY).values_list("pk", "started_on"))[new.pk] == on
    assert new.pk not in late(DELAY, on).values_list("pk", flat=True)


def test_where_the_delay_counts_from_is_a_parameter(certificates: list[Certificate], cast: Cast) -> None:
    from_award = replace(DELAY, counts_from=AWARD)
    assert {each.started_on for each in awaited(from_award)} == {certificates[0].awarded_on}


def test_the_rows_behind_each_number_are_those_counted(certificates: list[Certificate]) -> None:
    for days in (60, 76, 200):
        on = SITS_ON + timedelta(days=days)
        told = board(DELAY, on)
        assert told.alerts == tuple((each, alerted(DELAY, each, on).count()) for each in DELAY.alerts)
        assert (told.awaited, told.late) == (awaited(DELAY).count(), late(DELAY, on).count())


def test_the_board_is_two_questions(
    certificates: list[Certificate], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        after(60)


def test_a_certificate_written_after_a_later_one_was_entered_is_counted_after_the_next_entry(
    certificates: list[Certificate],
) -> None:
    last = certificates[-1]
    Passage.objects.create(certificate=last, action=Action.CREATION, technical_id=last.public_id)
    assert [each.pk for each in awaited(DELAY)] == [last.pk]
    enter_passages(on=ON)
    assert [each.pk for each in awaited(DELAY)] == [each.pk for each in certificates]


def test_certificates_awarded_since_the_last_entry_are_awaited(
    certificates: list[Certificate], clea: Framework, cast: Cast, bench: Bench
) -> None:
    answered(bench)
    file_sent(clea, cast.caen, 4)
    (new,) = heard(clea, bench, on=SITS_ON)
    assert list(awaited(DELAY).values_list("pk", "passage_state")) == [(new.pk, None)]
    assert (after(60).awaited, after(60).to_prepare) == (1, 1)


def test_a_body_reads_what_to_correct_in_plain_french_with_the_fields_to_check(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    answered(bench, MESSAGE)
    (passage,) = of_bodies(rejected(), [cast.caen.body])
    told = to_correct(passage, DELAY)
    assert (told.reason, told.remedy, told.message) == (NOBODY.reason, NOBODY.remedy, MESSAGE)
    assert told.fields[:3] == ("Nom de naissance", "Prénom", "Année de naissance")
    assert told.due_on == DELAY.due_on(SITS_ON)


def test_charlie_reads_nothing_of_another_body(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    certificates[1].person.birth_name = "A" * 61
    certificates[1].person.save()
    answered(bench, MESSAGE)
    assert [rejected().count(), left_out().count()] == [1, 1]
    for passages in (rejected(), left_out()):
        assert [of_bodies(passages, [site.body]).count() for site in (cast.caen, cast.rennes)] == [1, 0]


def test_batches_tell_how_many_are_integrated_rejected_and_not_answered(
    certificates: list[Certificate], bench: Bench, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    answered(bench, MESSAGE, left=1)
    with django_assert_num_queries(1):
        assert [(each.integrated, each.rejected, each.unanswered) for each in batches()] == [(2, 1, 1)]


def test_a_withdrawn_certificate_to_take_away_is_listed(
    certificates: list[Certificate], bench: Bench
) -> None:
    answered(bench)
    revoke_certificate(certificates[0], "error", by=bench.cecile, on=ON)
    enter_passages(on=ON)
    assert [each.certificate for each in to_take_away()] == [certificates[0]]
