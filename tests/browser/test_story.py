"""The whole story in a real browser: from registration to a certificate that an employer checks.

Ada registers Awa at Caen. Bob assesses her on the grid and gives the result back. Ada sends the file.
Sam holds the sitting with Eve and Max, who sign. Awa opens her pages; anyone checks the certificate.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.story import Candidate, Story, fill_registration, open_card, sign_in

Desk = Callable[[str], Page]


@pytest.fixture
def desk(browser: Browser, site: str, story: Story) -> Iterator[Desk]:
    """A browser of their own for each person of the story."""
    contexts = []

    def sit(who: str) -> Page:
        contexts.append(browser.new_context(base_url=site, locale="fr-FR"))
        page = contexts[-1].new_page()
        if who in story.accounts:
            sign_in(page, story.accounts[who], story.password)
        return page

    yield sit
    for context in contexts:
        context.close()


def test_a_candidate_becomes_certified_and_an_employer_checks_the_certificate(desk: Desk) -> None:
    ada, bob = desk("ada"), desk("bob")
    file = register(ada)
    card = card_of(ada, file)
    assess_everything(bob, file)
    ada.goto(file)
    ada.get_by_role("button", name="Envoyer le dossier au jury").click()
    ada.get_by_text("Le dossier est entre les mains du jury.").wait_for()
    hold_sitting(desk)
    awa = desk("awa")
    open_card(awa, Candidate(card, "1990-05-03", "", ""))
    awa.get_by_role("heading", name="Votre certificat").wait_for()
    address = awa.locator("a[href*='/verifier/']").first.get_attribute("href")
    employer = desk("an employer")
    employer.goto(str(address))
    employer.get_by_role("heading", name="Ce document est un spécimen, sans valeur.").wait_for()
    employer.get_by_text("Organisme de démonstration l’a délivré à Awa Diallo le").wait_for()


def register(page: Page) -> str:
    fill_registration(page, birth_name="Diallo", first_name="Awa", town="Caen")
    page.get_by_role("button", name="Inscrire").click()
    page.get_by_role("heading", name="Diallo Awa").wait_for()
    return page.url


def card_of(page: Page, file: str) -> str:
    page.goto(file)
    page.get_by_role("button", name="carte").first.click()
    page.get_by_text("Ce code s’affiche une seule fois.").wait_for()
    found = re.search(r"\b[A-Z0-9]{5}-[A-Z0-9]{5}\b", page.inner_text("main"))
    assert found
    return found[0]


def assess_everything(page: Page, file: str) -> None:
    """Every criterion acquired by the keyboard, one situation that shows them all, the result given back."""
    page.goto(file)
    page.get_by_role("link", name="Ouvrir l’évaluation préalable").click()
    page.get_by_role("button", name="Commencer l’évaluation").click()
    page.locator("#grid").wait_for()
    parts = page.locator("[data-view]").count()
    for number in range(parts):
        rate_this_part(page)
        show_this_part(page, first=number == 0)
        if number < parts - 1:
            page.locator(".grid-view:visible [data-to]").last.click()
    page.get_by_role("link", name="Préparer la restitution").click()
    page.get_by_role("button", name="Rendre le résultat").click()
    page.wait_for_url("**/restitution/voir/")


def rate_this_part(page: Page) -> None:
    rows = page.locator(".grid-view:visible .grid-row")
    rows.first.locator("input[type=radio]").first.focus()
    for _ in range(rows.count()):
        page.keyboard.press("1")
        page.keyboard.press("ArrowDown")
    assert page.locator(".grid-view:visible input[value=acquired]:checked").count() == rows.count()


def show_this_part(page: Page, *, first: bool) -> None:
    if first:
        page.get_by_label("La tâche").fill("Tenir la caisse du magasin une matinée")
        page.get_by_role("button", name="Garder cette situation").click()
        page.get_by_role("link", name="Tenir la caisse du magasin une matinée").wait_for()
        return
    with page.expect_response(re.compile("/criteres/")):
        page.get_by_role("button", name="Montre aussi ce qui est acquis ici").click()


def hold_sitting(desk: Desk) -> None:
    """Planned, held and closed on one day, for a territory where only Awa's file waits."""
    sam, eve, max_ = desk("sam"), desk("eve"), desk("max")
    sam.goto("/seances/nouvelle/")
    sam.get_by_label("Nom de la séance").fill("Jury du Calvados")
    for label in ("Jour de la séance", "Date limite d’envoi des dossiers"):
        sam.get_by_label(label).fill(date.today().isoformat())
    sam.get_by_label("La séance se tient à distance").check()
    sam.get_by_label("Départements").fill("14")
    sam.get_by_role("button", name="Prévoir la séance").click()
    sam.get_by_role("heading", name="Jury du Calvados").wait_for()
    for who in ("Eve", "Max"):
        option = sam.get_by_label("Inviter un membre").locator("option", has_text=who)
        sam.get_by_label("Inviter un membre").select_option(value=option.get_attribute("value"))
        sam.get_by_role("button", name="Inviter").click()
    sam.get_by_role("button", name="Arrêter l’ordre du jour").click()
    for box in sam.locator("input[name=present]").all():
        box.check()
    sam.get_by_role("button", name="Noter les présences").click()
    sam.get_by_role("button", name="Ouvrir la séance").click()
    sam.get_by_role("link", name=re.compile("^n° ")).first.click()
    sam.get_by_role("button", name="Ouvrir le dossier").click()
    sam.get_by_role("link", name="Jury du Calvados").click()
    sam.get_by_role("button", name=re.compile("^Accorder")).click()
    for juror in (eve, max_):
        juror.goto(sam.url)
        juror.get_by_role("button", name="Signer le procès-verbal").click()
    sam.reload()
    sam.get_by_role("button", name=re.compile("^Clore")).click()
    sam.get_by_text("La séance est close.", exact=True).wait_for()
