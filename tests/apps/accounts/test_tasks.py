from datetime import UTC, datetime

import pytest

from socle.apps.accounts.models import Failure
from socle.apps.accounts.tasks import forget_failures
from tests.cast import TODAY


@pytest.mark.django_db
def test_refused_openings_are_forgotten_after_a_year() -> None:
    for at in (datetime(2025, 11, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)):
        Failure.objects.create(digest="x", at=at)
    assert (forget_failures(TODAY), forget_failures(TODAY), Failure.objects.count()) == (1, 0, 1)
