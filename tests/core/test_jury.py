import pytest

from socle.core.errors import Refusal
from socle.core.jury import (
    WITHHELD,
    College,
    File,
    JuryVerdict,
    Member,
    Vote,
    missing_quorum,
    read_verdict,
    refuse_tied,
    refuse_without_reason,
    vote_on,
    voters,
)

AFPA, FACTORY, UNION = "309084000", "552100554", "784544201"
ALICE = File(pathway=1, body_siren=AFPA, employer_siren=FACTORY)
EMPLOYER = Member(10, College.EMPLOYERS, present=True, siren=frozenset({"111111111"}))
EMPLOYEE = Member(11, College.EMPLOYEES, present=True, siren=frozenset({UNION}))


def test_a_jury_with_both_colleges_deliberates() -> None:
    assert missing_quorum(voters([EMPLOYER, EMPLOYEE], ALICE), per_college=1) == ()


def test_jury_without_quorum_cannot_deliberate() -> None:
    absent = Member(11, College.EMPLOYEES, present=False, siren=frozenset())
    assert missing_quorum(voters([EMPLOYER, absent], ALICE), per_college=1) == (
        "le collège des salariés : 0 présent, 1 requis",
    )


def test_a_member_withdraws_from_files_of_their_own_body_or_employer() -> None:
    trainer = Member(12, College.EMPLOYERS, present=True, siren=frozenset({AFPA}))
    foreman = Member(13, College.EMPLOYERS, present=True, siren=frozenset({FACTORY}))
    assert voters([trainer, foreman, EMPLOYEE], ALICE) == (EMPLOYEE,)


def test_quorum_is_counted_on_those_who_may_vote_on_the_file() -> None:
    trainer = Member(12, College.EMPLOYERS, present=True, siren=frozenset({AFPA}))
    assert missing_quorum(voters([trainer, EMPLOYEE], ALICE), per_college=1) == (
        "le collège des employeurs : 0 présent, 1 requis",
    )


def test_a_vote_names_who_votes_who_withdraws_and_what_is_missing() -> None:
    absent = Member(14, College.EMPLOYEES, present=False, siren=frozenset({FACTORY}))
    trainer = Member(12, College.EMPLOYERS, present=True, siren=frozenset({AFPA}))
    assert vote_on(ALICE, [EMPLOYER, trainer, absent], per_college=1) == Vote(
        voters=(10,), withdrawn=(12,), missing=("le collège des salariés : 0 présent, 1 requis",)
    )


def test_nobody_sees_a_file_of_their_own_employer() -> None:
    refuse_tied(ALICE, EMPLOYER.siren)
    with pytest.raises(Refusal, match="votre organisme ou de votre employeur"):
        refuse_tied(ALICE, frozenset({FACTORY}))


@pytest.mark.parametrize("verdict", [JuryVerdict.DEFERRED, JuryVerdict.REFUSED])
def test_a_verdict_that_does_not_grant_says_why(verdict: JuryVerdict) -> None:
    refuse_without_reason(JuryVerdict.GRANTED, "")
    refuse_without_reason(verdict, "La situation du critère 3.2.1 manque.")
    with pytest.raises(Refusal, match="dit pourquoi"):
        refuse_without_reason(verdict, "  ")


def test_an_unknown_verdict_is_refused_with_those_that_exist() -> None:
    with pytest.raises(Refusal, match="« certificat accordé », « dossier ajourné », « certificat refusé »"):
        read_verdict("maybe")


def test_a_verdict_that_withholds_is_not_an_award() -> None:
    assert read_verdict("deferred", WITHHELD) == JuryVerdict.DEFERRED
    with pytest.raises(Refusal, match="parmi : « dossier ajourné », « certificat refusé »"):
        read_verdict("granted", WITHHELD)
