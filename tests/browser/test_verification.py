"""The public answer about a certificate, in a real browser."""

import pytest
from playwright.sync_api import Page

from socle.core.certificate import code_of
from tests.browser.snapshots import same_as_kept
from tests.browser.soundness import faults
from tests.browser.story import Story

ANSWERS = {"authentic": "{certificate}", "withdrawn": "{withdrawn}", "unknown": code_of(7)}


@pytest.mark.parametrize("name", ANSWERS)
def test_axe_finds_nothing_and_the_answer_fits_a_320_px_screen(page: Page, hearing: Story, name: str) -> None:
    page.goto(f"/verifier/{ANSWERS[name].format(**hearing.ids)}/")
    assert faults(page) == []


def test_a_code_is_checked_with_the_keyboard_and_without_javascript(page: Page, hearing: Story) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/verifier/")
    assert faults(page) == []
    page.get_by_label("Code public du certificat").fill(hearing.ids["certificate"].lower())
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ce document est un spécimen, sans valeur.").wait_for()


def test_what_a_screen_reader_finds_in_the_answer(page: Page, hearing: Story) -> None:
    page.goto(f"/verifier/{hearing.ids['certificate']}/")
    same_as_kept("verification", page.locator("main").aria_snapshot())
