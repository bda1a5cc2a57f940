"""A certificate shown by a link, in a real browser: made on an old phone, opened by a recruiter."""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME
from tests.browser.story import Story, fill, open_card
from tests.browser.test_candidate import check


@pytest.fixture(scope="session")
def sharing(story: Story) -> Story:
    """Maya, who made links, and Nils, whose certificate is not signed yet; told after the spine."""
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "sharing")


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A small old phone, without JavaScript."""
    context = browser.new_context(
        base_url=site, locale="fr-FR", java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("who", ["maya", "nils"])
def test_the_holder_s_pages_are_accessible_and_fit_a_small_phone(
    page: Page, sharing: Story, who: str
) -> None:
    holder = sharing.candidates[who]
    own = f"/mon-parcours/{holder.pathway}/"
    open_card(page, holder)
    for path in ("/mon-parcours/", f"{own}liens/", f"{own}resultats-ailleurs/"):
        check(page, path)


@pytest.mark.parametrize("name", ["live", "stopped"])
def test_what_a_recruiter_reads_first_is_accessible_and_fits_a_small_phone(
    page: Page, sharing: Story, name: str
) -> None:
    check(page, f"/p/{sharing.ids[name]}/")


def test_what_a_recruiter_opens_is_accessible_and_its_files_are_there(page: Page, sharing: Story) -> None:
    page.goto(f"/p/{sharing.ids['live']}/")
    page.get_by_role("button", name="Ouvrir le certificat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce document est un spécimen, sans valeur.")
    check(page, page.url)
    for name, start in (("Le certificat", b"%PDF-"), ("Le badge numérique", b"{")):
        address = page.get_by_role("link", name=name).get_attribute("href")
        assert page.request.get(str(address)).body().startswith(start)


def test_a_link_is_made_opened_and_stopped_without_javascript(
    phone: Page, page: Page, sharing: Story
) -> None:
    open_card(phone, sharing.candidates["nils"])
    phone.get_by_role("link", name="Montrer mon certificat").click()
    phone.get_by_label("Pour qui, ou pour quoi ?").fill("Mairie")
    phone.get_by_label("7 jours").check()
    phone.get_by_role("button", name="Faire le lien", exact=True).click()
    expect(phone.get_by_role("status")).to_contain_text("Votre lien est prêt.")
    expect(phone.get_by_text("Pas encore ouvert.")).to_be_visible()
    shown = re.search(r"/p/\w+/", phone.inner_text("main"))
    assert shown
    page.goto(shown[0])
    expect(page.locator("main")).not_to_contain_text("Nils")
    page.get_by_role("button", name="Ouvrir le certificat").click()
    expect(page.locator("main")).to_contain_text("l’a délivré à Nils")
    phone.reload()
    expect(phone.get_by_text(re.compile(r"Ouvert 1 fois, \w+ .+ à \d+ h \d\d\."))).to_be_visible()
    phone.get_by_role("button", name="Arrêter ce lien : Mairie").click()
    expect(phone.get_by_role("status")).to_contain_text("il n’ouvre plus rien")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce lien ne marche pas.")


def test_the_address_of_a_link_is_told_to_no_other_page(page: Page, sharing: Story) -> None:
    told: list[str] = []
    page.on("request", lambda request: told.append(request.headers.get("referer", "")))
    page.goto(f"/p/{sharing.ids['live']}/")
    page.get_by_role("link", name="Vie privée").click()
    page.wait_for_url("**/vie-privee/")
    assert [address for address in told if "/p/" in address] == []


def test_linkedin_is_asked_nothing_before_the_holder_presses(page: Page, sharing: Story) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    holder = sharing.candidates["maya"]
    open_card(page, holder)
    page.goto(f"/mon-parcours/{holder.pathway}/liens/")
    expect(page.get_by_role("link", name="Ajouter à mon profil")).to_be_visible()
    assert [address for address in asked if "linkedin" in address] == []
