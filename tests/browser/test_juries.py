"""Sittings in a real browser: the open sitting for the secretary, the file for a member."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME
from tests.browser.story import Story, fill, sign_in
from tests.browser.test_pathways import axe

PAGES = {
    "calendar": ("sophie", "/seances/"),
    "plan": ("sophie", "/seances/nouvelle/"),
    "planned": ("sophie", "/seances/{planned}/"),
    "ready": ("sophie", "/seances/{ready}/"),
    "open": ("sophie", "/seances/{open}/"),
    "names": ("sophie", "/seances/{open}/?noms=1"),
    "member": ("emma", "/seances/{open}/"),
    "decided": ("sophie", "/seances/{decided}/"),
    "closed": ("sophie", "/seances/{closed}/"),
    "unopened": ("saul", "/seances/{open}/dossiers/1/"),
    "withdrawn": ("emma", "/seances/{open}/dossiers/3/"),
    "exception": ("sophie", "/seances/{open}/dossiers/2/"),
    "today": ("saul", "/aujourdhui/"),
}


@pytest.fixture(scope="session")
def hearing(story: Story) -> Story:
    """Sittings at each of their steps, told to the site's database after the spine."""
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "hearing")


@pytest.fixture
def opened(page: Page, hearing: Story) -> Callable[[str], Page]:
    """Opens a page as whoever it is for."""

    def open_page(name: str) -> Page:
        who, address = PAGES[name]
        sign_in(page, hearing.accounts[who], hearing.password)
        page.goto(address.format(**hearing.ids))
        return page

    return open_page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    opened: Callable[[str], Page], name: str
) -> None:
    page = opened(name)
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
