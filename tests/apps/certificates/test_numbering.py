"""Numbers given at the same moment, over connections of their own.

The journal and the certificates never change: this test has its own database, thrown away afterwards.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from socle.apps.accounts.models import Account
from socle.apps.accreditations.actions import accredit
from socle.apps.certificates.conclusion import conclude_validation
from socle.apps.certificates.models import Certificate, Counter
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.core.accreditation import AccreditedRole
from socle.scheme import scheme
from tests.apart import own_database
from tests.cast import FIRST_DAY, Cast
from tests.hearing import SITS_ON, file_sent, gather_bench

MANY_LOOKS = 100_000
STOPPED = """
SELECT count(DISTINCT waits.pid) FROM pg_locks waits JOIN pg_locks holds USING (pid)
WHERE NOT waits.granted AND holds.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@pytest.fixture
def apart(django_db_setup: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with own_database("test_socle_numbering", django_db_blocker):
        yield django_db_setup


def sent(cast: Cast, count: int) -> tuple[list[Pathway], Account]:
    """Files that wait for the certifier, and who validates them."""
    bench = gather_bench()
    numerique = Framework.objects.get(slug="clea-numerique")
    held = {"starts_on": FIRST_DAY, "ends_on": None, "by": None, "on": FIRST_DAY}
    accredit(cast.caen, numerique, AccreditedRole.ASSESS, **held)
    return [file_sent(numerique, cast.caen, number) for number in range(count)], bench.cecile


def validate(files: Sequence[Pathway], by: Account) -> list[str]:
    """In a thread, hence over another connection."""
    try:
        return [each.number for each in conclude_validation(files, scheme=scheme(), by=by, on=SITS_ON)]
    finally:
        connection.close()


def wait_for_both() -> None:
    """Both awards are stopped by a lock: neither has a number yet."""
    for _ in range(MANY_LOOKS):
        with connection.cursor() as cursor:
            cursor.execute(STOPPED)
            if cursor.fetchone() == (2,):
                return
    raise AssertionError("The two awards never waited for the counter.")


def test_two_awards_at_the_same_moment_share_no_number_and_skip_none(apart: Cast) -> None:
    files, cecile = sent(apart, 6)
    with ThreadPoolExecutor(2) as threads:
        with transaction.atomic():
            # The first award of the year, under way: the two others wait for it, then for each other.
            Counter.objects.create(year=SITS_ON.year)
            under_way = [threads.submit(validate, some, cecile) for some in (files[:3], files[3:])]
            wait_for_both()
        given = [each.result() for each in under_way]
    ranks = [[int(number[-6:]) for number in numbers] for numbers in given]
    assert sorted(ranks) == [[1, 2, 3], [4, 5, 6]]
    assert (Certificate.objects.count(), Counter.objects.get().last) == (6, 6)
