from datetime import timedelta

from socle.apps.assessments.waiting import ending_soon, without_news
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from tests.cast import TODAY, Cast, assess, enrol, give_result_back, verdicts


def test_acquired_domains_are_recalled_as_early_as_the_parameter_says(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, d3="not_acquired")), cast.bob)
    Pathway.objects.update(kept_until=TODAY + timedelta(days=30))
    found = [ending_soon(Pathway.objects.all(), TODAY, days=days).count() for days in (29, 30)]
    assert found == [0, 1]


def test_a_person_is_without_news_after_as_long_as_the_parameter_says(cast: Cast, clea: Framework) -> None:
    enrol(cast, clea, on=TODAY - timedelta(days=30))
    found = [without_news(Pathway.objects.all(), TODAY, days=days).count() for days in (30, 31)]
    assert found == [1, 0]
