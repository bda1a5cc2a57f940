"""One full cohort and its facts, drawn once for the whole suite."""

from datetime import date

import pytest

from socle.demonstration.draw import draw_cohort
from socle.demonstration.extras import draw_extras
from socle.demonstration.facts import Facts, load_facts
from socle.demonstration.plan import PlannedCandidate
from socle.environment import home

TODAY = date(2026, 11, 24)
Cohort = tuple[PlannedCandidate, ...]


@pytest.fixture(scope="session")
def facts() -> Facts:
    return load_facts(home() / "data")


@pytest.fixture(scope="session")
def cohort(facts: Facts) -> Cohort:
    return draw_cohort(2021, today=TODAY, facts=facts)


@pytest.fixture(scope="session")
def extras(facts: Facts, cohort: Cohort) -> Cohort:
    return draw_extras(2021, today=TODAY, facts=facts, besides=cohort)
