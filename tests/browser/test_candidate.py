"""Signing in and the candidate's own pages, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.soundness import faults
from tests.browser.story import Story, open_card, sign_in

OWN = ("/mon-parcours/", "/mon-parcours/restitution/")
PUBLIC = ("/c/", "/c/ABCDEFGHJK/", "/compte/login/", "/compte/login/code/", "/compte/signup/", "/nulle-part/")
ACCOUNT = ("/compte/2fa/", "/compte/2fa/webauthn/", "/compte/password/change/")
GUARDED = ("/compte/2fa/webauthn/add/", "/compte/2fa/totp/activate/")


def check(page: Page, path: str) -> None:
    page.goto(path)
    assert (path, faults(page)) == (path, [])


@pytest.mark.parametrize("path", PUBLIC)
def test_pages_of_the_entrance_are_accessible_and_fit_a_small_phone(page: Page, path: str) -> None:
    check(page, path)


@pytest.mark.parametrize("who", ["nour", "omar", "alice", "yann", "lea"])
def test_candidate_pages_are_accessible_and_fit_a_small_phone(page: Page, story: Story, who: str) -> None:
    open_card(page, story.candidates[who])
    for path in OWN:
        check(page, path)


def test_account_pages_are_accessible_and_fit_a_small_phone(page: Page, story: Story) -> None:
    sign_in(page, story.accounts["dora"], story.password)
    for path in ACCOUNT:
        check(page, path)
    check(page, GUARDED[0])
    page.fill("input[name=password]", story.password)
    page.get_by_role("button", name="Confirmer").click()
    page.wait_for_url(f"**{GUARDED[0]}")
    for path in GUARDED:
        check(page, path)


def test_a_card_opens_the_pages_without_javascript_with_the_keyboard_alone(
    page: Page, story: Story, site: str
) -> None:
    assert page.context.browser
    old_phone = page.context.browser.new_context(base_url=site, locale="fr-FR", java_script_enabled=False)
    phone = old_phone.new_page()
    candidate = story.candidates["alice"]
    phone.goto(f"/c/{candidate.card}/")
    phone.get_by_label("Jour").focus()
    for typed in ("14", "juillet", "1994"):
        phone.keyboard.type(typed)
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Bonjour Zoë")
    phone.get_by_role("link", name="Lire mon résultat").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Voici ce que vous savez déjà faire.")
    phone.get_by_role("button", name="J’ai fini").first.click()
    expect(phone.get_by_role("status")).to_contain_text("vos pages sont fermées")
    old_phone.close()


def test_the_address_of_a_card_is_told_to_no_other_page(page: Page, story: Story) -> None:
    told: list[str] = []
    page.on("request", lambda request: told.append(request.headers.get("referer", "")))
    page.goto(f"/c/{story.candidates['nour'].card}/")
    page.get_by_role("link", name="Vie privée").click()
    page.wait_for_url("**/vie-privee/")
    assert [address for address in told if "/c/" in address] == []


def test_a_professional_adds_a_passkey_and_signs_in_with_it(page: Page, story: Story) -> None:
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    key |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    sign_in(page, story.accounts["tim"], story.password)
    page.goto("/compte/2fa/webauthn/add/")
    page.fill("input[name=password]", story.password)
    page.get_by_role("button", name="Confirmer").click()
    page.fill("input[name=name]", "Téléphone de Tim")
    page.get_by_role("button", name="Ajouter la clé").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mes codes de secours")
    assert faults(page) == []
    page.goto("/compte/2fa/webauthn/")
    expect(page.get_by_role("heading", level=2)).to_have_text("Téléphone de Tim")
    page.get_by_role("button", name="Me déconnecter").click()
    page.goto("/compte/login/")
    page.get_by_role("button", name="Me connecter avec ma clé").click()
    page.wait_for_url("**/aujourdhui/")
    assert refused == []


def test_a_device_without_a_key_is_told_what_to_do(page: Page) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    key |= {"hasUserVerification": True, "isUserVerified": False, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    page.goto("/compte/login/")
    page.get_by_role("button", name="Me connecter avec ma clé").click()
    expect(page.get_by_role("alert")).to_contain_text("Votre appareil n’a pas donné de clé.")
