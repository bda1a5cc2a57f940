"""Alice's assessment by Bob, opened today; each page is asked for by whoever the test signs in."""

import pytest
from django.utils.timezone import localdate

from socle.apps.assessments.models import Assessment
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from tests.cast import Cast, assess, enrol, give_result_back, verdicts


@pytest.fixture
def pathway(cast: Cast, clea: Framework) -> Pathway:
    return enrol(cast, clea, on=localdate())


@pytest.fixture
def assessment(pathway: Pathway, cast: Cast) -> Assessment:
    return assess(pathway, cast.bob, {}, on=localdate())


@pytest.fixture
def complete(pathway: Pathway, cast: Cast) -> Assessment:
    """Everything seen; the third domain is still to learn."""
    return assess(pathway, cast.bob, verdicts(pathway, d3="not_acquired"), on=localdate())


@pytest.fixture
def given_back(complete: Assessment, cast: Cast) -> Assessment:
    give_result_back(complete, cast.bob, localdate())
    complete.refresh_from_db()
    return complete
