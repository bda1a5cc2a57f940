"""The assessor’s grid in a real browser: keyboard alone, the network cut, another device, no script."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from psycopg.conninfo import make_conninfo

from tests.browser.conftest import NAME
from tests.browser.snapshots import same_as_kept
from tests.browser.soundness import faults
from tests.browser.story import Story, fill, sign_in

WAITING = "Object.keys(localStorage).filter((key) => key.startsWith('socle.rating.')).length"
SIZES = [(320, 640), (768, 1024), (1280, 900)]


@pytest.fixture(scope="module")
def told(story: Story) -> Story:
    """A candidate for each test, so that none disturbs another; told after the spine."""
    return fill(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME), "grid")


@pytest.fixture
def bob(page: Page, told: Story) -> Page:
    sign_in(page, told.accounts["bob"], told.password)
    return page


@pytest.fixture
def other_device(browser: Browser, site: str, told: Story) -> Iterator[Page]:
    context = browser.new_context(base_url=site, locale="fr-FR")
    page = context.new_page()
    sign_in(page, told.accounts["dora"], told.password)
    yield page
    context.close()


def grid(told: Story, who: str, subdomain: str = "2.3") -> str:
    return f"/evaluations/{told.candidates[who].assessment}/?s={subdomain}"


def radio(page: Page, code: str, verdict: str) -> str:
    return f"[data-code='{code}'] input[type=radio][value={verdict}]"


def chosen(page: Page, code: str) -> list[str]:
    return page.locator(f"[data-code='{code}'] input:checked").evaluate_all("all => all.map(e => e.value)")


def saved(page: Page) -> None:
    """A whole grid typed at once leaves click by click: it takes a while."""
    expect(page.locator("#saved")).to_contain_text("Enregistré à", timeout=60_000)


def test_an_assessment_goes_from_its_opening_to_the_restitution_by_the_keyboard_alone(
    bob: Page, told: Story
) -> None:
    bob.goto(f"/candidats/{told.candidates['keys'].pathway}/evaluation/")
    bob.get_by_role("button", name="Commencer l’évaluation").press("Enter")
    bob.wait_for_url("**/evaluations/*/")
    bob.locator(".grid-view:not([hidden]) input[type=radio]").first.focus()
    for view in bob.locator(".grid-view").all():
        expect(view).to_be_visible()
        for _ in view.locator(".grid-row").all():
            bob.keyboard.press("1" if view.get_attribute("data-view") != "3.1" else "2")
            bob.keyboard.press("ArrowDown")
        bob.keyboard.press("Enter")
    saved(bob)
    assert bob.evaluate(WAITING) == 0
    expect(bob.get_by_role("link", name="Préparer la restitution")).to_be_focused()
    bob.keyboard.press("Enter")
    bob.wait_for_url("**/restitution/")
    bob.get_by_label("Ce qui se passe ensuite").focus()
    bob.keyboard.type("Un rendez-vous lundi à 9 h")
    bob.get_by_role("button", name="Rendre le résultat").press("Enter")
    bob.wait_for_url("**/restitution/voir/")
    expect(bob.get_by_role("heading", level=1)).to_have_text("Voici ce que vous savez déjà faire.")


def test_keys_act_on_the_focused_row_are_undone_and_can_be_switched_off(bob: Page, told: Story) -> None:
    bob.goto(grid(told, "undo"))
    bob.locator(radio(bob, "2.3.2", "acquired")).focus()
    bob.keyboard.press("2")
    assert (chosen(bob, "2.3.1"), chosen(bob, "2.3.2")) == ([], ["not_acquired"])
    bob.keyboard.press("1")
    bob.keyboard.press("u")
    assert chosen(bob, "2.3.2") == ["not_acquired"]
    bob.get_by_text("Touches", exact=True).click()
    bob.get_by_label("Utiliser ces touches").uncheck()
    bob.locator(radio(bob, "2.3.2", "not_acquired")).focus()
    bob.keyboard.press("3")
    assert chosen(bob, "2.3.2") == ["not_acquired"]
    saved(bob)
    bob.reload()
    assert bob.locator("#keys").is_checked() is False
    assert chosen(bob, "2.3.2") == ["not_acquired"]


def test_nothing_is_lost_when_the_network_is_cut(bob: Page, told: Story) -> None:
    bob.goto(grid(told, "cut"))
    bob.context.set_offline(True)
    bob.locator(radio(bob, "2.3.1", "acquired")).check()
    bob.locator(radio(bob, "2.3.2", "not_acquired")).check()
    expect(bob.locator("#saved")).to_contain_text("Gardé ici, pas encore envoyé")
    bob.locator("nav a[data-to='3.1']").first.click()
    bob.locator("a[data-to='3.2']:visible").last.click()
    bob.locator(radio(bob, "3.2.1", "acquired")).check()
    assert bob.evaluate(WAITING) == 3
    kept = bob.evaluate("JSON.stringify(localStorage)")
    assert ("Cécile" in kept, "Lef" in kept) == (False, False)
    bob.context.set_offline(False)
    saved(bob)
    assert bob.evaluate(WAITING) == 0
    bob.reload()
    assert [chosen(bob, code) for code in ("2.3.1", "2.3.2", "3.2.1")] == [
        ["acquired"],
        ["not_acquired"],
        ["acquired"],
    ]


def test_what_waits_leaves_when_the_page_is_opened_again(bob: Page, told: Story) -> None:
    bob.goto(grid(told, "again"))
    bob.route("**/verdicts/", lambda route: route.abort())
    bob.locator(radio(bob, "2.3.1", "acquired")).check()
    expect(bob.locator("#saved")).to_contain_text("pas encore envoyé")
    bob.once("dialog", lambda dialog: dialog.accept())
    bob.goto("/")
    bob.unroute("**/verdicts/")
    bob.goto(grid(told, "again"))
    saved(bob)
    assert (chosen(bob, "2.3.1"), bob.evaluate(WAITING)) == (["acquired"], 0)


def test_a_session_that_ended_says_so_and_keeps_what_was_clicked(bob: Page, told: Story) -> None:
    bob.goto(grid(told, "ended"))
    bob.context.clear_cookies(name="sessionid")
    bob.locator(radio(bob, "2.3.1", "acquired")).check()
    expect(bob.locator("#saved")).to_contain_text(
        "Reconnectez-vous : vos saisies sont gardées sur cet appareil."
    )
    expect(bob.get_by_role("link", name="Me reconnecter")).to_be_visible()
    assert bob.evaluate(WAITING) == 1


def test_an_older_click_of_another_device_does_not_win_and_its_row_says_so(
    bob: Page, other_device: Page, told: Story
) -> None:
    other_device.goto(grid(told, "device"))
    other_device.context.set_offline(True)
    other_device.locator(radio(other_device, "2.3.1", "not_acquired")).check()
    bob.goto(grid(told, "device"))
    bob.locator(radio(bob, "2.3.1", "acquired")).check()
    saved(bob)
    other_device.context.set_offline(False)
    saved(other_device)
    assert chosen(other_device, "2.3.1") == ["acquired"]
    expect(other_device.locator("[data-code='2.3.1'] .grid-note")).to_contain_text("plus récent")


def test_not_assessable_waits_for_its_reason(bob: Page, told: Story) -> None:
    bob.goto(grid(told, "reason"))
    bob.locator(radio(bob, "2.3.1", "not_assessable")).check()
    expect(bob.locator("[data-code='2.3.1'] .grid-reason input")).to_be_focused()
    bob.keyboard.type("La personne est sourde")
    bob.keyboard.press("Enter")
    saved(bob)
    bob.reload()
    assert chosen(bob, "2.3.1") == ["not_assessable"]


def test_a_situation_is_told_beside_the_grid(bob: Page, told: Story) -> None:
    bob.goto(grid(told, "situation"))
    bob.locator(radio(bob, "2.3.1", "acquired")).check()
    bob.get_by_label("La tâche").fill("Préparer une commande de peinture")
    expect(bob.get_by_role("checkbox", name="2.3.1")).to_be_checked()
    bob.get_by_role("button", name="Garder cette situation").click()
    expect(bob.locator(".situation-list")).to_contain_text("Montre : 2.3")
    bob.locator("nav a[data-to='4.1']").first.click()
    bob.locator(radio(bob, "4.1.1", "acquired")).check()
    bob.get_by_role("button", name="Montre aussi ce qui est acquis ici").click()
    expect(bob.locator(".situation-list")).to_contain_text("Montre : 2.3, 4.1")


def test_the_rosette_fills_as_things_are_acquired(bob: Page, told: Story) -> None:
    bob.goto(grid(told, "petal", "2.4"))
    assert bob.locator("#rosette .fill").count() == 0
    bob.locator(radio(bob, "2.4.1", "acquired")).check()
    expect(bob.locator("#rosette .fill")).to_have_count(1)
    expect(bob.locator("[data-acquired='2.4']")).to_be_visible()


def test_without_javascript_the_form_saves(browser: Browser, site: str, told: Story) -> None:
    context = browser.new_context(base_url=site, locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    sign_in(page, told.accounts["bob"], told.password)
    page.goto(grid(told, "plain"))
    page.locator(radio(page, "2.3.1", "acquired")).check()
    page.get_by_role("button", name="Enregistrer cette partie").click()
    expect(page.get_by_text("C’est enregistré.")).to_be_visible()
    expect(page.locator(radio(page, "2.3.1", "acquired"))).to_be_checked()
    context.close()


def pages(told: Story) -> dict[str, str]:
    seen, learned = told.candidates["seen"], told.candidates["learned"]
    return {
        "grid": f"/evaluations/{seen.assessment}/?s=2.3",
        "opening": f"/candidats/{told.candidates['new'].pathway}/evaluation/",
        "give_back": f"/evaluations/{seen.assessment}/restitution/",
        "restitution": f"/evaluations/{learned.assessment}/restitution/voir/",
        "correct": f"/evaluations/{learned.assessment}/correction/",
    }


@pytest.mark.parametrize("name", ["grid", "opening", "give_back", "restitution", "correct"])
def test_axe_finds_nothing_and_the_page_fits_every_screen(bob: Page, told: Story, name: str) -> None:
    bob.goto(pages(told)[name])
    assert faults(bob) == []
    for width, height in SIZES:
        bob.set_viewport_size({"width": width, "height": height})
        assert bob.evaluate("document.documentElement.scrollWidth") == width


def test_axe_finds_nothing_on_the_training_page(page: Page, told: Story) -> None:
    sign_in(page, told.accounts["tim"], told.password)
    page.goto(f"/candidats/{told.candidates['learned'].pathway}/formation/")
    assert faults(page) == []


@pytest.mark.parametrize("name", ["grid", "restitution"])
def test_what_a_screen_reader_finds_is_what_was_agreed(bob: Page, told: Story, name: str) -> None:
    bob.goto(pages(told)[name])
    same_as_kept(name, bob.locator("main").aria_snapshot())
