"""Sittings in a real browser: the open sitting for the secretary, the file for a member."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.snapshots import same_as_kept
from tests.browser.soundness import faults
from tests.browser.story import Story, sign_in

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
    assert faults(page) == []


def test_what_a_screen_reader_finds_in_an_open_sitting(opened: Callable[[str], Page]) -> None:
    same_as_kept("sitting", opened("open").locator("main").aria_snapshot())


def test_the_quorum_stays_in_sight(opened: Callable[[str], Page]) -> None:
    page = opened("open")
    page.get_by_role("heading", name="Membres du jury").scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 0
    assert page.evaluate("document.querySelector('.quorum').getBoundingClientRect().top") >= 0


def test_a_sitting_is_held_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("open")
    for number in page.locator(".next a[href*=dossiers]").all_inner_texts():
        page.get_by_role("link", name=number, exact=True).first.press("Enter")
        page.get_by_role("button", name="Ouvrir le dossier").press("Enter")
        page.get_by_role("heading", name="Un résultat obtenu ailleurs").wait_for()
        page.get_by_role("link", name="Jury de Normandie").press("Enter")
    page.get_by_text("Décider", exact=False).locator("xpath=ancestor-or-self::summary").first.press("Enter")
    page.get_by_role("radio", name="Ajourner").press("Space")
    page.get_by_label("Raison, écrite pour la personne").fill("Il manque une situation.")
    page.get_by_role("button", name="Enregistrer la décision").press("Enter")
    page.get_by_text("La décision sur le dossier n° 2 est enregistrée.").wait_for()
    page.get_by_role("button", name="Accorder les 22 dossiers du bloc").press("Enter")
    page.get_by_text("22 certificats sont accordés.").wait_for()
    assert faults(page) == []


def test_what_is_read_of_a_file_fits_and_shows_its_photo(opened: Callable[[str], Page]) -> None:
    page = opened("unopened")
    page.get_by_role("button", name="Ouvrir le dossier").press("Enter")
    photo = page.get_by_role("img", name="Pièce 1 de la situation 2")
    photo.scroll_into_view_if_needed()
    photo.evaluate("image => image.decode()")
    assert photo.evaluate("image => image.naturalWidth") > 0
    assert faults(page) == []
