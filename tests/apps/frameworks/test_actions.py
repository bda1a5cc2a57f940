from datetime import date

import pytest
from django.db import DatabaseError, transaction

from socle.apps.frameworks.actions import publish_version
from socle.apps.frameworks.models import Version
from socle.apps.frameworks.queries import content, version_in_force
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal
from socle.core.framework.bundle import bundle_bytes
from socle.core.framework.problems import FrameworkError
from socle.environment import home
from tests.conftest import FIRST_DAY, TODAY

CLEA = bundle_bytes(home() / "data" / "frameworks" / "clea" / "2018")
NEXT = CLEA.replace(b'version = \\"2018\\"', b'version = \\"2027\\"')


def test_a_published_version_keeps_its_bytes_and_hash(shipped: list[Version]) -> None:
    version = Version.objects.get(framework__slug="clea")
    assert bytes(version.bundle.content) == CLEA
    assert content(version).criterion_count == 107
    assert Entry.objects.filter(subject="frameworks.version").count() == 3


def test_publishing_the_same_bytes_again_changes_nothing(shipped: list[Version]) -> None:
    again = publish_version(CLEA, starts_on=TODAY, by=None, on=TODAY)
    assert (again.starts_on, Version.objects.count()) == (FIRST_DAY, 3)


def test_a_published_version_never_changes(shipped: list[Version]) -> None:
    changed = CLEA.replace(b"Savoir poser une question", b"Poser une question")
    assert changed != CLEA
    with pytest.raises(FrameworkError, match="a changé depuis sa publication"):
        publish_version(changed, starts_on=TODAY, by=None, on=TODAY)
    with pytest.raises(DatabaseError, match="ne change pas"), transaction.atomic():
        Version.objects.update(label="2019")


def test_a_new_version_starts_on_its_day_and_the_old_one_stays(shipped: list[Version]) -> None:
    assert NEXT != CLEA
    publish_version(NEXT, starts_on=date(2027, 1, 1), by=None, on=TODAY)
    labels = [version_in_force("clea", day).label for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert labels == ["2018", "2027"]


def test_a_new_version_cannot_start_before_the_last_one(shipped: list[Version]) -> None:
    with pytest.raises(Refusal, match="commence après"):
        publish_version(NEXT, starts_on=FIRST_DAY, by=None, on=TODAY)
