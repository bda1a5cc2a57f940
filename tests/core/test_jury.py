from socle.core.jury import College, File, Member, missing_quorum, voters

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
