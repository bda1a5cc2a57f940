"""Studies in a browser: prepared, followed, published, coded; every page clean and narrow."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME
from tests.browser.soundness import faults
from tests.browser.story import Story, fill, sign_in

MINE = {
    "studies": "/mes-etudes/",
    "new": "/mes-etudes/nouvelle/",
    "draft": "/mes-etudes/{draft}/",
    "protocol": "/mes-etudes/{draft}/protocole/",
    "locked": "/mes-etudes/{locked}/",
    "published": "/mes-etudes/{published}/",
    "amend": "/mes-etudes/{published}/amendement/",
    "ask": "/mes-etudes/{published}/demande/",
    "done": "/mes-etudes/calculs/{done}/",
    "again": "/mes-etudes/calculs/{again}/",
    "failed": "/mes-etudes/calculs/{failed}/",
    "materials": "/mes-etudes/{published}/entretiens/",
    "material": "/mes-etudes/entretiens/{material}/",
    "register": "/etudes/",
    "public_locked": "/etudes/{locked}/",
    "public": "/etudes/{published}/",
    "report": "/etudes/{published}/rapport/",
}


@pytest.fixture(scope="session")
def studying(story: Story) -> Story:
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "studying")


@pytest.fixture
def opened(page: Page, studying: Story) -> Callable[[str], Page]:
    """Opens a page as Rosa, who runs studies."""

    def open_page(name: str) -> Page:
        sign_in(page, studying.accounts["rosa"], studying.password)
        page.goto(MINE[name].format(**studying.ids))
        return page

    return open_page


@pytest.mark.parametrize("name", MINE)
def test_axe_finds_nothing_and_the_page_fits_a_320_px_screen(
    opened: Callable[[str], Page], name: str
) -> None:
    page = opened(name)
    assert faults(page) == []


def test_the_certifier_answers_a_request_for_data(page: Page, studying: Story) -> None:
    sign_in(page, "cleo@exemple.fr", studying.password)
    page.goto("/demandes-de-donnees/")
    assert faults(page) == []
    page.get_by_role("button", name="Autoriser").click()
    page.get_by_text("Les données sont prêtes").wait_for()
    page.get_by_text("Aucune demande n’attend.").wait_for()


def test_a_protocol_is_locked_with_the_keyboard_alone(opened: Callable[[str], Page]) -> None:
    page = opened("protocol")
    page.get_by_role("button", name="Enregistrer et verrouiller").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Le protocole est verrouillé : l’étude est au registre public.").wait_for()
