from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.soundness import faults
from tests.browser.story import Story, fill_registration, sign_in

PAGES = {
    "today": ("ada", "/aujourdhui/"),
    "list": ("ada", "/candidats/"),
    "nobody": ("ada", "/candidats/?nom=personne"),
    "register": ("ada", "/candidats/nouveau/"),
    "enrolled": ("bob", "/candidats/{nour}/"),
    "prescribed": ("bob", "/candidats/{alice}/"),
    "complete": ("ada", "/candidats/{lea}/"),
    "contact": ("ada", "/candidats/{nour}/coordonnees/"),
    "team": ("ada", "/equipe/"),
    "trainer": ("tim", "/candidats/"),
}


@pytest.fixture
def opened(page: Page, story: Story) -> Callable[[str], Page]:
    """Opens a page as whoever it is for."""

    def open_page(name: str) -> Page:
        who, address = PAGES[name]
        sign_in(page, story.accounts[who], story.password)
        page.goto(address.format(**{who: each.pathway for who, each in story.candidates.items()}))
        return page

    return open_page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    opened: Callable[[str], Page], name: str
) -> None:
    page = opened(name)
    assert faults(page) == []


def test_a_person_is_registered_with_the_keyboard_after_choosing_among_communes(
    opened: Callable[[str], Page],
) -> None:
    page = opened("register")
    fill_registration(page, birth_name="Petit", first_name="Ana", town="Saint-Denis")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert faults(page) == []
    assert page.get_by_label("Nom de naissance").input_value() == "Petit"
    page.get_by_label("Saint-Denis (Seine-Saint-Denis, 93066)").check()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Petit Ana").wait_for()


def test_the_access_card_is_shown_once(opened: Callable[[str], Page]) -> None:
    page = opened("enrolled")
    page.get_by_role("button", name="carte").first.press("Enter")
    page.get_by_text("Ce code s’affiche une seule fois.").wait_for()
    assert faults(page) == []
