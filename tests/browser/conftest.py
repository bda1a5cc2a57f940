"""The real site, served by gunicorn from a database of its own, and a real browser on it."""

import os
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from psycopg.conninfo import make_conninfo

from socle.environment import home
from tests.apart import copied, published
from tests.browser.chromium import ARGUMENTS, executable
from tests.browser.story import Story, fill
from tests.cast import Cast

# Each process that runs tests has its own.
NAME = f"test_socle_browser_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@pytest.fixture(scope="session")
def site(django_db_setup: Cast) -> Iterator[str]:
    """The address of the site, on a database of its own, with the frameworks published."""
    with copied(NAME, published()) as address, served(address) as told:
        yield told


@contextmanager
def served(database_url: str) -> Iterator[str]:
    """The address of a site of its own process, on that database."""
    environment = {**os.environ, "DATABASE_URL": database_url, "SOCLE_HOME": str(home())}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.set_inheritable(True)
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--bind",
            f"fd://{listener.fileno()}",
            # A browser opens connections ahead of need: an idle one would block a single thread.
            *("--threads", "4", "--no-control-socket"),
            "socle.web.wsgi",
        ]
        # The listener is open already: the first page waits in its queue until the site is up.
        with subprocess.Popen(command, env=environment, pass_fds=[listener.fileno()]) as web:
            yield f"http://localhost:{listener.getsockname()[1]}"
            web.terminate()


@pytest.fixture(scope="session")
def story(site: str) -> Story:
    """The cast and candidates at every step, told once to the site's database."""
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "spine")


@pytest.fixture(scope="session")
def hearing(story: Story) -> Story:
    """Sittings at each of their steps, told after the spine."""
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "hearing")


@pytest.fixture(scope="session")
def browser(site: str) -> Iterator[Browser]:
    """Starts after the site: Playwright’s loop in this thread keeps Django from its database."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable(), args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the page said when its test failed stands in the report."""
    report = yield
    page = item.funcargs.get("page")
    if report.failed and call.when == "call" and isinstance(page, Page):
        report.sections.append((page.url, page.locator("body").inner_text()))
    return report


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, locale="fr-FR")
    yield context.new_page()
    context.close()
