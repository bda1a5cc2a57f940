"""Candidate files in a real browser: the check, what is to mend, the confirmation."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME
from tests.browser.soundness import faults
from tests.browser.story import Story, fill, sign_in
from tests.core.exchange.candidates.files import csv_of, line

PAGES = {
    "list": "/imports/",
    "upload": "/imports/nouveau/",
    "faulty": "/imports/{faulty}/",
    "checked": "/imports/{checked}/",
    "complete": "/imports/{checked}/completer/",
    "imported": "/imports/{imported}/resultat/",
}
HERE = {"certificate_name": "CléA", "organisation_siren": "", "establishment_siret": ""}


@pytest.fixture(scope="session")
def handed_in(story: Story) -> Story:
    """Ada's files, told to the site's database after the spine."""
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "imports")


@pytest.fixture
def opened(page: Page, handed_in: Story) -> Callable[[str], Page]:
    """Opens a page as Ada, who administers Caen."""

    def open_page(name: str) -> Page:
        sign_in(page, handed_in.accounts["ada"], handed_in.password)
        page.goto(PAGES[name].format(**handed_in.ids))
        return page

    return open_page


def send(page: Page, *lines: tuple[str, ...]) -> None:
    """Through the real form."""
    send_bytes(page, csv_of(*lines))


def send_bytes(page: Page, content: bytes) -> None:
    page.get_by_label("Établissement").select_option("73282932000074")
    file = {"name": "candidats.csv", "mimeType": "text/csv", "buffer": content}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name="Contrôler le fichier").press("Enter")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    opened: Callable[[str], Page], name: str
) -> None:
    page = opened(name)
    assert faults(page) == []


def test_a_form_without_a_file_says_so_without_breaking_the_page(opened: Callable[[str], Page]) -> None:
    page = opened("upload")
    page.get_by_role("button", name="Contrôler le fichier").press("Enter")
    page.get_by_text("Choisissez un fichier.").wait_for()
    assert faults(page) == []


def test_a_file_is_mended_then_imported_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("upload")
    send(page, line(**HERE | {"first_name": "Léo", "title": "Monsieur"}))
    page.get_by_text("1 ligne à corriger sur 1.").wait_for()
    page.get_by_role("link", name="Envoyer le fichier corrigé").press("Enter")
    send(page, line(**HERE | {"first_name": "Léo"}))
    page.get_by_role("button", name="Importer 1 personne").press("Enter")
    page.get_by_text("Le fichier est importé.").wait_for()
    page.get_by_role("link", name="Martin Léo").press("Enter")
    page.get_by_role("heading", name="Martin Léo").wait_for()


def test_own_columns_are_told_once_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("upload")
    send_bytes(page, "NOM;Prénom;Sexe;Né(e) le;Groupe\nMartin;Jo;Femme;1990-03-07;B\n".encode())
    page.get_by_role("heading", name="Faire correspondre vos colonnes").wait_for()
    assert faults(page) == []
    page.get_by_label("Nom de ces colonnes").fill("Notre logiciel")
    for label, value in {
        "CCPI": "CléA",
        "Statut (obligatoire)": "CERTIFIE",
        "Né à l'étranger": "NON",
    }.items():
        page.get_by_label(label).select_option(value)
    page.get_by_label("Date de passage").fill("12/05/2026")
    page.get_by_role("button", name="Continuer").press("Enter")
    page.get_by_role("heading", name="Vos mots et vos dates").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Lire le fichier").press("Enter")
    page.get_by_text("Lu avec vos colonnes habituelles.").wait_for()
    page.get_by_role("button", name="Importer 1 personne").wait_for()
    assert faults(page) == []


def test_a_file_is_put_away_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("upload")
    send(page, line(**HERE | {"first_name": "Max"}))
    page.get_by_role("button", name="Écarter ce fichier").press("Enter")
    page.get_by_text("Le fichier est écarté : rien n’en est gardé.").wait_for()
    assert faults(page) == []
