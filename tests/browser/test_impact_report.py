"""The report of a study, opened from the disk as its reader does."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from socle.core.impact.report.content import report_of
from socle.core.impact.report.page import html_page
from tests.browser.soundness import faults
from tests.core.impact.test_study import RESULTS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("study") / "report.html"
    path.write_text(html_page(report_of(RESULTS)), encoding="utf-8")
    return path.as_uri()


def test_axe_finds_nothing_with_every_table_open_and_the_figures_scroll_alone_on_a_320_px_screen(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert faults(page) == []


def test_a_table_is_opened_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    summary = page.get_by_text("Toutes les estimations").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("table", name="Toutes les estimations").is_visible()
