import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME
from tests.browser.soundness import faults
from tests.browser.story import Story, fill, sign_in

PAGES = {
    "bodies": "/organismes/",
    "no_body": "/organismes/?nom=personne",
    "add_body": "/organismes/nouveau/",
    "body": "/organismes/{body}/",
    "correct_site": "/equipe/etablissements/{site}/",
    "add_site": "/organismes/{body}/etablissement/",
    "administrator": "/organismes/{body}/responsable/",
    "accredit": "/habilitations/{site}/nouvelle/",
    "certificates": "/certificats-delivres/",
    "no_certificate": "/certificats-delivres/?cherche=personne",
    "certificate": "/certificats-delivres/{held}/",
    "replace": "/certificats-delivres/{held}/remplacement/",
    "withdrawn": "/certificats-delivres/{gone}/",
    "found_before": "/certificats-delivres/?cherche=2017-14-0042",
    "legacy": "/certificats-repris/",
    "legacy_one": "/certificats-repris/{legacy}/",
    "validations": "/validations/",
    "file": "/validations/{waiting}/",
    "doubts": "/doutes/",
    "doubt": "/doutes/{new}/{known}/",
    "obstacles": "/criteres-non-evaluables/",
    "obstacle": "/criteres-non-evaluables/{asked}/",
    "frameworks": "/referentiels/",
    "framework": "/referentiels/clea/",
    "version": "/referentiels/clea/2018/",
    "roles": "/roles/",
    "add_person": "/roles/nouveau/",
}


@pytest.fixture(scope="session")
def certifier(story: Story) -> Story:
    """What waits for the certifier, told to the site's database after the spine."""
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "certifier")


@pytest.fixture
def opened(page: Page, certifier: Story) -> Callable[[str], Page]:
    """Opens a page as Cleo, of the certifier."""

    def open_page(name: str) -> Page:
        sign_in(page, certifier.accounts["cleo"], certifier.password)
        page.goto(PAGES[name].format(**certifier.ids))
        return page

    return open_page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    opened: Callable[[str], Page], name: str
) -> None:
    page = opened(name)
    assert faults(page) == []


def test_a_wrong_form_says_what_is_wrong_without_breaking_the_page(opened: Callable[[str], Page]) -> None:
    page = opened("add_site")
    page.get_by_label("SIRET").fill("732829320")
    page.get_by_role("button", name="Inscrire l’établissement").click()
    page.get_by_text("« 732829320 » n’a pas 14 chiffres").wait_for()
    assert faults(page) == []


def test_two_people_stay_two_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("doubts")
    page.get_by_role("link", name="Durand").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ce sont deux personnes").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Votre réponse est enregistrée.").wait_for()


def test_a_file_is_ticked_and_validated_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("validations")
    page.get_by_role("checkbox", name="Sami").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Valider les dossiers cochés").focus()
    page.keyboard.press("Enter")
    page.get_by_text("1 certificat est délivré.").wait_for()
    assert page.get_by_role("checkbox").count() == 1


def test_a_file_is_opened_and_sent_back_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("file")
    page.get_by_role("button", name="Ouvrir le dossier").press("Enter")
    page.get_by_role("heading", name="Un résultat obtenu ailleurs").wait_for()
    page.get_by_role("radio", name="Ajourner").press("Space")
    page.get_by_role("button", name="Enregistrer la décision").press("Enter")
    page.get_by_text("Écrivez la raison").wait_for()
    assert faults(page) == []
    page.get_by_label("Raison, écrite pour la personne").fill(
        "Le fichier ne dit pas qui a fait passer le test."
    )
    page.get_by_role("button", name="Enregistrer la décision").press("Enter")
    page.get_by_text("La décision est enregistrée.").wait_for()


def test_a_withdrawal_that_is_not_meant_says_so_without_breaking_the_page(
    opened: Callable[[str], Page],
) -> None:
    page = opened("certificate")
    page.get_by_label("Raison du retrait").select_option(label="Fraude établie")
    page.get_by_role("button", name="Retirer ce certificat").click()
    page.get_by_text("Cochez cette case pour confirmer le retrait.").wait_for()
    assert (faults(page), page.get_by_label("Raison du retrait").input_value()) == ([], "fraud")
