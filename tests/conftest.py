"""The suite's server, and the three shipped frameworks, published."""

import gc
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from django.db import connections
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from django.utils.translation import activate
from pytest_django import DjangoDbBlocker, Settings

from socle.apps.frameworks.actions import publish_version
from socle.apps.frameworks.models import Framework, Version
from socle.core.framework.bundle import bundle_bytes
from socle.core.framework.catalogue import list_versions
from socle.environment import home
from socle.signer.client import Signer
from tests.apart import forget_published, keep_published
from tests.cast import Cast, gather
from tests.database import OWN
from tests.signing import SIGNED_AT, running_signer

FIRST_DAY = date(2018, 1, 1)
TODAY = date(2026, 11, 24)
HASHERS = [f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("MD5", "PBKDF2")]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Start the suite's own server when a test first needs it; each process has a database there."""
    if OWN:
        OWN.start()
    yield
    connections.close_all()


def publish_shipped() -> list[Version]:
    root = home() / "data" / "frameworks"
    return [
        publish_version(bundle_bytes(root / slug / label), starts_on=FIRST_DAY, by=None, on=FIRST_DAY)
        for slug, label in list_versions(root)
    ]


def pytest_configure(config: pytest.Config) -> None:
    """What is collected stays to the end: looking for cycles in it at each turn takes a fifth of the time."""
    gc.set_threshold(100_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser comes last: its loop keeps Django from the database in the tests that follow it."""
    gc.freeze()
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(autouse=True)
def own_ground(settings: Settings, tmp_path: Path) -> None:
    """Each test has its own files and speaks French at first; a password costs nothing to check."""
    activate("fr")
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PUBLIC_ROOT = tmp_path / "public"
    settings.SIGNER_SOCKET = tmp_path / "signer" / "socket"
    settings.PASSWORD_HASHERS = HASHERS


@pytest.fixture
def signer(tmp_path: Path) -> Iterator[Signer]:
    """The signer of the demonstration issuer, whose clock says a day after the sittings on stage."""
    with running_signer(tmp_path / "signer", SIGNED_AT) as running:
        yield running


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Cast]:
    """The frameworks are published and the cast at their desks, once for all the tests of a process."""
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=HASHERS):
        made = setup_databases(verbosity=0, interactive=False)
        publish_shipped()
        keep_published()
        cast = gather(Framework.objects.get(slug="clea"))
    yield cast
    with django_db_blocker.unblock():
        forget_published()
        teardown_databases(made, verbosity=0)


@pytest.fixture
def shipped(db: None) -> list[Version]:
    return list(Version.objects.order_by("pk"))


@pytest.fixture
def clea(shipped: list[Version]) -> Framework:
    return Framework.objects.get(slug="clea")


@pytest.fixture
def cast(django_db_setup: Cast, db: None) -> Cast:
    return deepcopy(django_db_setup)
