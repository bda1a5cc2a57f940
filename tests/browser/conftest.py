"""The real site, served by gunicorn from a database of its own, and a real browser on it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright
from psycopg.conninfo import make_conninfo

from socle.environment import home
from tests.browser.chromium import ARGUMENTS, executable

NAME = "test_socle_browser"


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """The address of the site, its database copied from the suite's, with the frameworks published."""
    with django_db_blocker.unblock():
        connection.close()
        address = _copy_database()
    environment = {**os.environ, "DATABASE_URL": address, "SOCLE_HOME": str(home())}
    subprocess.run([sys.executable, "-m", "socle.cli.main", "frameworks", "load"], env=environment, check=True)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.set_inheritable(True)
        command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listener.fileno()}", "socle.web.wsgi"]
        environment["DJANGO_SETTINGS_MODULE"] = "socle.settings"
        # The listener is open already: the first page waits in its queue until the site is up.
        with subprocess.Popen(command, env=environment, pass_fds=[listener.fileno()]) as web:
            yield f"http://localhost:{listener.getsockname()[1]}"
            web.terminate()
    with django_db_blocker.unblock(), psycopg.connect(_address("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def _copy_database() -> str:
    with psycopg.connect(_address("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME} TEMPLATE {settings.DATABASES['default']['NAME']}")
    return _address(NAME)


def _address(name: str) -> str:
    it = settings.DATABASES["default"]
    said = {"host": it["HOST"], "port": it["PORT"], "user": it["USER"], "password": it["PASSWORD"]}
    return make_conninfo("", dbname=name, **{key: value for key, value in said.items() if value})


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable(), args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, locale="fr-FR")
    yield context.new_page()
    context.close()
