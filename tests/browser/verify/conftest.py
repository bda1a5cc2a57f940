"""An issuer’s own site, and its verification page opened the day after."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.verify.issuer import Issued, Issuer, PublicSite, certificate, public_site
from tests.browser.verify.reading import AT


@pytest.fixture(scope="session")
def public(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublicSite]:
    with public_site(tmp_path_factory.mktemp("issuer")) as told:
        yield told


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture(scope="session")
def issued(issuer: Issuer) -> Issued:
    return issuer.issue(certificate())


@pytest.fixture
def context(browser: Browser, public: PublicSite, issuer: Issuer, issued: Issued) -> Iterator[BrowserContext]:
    public.publish(issuer.files)
    # A worker would answer before the routes and records of these tests; test_offline.py lets it be.
    told = {"locale": "fr-FR", "timezone_id": "Europe/Paris", "service_workers": "block"}
    made = browser.new_context(base_url=public.address, **told)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    opened = context.new_page()
    opened.clock.set_fixed_time(AT)
    return opened
