from datetime import date

import pytest

from socle.apps.accounts.actions import end_role
from socle.apps.accounts.models import Membership
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.actions import (
    cancel_sitting,
    close_sitting,
    invite_member,
    mark_present,
    open_sitting,
    plan_sitting,
    sign_minutes,
)
from socle.apps.juries.deliberating import decide, grant_block
from socle.apps.juries.models import Sitting
from socle.core.errors import Refusal
from socle.core.jury import College
from socle.core.roles import Role
from socle.scheme import scheme
from tests.cast import Cast
from tests.hearing import (
    CUT_OFF,
    SENT_ON,
    SITS_ON,
    Bench,
    agenda,
    file_sent,
    member,
    planned,
    present,
    sign,
    sitting_open,
)


def plan(framework: Framework, by: object, **changed: object) -> Sitting:
    said = {"name": "Jury", "sits_on": SITS_ON, "cut_off_on": CUT_OFF, "scheme": scheme(), "on": SENT_ON}
    return plan_sitting(framework, by=by, **(said | changed))


def test_a_sitting_is_planned_by_the_jury_s_secretary(clea: Framework, cast: Cast, bench: Bench) -> None:
    sitting = plan(clea, bench.sophie, departments=("50", "14"))
    assert (sitting.state, sitting.departments) == ("planned", ["14", "50"])
    assert Entry.objects.get(subject="juries.sitting").codes == {"sits_on": "2026-12-14"}
    with pytest.raises(Refusal, match="« Secrétaire de jury » ou « Certificateur »"):
        plan(clea, cast.bob)


def test_a_sitting_is_not_planned_where_the_framework_has_no_jury(clea: Framework, bench: Bench) -> None:
    numerique = Framework.objects.get(slug="clea-numerique")
    with pytest.raises(Refusal, match="n’a pas de jury le 14/12/2026"):
        plan(numerique, bench.sophie)


def test_a_member_holds_their_role_in_that_college_on_the_day(clea: Framework, bench: Bench) -> None:
    sitting = plan(clea, bench.sophie)
    emma = bench.emma.professional
    with pytest.raises(Refusal, match="n’est pas membre de jury du collège des salariés"):
        invite_member(sitting, emma, College.EMPLOYEES, by=bench.sophie, on=SENT_ON)
    invite_member(sitting, emma, College.EMPLOYERS, by=bench.sophie, on=SENT_ON)
    with pytest.raises(Refusal, match="déjà membre"):
        invite_member(sitting, emma, College.EMPLOYERS, by=bench.sophie, on=SENT_ON)


def test_a_member_whose_role_has_ended_is_not_present(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting = planned(clea, bench)
    agenda(sitting, bench)
    role = Membership.objects.get(account=bench.emma, role=Role.JUROR)
    end_role(role, by=None, on=date(2026, 12, 1))
    with pytest.raises(Refusal, match="le 14/12/2026"):
        present(sitting, bench.emma, bench=bench)


def test_a_jury_without_quorum_does_not_open(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting = planned(clea, bench)
    agenda(sitting, bench)
    present(sitting, bench.emma, bench=bench)
    with pytest.raises(Refusal, match="il manque le collège des salariés : 0 présent, 1 requis"):
        open_sitting(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)


def test_a_sitting_does_not_open_before_its_day(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting = planned(clea, bench)
    agenda(sitting, bench)
    present(sitting, bench.emma, bench.saul, bench=bench, on=CUT_OFF)
    with pytest.raises(Refusal, match="prévue le 14/12/2026"):
        open_sitting(sitting, scheme=scheme(), by=bench.sophie, on=CUT_OFF)


def test_what_ties_members_is_copied_at_the_opening(clea: Framework, cast: Cast, bench: Bench) -> None:
    emma = bench.emma.professional
    emma.employer_siren = "552100554"
    emma.save()
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    emma.employer_siren = "111111111"
    emma.save()
    assert member(sitting, bench.emma).ties == ["552100554"]


def test_a_member_who_arrives_late_brings_their_ties(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    mark_present(member(sitting, bench.saul), False, by=bench.sophie, on=SITS_ON)
    saul = bench.saul.professional
    saul.employer_siren = "552100554"
    saul.save()
    present(sitting, bench.saul, bench=bench)
    assert member(sitting, bench.saul).ties == ["552100554"]


def test_minutes_are_signed_in_one_s_own_name_once_all_is_decided(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    with pytest.raises(Refusal, match="la décision sur le dossier n° 1"):
        sign(sitting, bench.emma)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    with pytest.raises(Refusal, match="signe en son propre nom"):
        sign_minutes(member(sitting, bench.emma), by=bench.sophie, on=SITS_ON)
    sign(sitting, bench.emma, bench.emma)
    assert member(sitting, bench.emma).signed_on == SITS_ON
    assert Entry.objects.filter(verb="sign").count() == 1


def test_a_sitting_closes_once_decided_and_signed_by_both_colleges(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    with pytest.raises(Refusal, match="la décision sur le dossier n° 1 ; une signature du collège des emp"):
        close_sitting(sitting, by=bench.sophie, on=SITS_ON)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    sign(sitting, bench.emma)
    with pytest.raises(Refusal, match="il manque une signature du collège des salariés"):
        close_sitting(sitting, by=bench.sophie, on=SITS_ON)
    sign(sitting, bench.saul)
    close_sitting(sitting, by=bench.sophie, on=SITS_ON)
    assert sitting.state == "closed"


def test_a_correction_asks_for_new_signatures(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting, (item,) = sitting_open(clea, bench)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    sign(sitting, bench.emma, bench.saul)
    decide(item, "deferred", reason="Une situation manque.", scheme=scheme(), by=bench.sophie, on=SITS_ON)
    assert [member(sitting, each).signed_on for each in (bench.emma, bench.saul)] == [None, None]


def test_a_cancelled_sitting_leaves_its_files_to_the_next_one(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    pathway = file_sent(clea, cast.caen)
    sitting = planned(clea, bench)
    agenda(sitting, bench)
    cancel_sitting(sitting, by=bench.sophie, on=CUT_OFF)
    assert [item.pathway for item in agenda(planned(clea, bench), bench)] == [pathway]
