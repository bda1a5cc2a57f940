from datetime import date

import pytest
from django.db import DatabaseError, transaction

from socle.apps.frameworks.actions import (
    Registration,
    move_framework,
    publish_version,
    register_window,
)
from socle.apps.frameworks.models import Framework, Version
from socle.apps.frameworks.queries import content, version_in_force
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal
from socle.core.framework.bundle import bundle_bytes
from socle.core.framework.problems import FrameworkError
from socle.core.framework_life import RegistrationWindow
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


def test_a_registration_is_written_with_its_dates_and_an_entry(clea: Framework) -> None:
    said = Registration("RS5616", date(2021, 1, 1), date(2026, 12, 31), date(2027, 6, 30), ("CFDT", "Medef"))
    register_window(clea, said, by=None, on=TODAY)
    clea.refresh_from_db()
    assert clea.window == RegistrationWindow(date(2021, 1, 1), date(2026, 12, 31), date(2027, 6, 30))
    assert (clea.registration_number, clea.co_authors) == ("RS5616", ["CFDT", "Medef"])
    assert Entry.objects.get(verb="register_window").codes == {
        "number": "RS5616",
        "days": ["2021-01-01", "2026-12-31", "2027-06-30"],
    }


def test_a_registration_whose_dates_cannot_be_true_is_refused(clea: Framework) -> None:
    with pytest.raises(Refusal, match="la fin précède le début"):
        register_window(clea, Registration("", TODAY, FIRST_DAY), by=None, on=TODAY)


def test_a_framework_moves_along_its_life_and_nowhere_else(clea: Framework) -> None:
    for verb in ("validate", "file", "register"):
        move_framework(clea, verb, by=None, on=TODAY)
    clea.refresh_from_db()
    assert clea.state == "registered"
    with pytest.raises(Refusal, match="est à l’étape « enregistré »"):
        move_framework(clea, "validate", by=None, on=TODAY)
