import pytest

from socle.apps.assessments.models import Assessment
from socle.apps.frameworks.models import Framework
from tests.cast import Cast, assess, enrol, give_result_back, verdicts


@pytest.fixture
def assessment(cast: Cast, clea: Framework) -> Assessment:
    return assess(enrol(cast, clea), cast.bob, {})


@pytest.fixture
def given_back(cast: Cast, clea: Framework) -> Assessment:
    pathway = enrol(cast, clea)
    made = assess(pathway, cast.bob, verdicts(pathway, d3="not_acquired"))
    give_result_back(made, cast.bob)
    made.refresh_from_db()
    return made
