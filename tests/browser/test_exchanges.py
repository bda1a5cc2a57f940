"""The diary of exchanges in a real browser."""

import pytest
from playwright.sync_api import Page

from tests.browser.soundness import faults
from tests.browser.story import Story, sign_in


@pytest.mark.parametrize("who", ("ada", "cleo"))
@pytest.mark.parametrize("address", ("/echanges/", "/echanges/resultats-en-attente/"))
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    page: Page, story: Story, who: str, address: str
) -> None:
    sign_in(page, story.accounts[who], story.password)
    page.goto(address)
    assert faults(page) == []
