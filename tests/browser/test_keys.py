from playwright.sync_api import Page

from tests.browser.soundness import faults
from tests.browser.story import Story, sign_in


def test_an_administrator_makes_renews_and_ends_a_key_on_pages_that_fit(page: Page, story: Story) -> None:
    sign_in(page, story.accounts["ada"], story.password)
    page.goto("/logiciels/")
    assert faults(page) == []
    page.get_by_label("Nom du logiciel").fill("Dossiers")
    page.get_by_label("Au nom de qui").select_option(label="Bob Martin, évaluateur, Afpa")
    page.get_by_role("button", name="Faire la clé").press("Enter")
    assert page.get_by_label("Clé", exact=True).input_value().startswith("socle_cle_")
    assert faults(page) == []
    page.get_by_role("link", name="La clé est copiée").click()
    page.get_by_role("button", name="Renouveler pour un an la clé de Dossiers").click()
    assert "encore 7 jours" in page.inner_text("main")
    page.goto("/logiciels/")
    page.get_by_role("button", name="Terminer maintenant la clé de Dossiers").click()
    assert "Terminée le" in page.inner_text("main")
    assert faults(page) == []


def test_the_description_of_the_api_is_read_on_a_page_that_fits(page: Page, story: Story) -> None:
    page.goto("/api/v1/")
    page.get_by_text("Exemple envoyé").first.click()
    assert faults(page) == []
