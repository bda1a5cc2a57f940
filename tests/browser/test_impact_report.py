"""The report of a study, opened from the disk as its reader does."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from socle.core.impact.report.content import report_of
from socle.core.impact.report.page import html_page
from tests.core.impact.test_study import RESULTS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("study") / "report.html"
    path.write_text(html_page(report_of(RESULTS)), encoding="utf-8")
    return path.as_uri()


def test_axe_finds_nothing_with_every_table_open(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


def test_the_report_fits_a_320_px_screen_and_its_figures_scroll_alone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_table_is_opened_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    summary = page.get_by_text("Toutes les estimations").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("table", name="Toutes les estimations").is_visible()
