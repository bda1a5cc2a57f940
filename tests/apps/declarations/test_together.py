"""Two people who prepare at once, each over a connection of their own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.models import Batch, Line
from socle.apps.frameworks.models import Framework
from tests.apart import own_database
from tests.apps.declarations.declaring import ON, prepared
from tests.cast import Cast
from tests.hearing import Bench, file_sent, gather_bench, heard


@pytest.fixture
def apart(django_db_setup: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with own_database("test_socle_declarations", django_db_blocker):
        yield django_db_setup


def awarded(cast: Cast) -> Bench:
    clea, bench = Framework.objects.get(slug="clea"), gather_bench()
    for number in range(4):
        file_sent(clea, cast.caen, number)
    heard(clea, bench)
    return bench


def counts(bench: Bench) -> list[int]:
    """In a thread, hence over another connection."""
    try:
        return [batch.count for batch in prepared(bench).batches]
    finally:
        connection.close()


def test_what_one_holds_the_other_leaves(apart: Cast) -> None:
    bench = awarded(apart)
    enter_passages(on=ON)
    with ThreadPoolExecutor(1) as thread, transaction.atomic():
        (mine,) = prepared(bench).batches
        # Nothing is committed yet: the other neither waits for these rows nor takes them.
        assert (mine.count, thread.submit(counts, bench).result(timeout=60)) == (4, [])


def test_two_who_prepare_at_once_never_hold_the_same_passage(apart: Cast) -> None:
    bench = awarded(apart)
    with ThreadPoolExecutor(2) as threads:
        made = [each.result() for each in [threads.submit(counts, bench) for _ in range(2)]]
    assert sum(map(sum, made)) == Line.objects.count() == Certificate.objects.count() == 4
    assert Line.objects.values("passage").distinct().count() == 4
    assert sum(Batch.objects.values_list("count", flat=True)) == 4
