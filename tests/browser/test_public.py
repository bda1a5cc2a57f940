import pytest
from playwright.sync_api import Page

from tests.browser.soundness import faults
from tests.web.test_public import PAGES


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(page: Page, path: str) -> None:
    page.goto(path)
    assert faults(page) == []


def test_a_person_finds_what_the_certificate_covers_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    link = page.get_by_role("link", name="(CléA)")
    link.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/certificats/clea/")
    assert page.get_by_role("heading", level=2).count() >= 7


def test_the_page_is_read_in_english_on_demand(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.get_by_role("heading", level=1).inner_text() == "Get recognition for what you can already do."
