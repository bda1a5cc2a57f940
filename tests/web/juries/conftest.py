"""Sophie is the secretary; Emma and Saul sit; Nina is a juror whom nobody invited."""

import pytest

from socle.apps.accounts.models import Account
from socle.core.jury import College
from socle.core.roles import Role
from tests.cast import Cast, professional
from tests.hearing import Bench, gather_bench


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return gather_bench()


@pytest.fixture
def nina(cast: Cast) -> Account:
    return professional("Nina", Role.JUROR, college=College.EMPLOYERS)
