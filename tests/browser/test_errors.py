"""The pages nobody wants to see, met for real: forbidden, not found, too many tries, out of order."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME, served
from tests.browser.soundness import faults
from tests.browser.story import Story, sign_in

SIGN_INS_A_MINUTE = 30


@pytest.fixture
def broken() -> Iterator[str]:
    """A site whose database is gone."""
    with served(make_conninfo(os.environ["DATABASE_URL"], dbname="test_socle_nowhere")) as address:
        yield address


@pytest.fixture
def pressed(story: Story) -> Iterator[str]:
    """A site of its own process, which counts its own tries: the others are not kept waiting."""
    with served(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME)) as address:
        yield address


def is_sound(page: Page) -> None:
    assert faults(page) == []


def test_a_page_of_another_role_says_so(page: Page, story: Story) -> None:
    sign_in(page, story.accounts["ada"], story.password)
    answer = page.goto("/seances/")
    assert answer and answer.status == 403
    page.get_by_role("heading", name="Cette page n’est pas ouverte pour vous").wait_for()
    is_sound(page)


def test_a_wrong_address_says_so_to_someone_signed_in(page: Page, story: Story) -> None:
    sign_in(page, story.accounts["ada"], story.password)
    answer = page.goto("/nulle-part/")
    assert answer and answer.status == 404
    page.get_by_role("heading", name="Cette page n’existe pas").wait_for()
    is_sound(page)


def test_too_many_tries_are_told_with_how_long_to_wait(page: Page, pressed: str) -> None:
    page.goto(f"{pressed}/compte/login/")
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    for _ in range(SIGN_INS_A_MINUTE):
        page.request.post(f"{pressed}/compte/login/", form={"csrfmiddlewaretoken": token})
    page.fill("input[name=login]", "personne@exemple.fr")
    page.fill("input[name=password]", "rien")
    page.press("input[name=password]", "Enter")
    page.get_by_role("heading", name="Il y a eu trop d’essais").wait_for()
    is_sound(page)


def test_a_site_out_of_order_says_that_what_was_kept_is_safe(page: Page, broken: str) -> None:
    answer = page.goto(f"{broken}/certificats/")
    assert answer and answer.status == 500
    page.get_by_text("Ce que vous avez enregistré avant est gardé.").wait_for()
    is_sound(page)
