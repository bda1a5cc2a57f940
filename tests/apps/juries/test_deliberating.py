from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from socle.apps.assessments.actions import submit_to_jury
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.actions import invite_member, mark_present, open_sitting
from socle.apps.juries.agenda import set_aside
from socle.apps.juries.deliberating import Block, decide, grant_block
from socle.apps.juries.models import Deliberation, Item
from socle.apps.juries.queries import items_of, last_deliberations
from socle.apps.organisations.models import Site
from socle.core.errors import Refusal
from socle.core.jury import College
from socle.core.roles import Role
from socle.scheme import scheme
from tests.cast import Cast, professional
from tests.hearing import (
    SITS_ON,
    Bench,
    agenda,
    file_sent,
    gather_bench,
    member,
    planned,
    present,
    sitting_open,
)

WHY = "La situation du critère 3.2.1 ne montre pas le calcul."
LEFT = ("le collège des employeurs : 0 présent, 1 requis",)


def say(item: Item, verdict: str, bench: Bench, reason: str = "", on: date = SITS_ON) -> Deliberation:
    return decide(item, verdict, reason=reason, scheme=scheme(), by=bench.sophie, on=on)


def grant(item: Item, bench: Bench) -> Block:
    return grant_block(item.sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)


@pytest.mark.parametrize(
    ("verdict", "reason", "state"),
    [("granted", "", "certified"), ("deferred", WHY, "ready_for_jury"), ("refused", WHY, "prescribed")],
)
def test_the_pathway_follows_the_decision(
    clea: Framework, cast: Cast, bench: Bench, verdict: str, reason: str, state: str
) -> None:
    pathway = file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    made = say(item, verdict, bench, reason)
    pathway.refresh_from_db()
    assert (pathway.state, made.reason, made.decided_on) == (state, reason, SITS_ON)
    assert made.voters == [bench.emma.professional_id, bench.saul.professional_id]
    assert Entry.objects.filter(subject="pathways.pathway").latest("pk").actor_id == bench.sophie.pk


@pytest.mark.parametrize("verdict", ["deferred", "refused"])
def test_a_decision_that_does_not_grant_says_why(
    clea: Framework, cast: Cast, bench: Bench, verdict: str
) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    with pytest.raises(Refusal, match="dit pourquoi"):
        say(item, verdict, bench, "  ")
    assert not Deliberation.objects.exists()


def test_nothing_is_decided_before_the_sitting_opens(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    (item,) = agenda(planned(clea, bench), bench)
    with pytest.raises(Refusal, match="à l’étape « ordre du jour arrêté »"):
        say(item, "granted", bench)


def test_the_secretary_records_not_a_member(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    with pytest.raises(Refusal, match="« Secrétaire de jury »"):
        decide(item, "granted", scheme=scheme(), by=bench.emma, on=SITS_ON)


def test_quorum_is_checked_again_at_each_vote(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting, (item,) = sitting_open(clea, bench)
    mark_present(member(sitting, bench.saul), False, by=bench.sophie, on=SITS_ON)
    with pytest.raises(Refusal, match="le collège des salariés : 0 présent, 1 requis"):
        say(item, "granted", bench)


@pytest.mark.parametrize("tie", ["732829320", "552100554"])
def test_a_member_of_the_file_s_own_body_or_employer_is_withdrawn(
    clea: Framework, cast: Cast, tie: str
) -> None:
    bench = gather_bench(emma_siren=tie)
    file_sent(clea, cast.caen, employer_siren="552100554")
    _, (item,) = sitting_open(clea, bench)
    with pytest.raises(Refusal, match="le collège des employeurs : 0 présent, 1 requis"):
        say(item, "granted", bench)


def test_who_withdrew_is_kept_on_the_decision(clea: Framework, cast: Cast, bench: Bench) -> None:
    nora = professional("Nora", Role.JUROR, college=College.EMPLOYEES, siren=cast.caen.body.siren)
    file_sent(clea, cast.caen)
    sitting = planned(clea, bench)
    (item,) = agenda(sitting, bench)
    invite_member(sitting, nora.professional, College.EMPLOYEES, by=bench.sophie, on=SITS_ON)
    present(sitting, bench.emma, bench.saul, nora, bench=bench)
    open_sitting(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    made = say(item, "granted", bench)
    voters = {bench.emma.professional_id, bench.saul.professional_id}
    assert (set(made.voters), made.withdrawn) == (voters, [nora.professional_id])


def test_the_same_decision_said_twice_is_one(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    assert say(item, "deferred", bench, WHY) == say(item, "deferred", bench, WHY)
    assert Deliberation.objects.count() == 1


def test_a_correction_is_a_new_decision_and_the_last_one_counts(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    pathway = file_sent(clea, cast.caen)
    sitting, (item,) = sitting_open(clea, bench)
    say(item, "granted", bench)
    say(item, "refused", bench, WHY)
    pathway.refresh_from_db()
    assert (pathway.state, [d.verdict for d in last_deliberations(sitting)]) == ("prescribed", ["refused"])
    assert [i.verdict for i in items_of(sitting)] == ["refused"]
    verbs = Entry.objects.filter(subject="pathways.pathway", subject_id=pathway.pk).order_by("pk")
    assert [entry.verb for entry in verbs][-3:] == ["certify", "take_back_decision", "refuse"]


def test_a_decision_on_which_the_body_acted_is_not_corrected(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    pathway = file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    say(item, "deferred", bench, WHY)
    submit_to_jury(pathway, by=None, on=SITS_ON)
    with pytest.raises(Refusal, match="a repris son cours"):
        say(item, "granted", bench)


def test_a_decision_never_changes(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    say(item, "granted", bench)
    for act in (lambda: Deliberation.objects.update(verdict="refused"), Deliberation.objects.all().delete):
        with pytest.raises(DatabaseError, match="Une décision ne change pas"), transaction.atomic():
            act()


def test_a_decision_comes_from_a_sitting_or_a_validation(clea: Framework, cast: Cast, bench: Bench) -> None:
    pathway = file_sent(clea, cast.caen)
    with pytest.raises(IntegrityError, match="deliberation_by_a_jury_or_a_validation"):
        Deliberation.objects.create(pathway=pathway, verdict="granted", decided_on=SITS_ON)


def test_nothing_is_granted_after_the_last_delivery_date(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    Framework.objects.filter(pk=clea.pk).update(last_delivery_on=date(2026, 12, 1))
    with pytest.raises(Refusal, match="01/12/2026, dernier jour de délivrance"):
        say(item, "granted", bench)
    with pytest.raises(Refusal, match="dernier jour de délivrance"):
        grant(item, bench)


def test_the_block_waits_until_the_drawn_files_have_been_opened(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    Item.objects.update(opened_by=None, opened_on=None)
    with pytest.raises(Refusal, match="tirés au sort n’ont pas été ouverts : n° 1"):
        grant(item, bench)


def test_the_block_grants_what_waits_but_the_exceptions(clea: Framework, cast: Cast, bench: Bench) -> None:
    files = [file_sent(clea, cast.caen, number) for number in range(4)]
    sitting, items = sitting_open(clea, bench)
    say(items[0], "refused", bench, WHY)
    set_aside(items[1], by=bench.sophie, on=SITS_ON)
    assert grant(items[0], bench) == Block(granted=(3, 4), left=())
    for pathway in files:
        pathway.refresh_from_db()
    assert [pathway.state for pathway in files] == ["prescribed", "before_jury", "certified", "certified"]
    assert [item.verdict for item in items_of(sitting)] == ["refused", "", "granted", "granted"]
    assert Entry.objects.filter(subject="pathways.pathway", verb="certify").count() == 2


def test_the_block_leaves_the_files_on_which_too_few_may_vote(clea: Framework, cast: Cast) -> None:
    bench = gather_bench(emma_siren=cast.rennes.body.siren)
    sites: tuple[Site, ...] = (cast.caen, cast.rennes, cast.caen)
    for number, site in enumerate(sites):
        file_sent(clea, site, number)
    _, items = sitting_open(clea, bench)
    assert grant(items[0], bench) == Block(granted=(1, 3), left=((2, LEFT),))


def test_granting_a_block_again_changes_nothing(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    grant(item, bench)
    assert (grant(item, bench), Deliberation.objects.count()) == (Block((), ()), 1)


def test_deciding_one_file_takes_few_queries(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    with CaptureQueriesContext(connection) as queries:
        say(item, "granted", bench)
    assert len(queries) <= 12


def test_granting_a_block_takes_as_many_queries_whatever_its_size(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    for number in range(12):
        file_sent(clea, cast.caen, number)
    _, items = sitting_open(clea, bench)
    with CaptureQueriesContext(connection) as queries:
        grant(items[0], bench)
    assert len(queries) <= 13
