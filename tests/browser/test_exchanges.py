"""The diary of exchanges in a real browser."""

import pytest
from playwright.sync_api import Page

from tests.browser.story import Story, sign_in
from tests.browser.test_imports import fits
from tests.browser.test_pathways import axe


@pytest.mark.parametrize("who", ("ada", "cleo"))
@pytest.mark.parametrize("address", ("/echanges/", "/echanges/resultats-en-attente/"))
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    page: Page, story: Story, who: str, address: str
) -> None:
    sign_in(page, story.accounts[who], story.password)
    page.goto(address)
    assert (axe(page), fits(page)) == ([], True)
