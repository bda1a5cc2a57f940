"""The declaration to the Caisse des Dépôts in a real browser: the board, a batch, a correction."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME
from tests.browser.soundness import faults
from tests.browser.story import Story, fill, open_card, sign_in

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
    "correct_left": ("ada", "/declarations/a-corriger/{left}/"),
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


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    opened: Callable[[str], Page], name: str
) -> None:
    page = opened(name)
    assert faults(page) == []


def test_a_wrong_report_says_what_is_wrong_without_breaking_the_page(opened: Callable[[str], Page]) -> None:
    page = opened("answered")
    file = {"name": "rapport.xml", "mimeType": "application/xml", "buffer": b"<html/>"}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name="Importer le rapport").press("Enter")
    page.get_by_text("Ce fichier commence par « html »").wait_for()
    assert faults(page) == []


def test_a_batch_is_deposited_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("board")
    page.get_by_role("region", name="Lots").get_by_role("link").first.press("Enter")
    page.get_by_role("button", name="J’ai déposé ce lot").press("Enter")
    page.get_by_text("Le dépôt est noté.").wait_for()
    assert faults(page) == []


def test_a_body_corrects_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("to_correct")
    page.get_by_role("link", name="Corriger la déclaration de Martin-Declaré Paul").press("Enter")
    page.get_by_label("Deuxième prénom").fill("Anne")
    page.get_by_role("button", name="Corrigé").press("Enter")
    page.get_by_text("La correction est notée").wait_for()
    assert (faults(page), page.get_by_role("link", name="Martin-Declaré Paul").count()) == ([], 0)


def test_a_batch_is_prepared_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("board")
    page.get_by_role("button", name="Préparer un lot de").press("Enter")
    page.get_by_text("Le lot est préparé").wait_for()
    assert faults(page) == []


def test_the_form_to_type_prints_without_the_frame(opened: Callable[[str], Page]) -> None:
    page = opened("sheet")
    page.emulate_media(media="print")
    assert page.get_by_role("cell", name="PAR_ADMISSION").is_visible()
    assert [page.locator(part).is_visible() for part in (".top", ".bottom", ".back")] == [False] * 3


def test_the_holder_reads_that_their_certificate_is_in_their_passport(page: Page, declared: Story) -> None:
    open_card(page, declared.candidates["ines"])
    page.get_by_text("Votre certificat est dans votre passeport de compétences depuis le").wait_for()
    assert faults(page) == []
