from datetime import date

from procrastinate.contrib.django import app

from socle.apps.frameworks.models import Framework
from socle.apps.pathways.tasks import expire_overdue
from tests.cast import Cast, assess, enrol, give_result_back, verdicts


def test_pathways_past_their_five_years_are_closed_once(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    assessment = assess(pathway, cast.bob, verdicts(pathway, d3="not_acquired"))
    give_result_back(assessment, cast.bob)
    assert [expire_overdue(date(2031, 11, day)) for day in (24, 25, 26)] == [0, 1, 0]
    pathway.refresh_from_db()
    assert pathway.state == "expired"


def test_the_worker_knows_what_comes_back() -> None:
    ours = sorted(task.name for task in app.tasks.values() if "socle" in task.func.__module__)
    assert ours == [
        "calculate_study",
        "expire_overdue_pathways",
        "forget_api_traffic",
        "forget_ended_shares",
        "forget_old_failures",
        "publish_credentials",
        "publish_status_lists",
        "restart_interrupted_studies",
        "tell_of_key",
        "timestamp_log",
        "watch_declarations",
    ]
