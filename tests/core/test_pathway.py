import pytest

from socle.core.certification import Verdict, decide_certification
from socle.core.errors import Refusal
from socle.core.pathway import PATHWAY, codes_to_reassess, missing_to_submit
from tests.core.test_certification import CLEA, EVERYTHING

NAMES = {domain.code: domain.short for domain in CLEA.domains}
WITHOUT_PLAN = EVERYTHING | {"2.4.1": Verdict.NOT_ACQUIRED}


def missing(ratings: dict[str, Verdict], shown: set[str]) -> tuple[str, ...]:
    return missing_to_submit(decide_certification(CLEA, ratings), ratings, shown, NAMES)


def test_submission_requires_every_domain_acquired() -> None:
    assert missing(WITHOUT_PLAN, set(CLEA.codes)) == ("le domaine 2 « Compter et mesurer »",)


def test_submission_requires_a_situation_for_each_criterion_counted() -> None:
    assert missing(EVERYTHING, set(CLEA.codes)) == ()
    assert missing(EVERYTHING, set(CLEA.codes) - {"3.4.1"}) == ("une situation qui montre le critère 3.4.1",)


def test_a_criterion_that_is_not_acquired_needs_no_situation() -> None:
    ratings = EVERYTHING | {"1.1.2": Verdict.NOT_ASSESSED}
    assert missing(ratings, set(CLEA.codes) - {"1.1.2"}) == ()


@pytest.mark.parametrize(
    ("scope", "codes"),
    [
        ("subdomain", ("2.4.1",)),
        ("domain", tuple(code for code in CLEA.codes if code.startswith("2."))),
    ],
)
def test_the_final_assessment_touches_only_what_is_missing(scope: str, codes: tuple[str, ...]) -> None:
    assert codes_to_reassess(decide_certification(CLEA, WITHOUT_PLAN), CLEA.codes, scope) == codes


def test_nothing_is_certified_without_a_jury_or_a_named_person() -> None:
    move = PATHWAY.find("certify", "before_jury")
    assert (move.target, move.by) == ("certified", ("jury", "certifier"))


@pytest.mark.parametrize("state", ["certified", "withdrawn"])
def test_a_certified_pathway_is_closed(state: str) -> None:
    with pytest.raises(Refusal) as refused:
        PATHWAY.find("stop", state)
    assert refused.value.remedy == "Cette étape est la dernière."


def test_only_the_certifier_withdraws_a_certificate() -> None:
    move = PATHWAY.find("withdraw", "certified")
    assert (move.target, move.by) == ("withdrawn", ("certifier",))
