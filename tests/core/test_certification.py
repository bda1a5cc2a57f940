"""The rule, by cases an expert can read: `cases/certification.toml`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.certification import (
    Decision,
    SubdomainResult,
    Verdict,
    decide_certification,
    decide_subdomain,
)
from socle.core.framework.catalogue import find_framework
from socle.environment import home

CLEA = find_framework(home() / "data" / "frameworks", "clea", "2018")
CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("certification.toml").read_text())["case"]
RATINGS = st.dictionaries(st.sampled_from(CLEA.codes), st.sampled_from(Verdict))
EVERYTHING = dict.fromkeys(CLEA.codes, Verdict.ACQUIRED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_subdomain_is_acquired_at_its_threshold(case: dict) -> None:
    subdomain = CLEA.subdomain(case["subdomain"])
    ratings = {code: Verdict(verdict) for code, verdict in case["ratings"].items()}
    assert decide_subdomain(subdomain, ratings) == SubdomainResult(
        code=case["subdomain"],
        acquired=case["acquired"],
        criteria=case["criteria"],
        required=case["required"],
        acquired_count=case["acquired_count"],
        missing_mandatory=(),
    )


def test_certificate_is_granted_when_every_domain_is_acquired() -> None:
    decision = decide_certification(CLEA, EVERYTHING)
    assert (decision.certified, decision.missing_domains, decision.missing_subdomains) == (True, (), ())


def test_one_missing_subdomain_withholds_its_domain_and_the_certificate() -> None:
    ratings = EVERYTHING | {"2.4.1": Verdict.NOT_ACQUIRED}
    decision = decide_certification(CLEA, ratings)
    assert (decision.certified, decision.missing_domains, decision.missing_subdomains) == (
        False,
        ("2",),
        ("2.4",),
    )


def test_nothing_rated_misses_every_domain() -> None:
    decision = decide_certification(CLEA, {})
    assert decision.missing_domains == tuple("1234567")
    assert len(decision.missing_subdomains) == 28


@given(RATINGS)
def test_only_acquired_counts(ratings: dict[str, Verdict]) -> None:
    kept = {code: verdict for code, verdict in ratings.items() if verdict == Verdict.ACQUIRED}
    assert decide_certification(CLEA, ratings) == decide_certification(CLEA, kept)


@given(RATINGS, st.sampled_from(CLEA.codes))
def test_one_more_acquired_criterion_never_takes_anything_away(
    ratings: dict[str, Verdict], code: str
) -> None:
    before = decide_certification(CLEA, ratings)
    after: Decision = decide_certification(CLEA, ratings | {code: Verdict.ACQUIRED})
    assert set(after.missing_subdomains) <= set(before.missing_subdomains)
    assert after.certified >= before.certified
