"""Four certificates of one sitting, and the people who declare them."""

from datetime import UTC, date, datetime

import pytest

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.actions import deposit_batch
from socle.apps.declarations.models import Batch
from socle.apps.declarations.preparing import Prepared, prepare_batches
from socle.apps.frameworks.models import Framework
from socle.scheme import scheme
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, file_sent, gather_bench, heard

AT = datetime(2026, 12, 15, 9, 30, tzinfo=UTC)
ON = date(2026, 12, 15)


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return gather_bench()


@pytest.fixture
def certificates(clea: Framework, cast: Cast, bench: Bench) -> list[Certificate]:
    for number in range(4):
        file_sent(clea, cast.caen, number)
    return heard(clea, bench, on=SITS_ON)


def prepared(bench: Bench, on: date = ON, at: datetime = AT) -> Prepared:
    return prepare_batches(scheme=scheme(), by=bench.cecile, on=on, at=at)


def deposited(bench: Bench, on: date = ON, at: datetime = AT) -> Batch:
    (batch,) = prepared(bench, on, at).batches
    deposit_batch(batch, by=bench.cecile, on=on)
    return batch
