"""Without a connection: the page and the last lists are on the device, and it says how old they are."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.verify.issuer import Issued, Issuer, public_site
from tests.browser.verify.reading import (
    AT,
    AUTHENTIC,
    MODIFIED,
    UNKNOWN,
    all_yes,
    answers,
    give,
    scan,
    title,
)

DAYS_LATER = datetime(2026, 11, 28, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def offline(
    browser: Browser, site: str, tmp_path_factory: pytest.TempPathFactory, issuer: Issuer, issued: Issued
) -> Iterator[BrowserContext]:
    """A device on which the page was opened once; then its site stopped answering."""
    with public_site(tmp_path_factory.mktemp("mine")) as mine:
        mine.publish(issuer.files)
        context = browser.new_context(base_url=mine.address, locale="fr-FR", timezone_id="Europe/Paris")
        opened = context.new_page()
        opened.clock.set_fixed_time(AT)
        opened.goto("/v")
        opened.evaluate("navigator.serviceWorker.ready.then(() => true)")
        opened.wait_for_function("navigator.serviceWorker.controller !== null")
    yield context
    context.close()


@pytest.fixture
def page(offline: BrowserContext) -> Iterator[Page]:
    """The page opened again, days later and without a connection."""
    opened = offline.new_page()
    opened.clock.set_fixed_time(DAYS_LATER)
    opened.goto("/v")
    yield opened
    opened.close()


def test_a_badge_is_verified_and_the_age_of_the_list_is_said(page: Page, issued: Issued) -> None:
    give(page, issued.badge)
    assert (title(page), answers(page)) == (AUTHENTIC, all_yes())
    assert page.locator("[data-part=when]").inner_text() == (
        "Vérifié le samedi 28 novembre 2026 à 10 h 00. Sans connexion : la liste des retraits gardée "
        "sur cet appareil date du mardi 24 novembre 2026 à 13 h 00, il y a 3 jours."
    )
    give(page, issued.badge.replace(b"Alice", b"Alicf"))
    assert title(page) == MODIFIED


def test_a_scanned_code_is_verified_but_for_the_log(page: Page, issued: Issued) -> None:
    scan(page, issued.token)
    assert (title(page), answers(page)) == (UNKNOWN, all_yes(log="unknown"))
    assert page.locator("#result .facts dd").nth(2).inner_text() == "Alice Martin, nom d’usage Dupont"


def test_a_list_older_than_its_issuer_lets_it_be_does_not_conclude(page: Page, issued: Issued) -> None:
    page.clock.set_fixed_time(datetime(2026, 12, 25, tzinfo=UTC))
    give(page, issued.badge)
    assert (title(page), answers(page)) == (UNKNOWN, all_yes(status="unknown"))


def test_the_rest_of_the_site_is_not_kept(page: Page) -> None:
    kept = page.evaluate(
        """async () => {
          const names = await caches.keys();
          const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
          return kept.flat().map((request) => new URL(request.url).pathname);
        }"""
    )
    assert {path for path in kept if not path.startswith("/static/")} == {
        "/v",
        "/.well-known/did.json",
        "/.well-known/jwks.json",
        "/log/witnesses",
        "/status/1",
    }
    for elsewhere in ("/verifier/", "/vie-privee/"):
        assert page.evaluate(f"fetch('{elsewhere}').then(() => true, () => false)") is False
