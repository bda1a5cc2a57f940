"""Signing in, and the account's own pages."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client

from socle.apps.accounts.models import Account
from tests.cast import PASSWORD, Cast

ENTRANCE = [
    "/compte/login/",
    "/compte/login/code/",
    "/compte/inactive/",
    "/compte/signup/",
    "/compte/password/reset/",
    "/compte/password/reset/done/",
    "/compte/password/reset/key/done/",
    "/compte/password/reset/key/1-set-password/",
]
OWN = [
    "/compte/password/change/",
    "/compte/2fa/",
    "/compte/2fa/webauthn/",
    "/compte/2fa/webauthn/add/",
    "/compte/2fa/totp/activate/",
]
ENGLISH = re.compile(r"\b(sign|password|passkey|email|authenticator|your|the)\b", re.IGNORECASE)


def said(page: str) -> str:
    """What a person reads: the main part, without tags, values or scripts."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert main
    return re.sub(r"<script.*?</script>|<[^>]*>", " ", main[0], flags=re.DOTALL)


def sign_in(client: Client, account: Account, password: str = PASSWORD) -> int:
    form = {"login": account.email, "password": password}
    return client.post("/compte/login/", form).status_code


@pytest.mark.parametrize("path", ENTRANCE)
def test_whoever_is_not_signed_in_reads_every_page_of_the_entrance_in_french(cast: Cast, path: str) -> None:
    answer = Client(headers={"accept-language": "en"}).get(path, follow=True)
    page = answer.content.decode()
    assert (answer.status_code, ENGLISH.findall(said(page)), '<html lang="fr"' in page) == (200, [], True)


@pytest.mark.parametrize("path", OWN)
def test_a_professional_reads_every_page_of_their_account_in_french(
    cast: Cast, client: Client, path: str
) -> None:
    sign_in(client, cast.bob)
    answer = client.get(path, headers={"accept-language": "en"}, follow=True)
    page = answer.content.decode()
    assert (answer.status_code, ENGLISH.findall(said(page)), '<html lang="fr"' in page) == (200, [], True)


@pytest.mark.parametrize("path", OWN)
def test_whoever_is_not_signed_in_is_sent_to_the_entrance(db: None, client: Client, path: str) -> None:
    assert client.get(path)["Location"].startswith("/compte/login/")


def test_a_professional_signs_in_and_sees_what_waits_today(cast: Cast, client: Client) -> None:
    answer = client.post("/compte/login/", {"login": cast.bob.email, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/aujourdhui/")
    assert client.session.get_expiry_age() <= 12 * 3600


def test_a_wrong_password_is_told_in_words(cast: Cast, client: Client) -> None:
    answer = client.post("/compte/login/", {"login": cast.bob.email, "password": "une autre"})
    assert "ne vont pas ensemble" in answer.content.decode()


def test_too_many_tries_are_refused_until_later(cast: Cast, client: Client) -> None:
    for _ in range(5):
        sign_in(client, cast.dora, "une autre")
    answer = client.post("/compte/login/", {"login": cast.dora.email, "password": PASSWORD})
    assert "Il y a eu trop d’essais. Attendez quelques minutes." in answer.content.decode()


def test_a_code_sent_by_mail_opens_an_account(cast: Cast, client: Client) -> None:
    client.post("/compte/login/code/", {"email": cast.bob.email})
    code = re.search(r"Votre code est : (\S+)", str(mail.outbox[0].body))
    assert code and mail.outbox[0].subject == "socle : votre code"
    answer = client.post("/compte/login/code/confirm/", {"code": code[1]})
    assert (answer.status_code, answer["Location"]) == (302, "/aujourdhui/")


def test_an_unknown_address_is_not_told_apart_from_a_known_one(cast: Cast, client: Client) -> None:
    answer = client.post("/compte/login/code/", {"email": "personne@exemple.fr"}, follow=True)
    assert "Si un compte a l’adresse" in answer.content.decode()
    assert mail.outbox == []


def test_nobody_opens_their_own_account(cast: Cast, client: Client) -> None:
    client.post("/compte/signup/", {"email": "moi@exemple.fr", "password1": PASSWORD})
    assert Account.objects.filter(email="moi@exemple.fr").exists() is False


def test_a_forgotten_password_is_replaced_by_a_link(cast: Cast, client: Client) -> None:
    client.post("/compte/password/reset/", {"email": cast.bob.email})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    page = client.get(link[1], follow=True)
    new = "une autre phrase de passe"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert sign_in(Client(), cast.bob, new) == 302


@pytest.mark.parametrize("path", ["/compte/email/", "/compte/confirm-email/", "/compte/confirm-email/MQ:1/"])
def test_an_address_is_not_changed_by_oneself(cast: Cast, client: Client, path: str) -> None:
    sign_in(client, cast.bob)
    assert client.post(path, {"email": "autre@exemple.fr", "action_add": ""}).status_code == 404


def test_a_professional_who_signs_in_leaves_the_candidate_pages_open_in_this_browser(
    cast: Cast, client: Client
) -> None:
    session = client.session
    session["card"] = 1
    session.save()
    sign_in(client, cast.bob)
    assert "card" not in client.session


def test_a_second_proof_is_asked_once_an_application_of_codes_is_in_use(cast: Cast, client: Client) -> None:
    Authenticator.objects.create(
        user=cast.bob, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    answer = client.post("/compte/login/", {"login": cast.bob.email, "password": PASSWORD})
    page = client.get(answer["Location"]).content.decode()
    assert (answer["Location"], ENGLISH.findall(said(page))) == ("/compte/2fa/authenticate/", [])
    assert client.get("/aujourdhui/")["Location"] == "/compte/login/"


def test_whoever_uses_codes_downloads_the_ones_that_replace_them(cast: Cast, client: Client) -> None:
    sign_in(client, cast.bob)
    client.post("/compte/reauthenticate/", {"password": PASSWORD})
    RecoveryCodes.activate(cast.bob)
    page = client.get("/compte/2fa/recovery-codes/").content.decode()
    codes = client.get("/compte/2fa/recovery-codes/download/").content.decode().split()
    assert (len(codes), [code for code in codes if code not in page]) == (10, [])
