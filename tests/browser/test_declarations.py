"""The declaration to the Caisse des Dépôts in a real browser: the board, a batch, a correction."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME
from tests.browser.story import Story, fill, sign_in
from tests.browser.test_pathways import axe

PAGES = {
    "board": ("cleo", "/declarations/"),
    "certificates": ("cleo", "/declarations/certificats/"),
    "late": ("cleo", "/declarations/certificats/?delai=retard"),
    "nothing": ("cleo", "/declarations/certificats/?delai=75"),
    "foreseen": ("cleo", "/declarations/rejets-prevus/"),
    "batches": ("cleo", "/declarations/lots/"),
    "built": ("cleo", "/declarations/lots/{built}/"),
    "answered": ("cleo", "/declarations/lots/{answered}/"),
    "passages": ("cleo", "/declarations/passages/?situation=ecarte"),
    "of_batch": ("cleo", "/declarations/passages/?lot={answered}"),
    "rejected": ("cleo", "/declarations/passages/{nobody}/"),
    "left": ("cleo", "/declarations/passages/{left}/"),
    "sheet": ("cleo", "/declarations/passages/{integrated}/fiche/"),
    "no_sheet": ("cleo", "/declarations/passages/{left}/fiche/"),
    "to_correct": ("ada", "/declarations/a-corriger/"),
    "correct": ("ada", "/declarations/a-corriger/{nobody}/"),
}


@pytest.fixture(scope="session")
def declared(story: Story) -> Story:
    """What was declared from Caen, told to the site's database after the spine."""
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "declaring")


@pytest.fixture
def opened(page: Page, declared: Story) -> Callable[[str], Page]:
    """Opens a page as whoever it is for."""

    def open_page(name: str) -> Page:
        who, address = PAGES[name]
        sign_in(page, declared.accounts[who], declared.password)
        answer = page.goto(address.format(**declared.ids))
        assert answer and answer.ok
        return page

    return open_page


def fits(page: Page) -> bool:
    page.set_viewport_size({"width": 320, "height": 640})
    return bool(page.evaluate("document.documentElement.scrollWidth") == 320)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    opened: Callable[[str], Page], name: str
) -> None:
    page = opened(name)
    if folder := os.environ.get("SHOTS"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.screenshot(path=f"{folder}/{name}-1280.png", full_page=True)
        page.set_viewport_size({"width": 320, "height": 640})
        page.screenshot(path=f"{folder}/{name}-320.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})
    assert (axe(page), fits(page)) == ([], True)
