import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.test_public import PAGES


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: Page, path: str) -> None:
    page.goto(path)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_320_px_screen(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


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
