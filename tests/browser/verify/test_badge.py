"""A badge given to the verification page: what is said of it, and that no byte of it can change."""

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page

from socle.cli.credential_sample import make_sample
from socle.core.credential.data_integrity import proof_options, sign_document
from socle.signer.keys import Use
from tests.browser.verify.issuer import Issued, Issuer, PublicSite, apart, certificate, held, statement
from tests.browser.verify.reading import (
    AUTHENTIC,
    MODIFIED,
    NOT_AUTHENTIC,
    UNKNOWN,
    all_yes,
    answers,
    give,
    sentences,
    title,
)
from tests.signer.desk import CONTEXTS


def test_a_genuine_badge_is_said_authentic_and_what_its_holder_can_do(page: Page, issued: Issued) -> None:
    give(page, issued.badge)
    assert title(page) == AUTHENTIC
    assert sentences(page) == [
        "Organisme de démonstration l’a délivré à Alice Martin, nom d’usage Dupont "
        "le lundi 23 novembre 2026.",
        "Il n’a pas été retiré.",
    ]
    assert answers(page) == all_yes()
    assert page.locator("#result .facts ul li").all_inner_texts() == [
        "Parler, lire et écrire",
        "Compter et mesurer",
        "Se servir d’un ordinateur et d’Internet",
        "Travailler en équipe",
        "Travailler en autonomie",
        "Continuer à apprendre",
        "Travailler en sécurité",
    ]
    assert page.locator("#result .card-list p").count() == 28
    assert page.locator("#result svg .fill").count() == 7
    assert page.locator("#result svg .check").count() == 1


def test_no_level_nor_score_is_ever_shown(page: Page, issued: Issued) -> None:
    give(page, issued.badge)
    text = page.locator("#result").inner_text().replace("sans niveau ni note", "").lower()
    assert re.findall(r"%|\b(?:niveaux?|scores?|notes?|mentions?)\b", text) == []


def test_a_statement_is_not_the_certificate_and_says_its_end(page: Page, public: PublicSite) -> None:
    issuer = Issuer()
    given = issuer.issue(statement())
    public.publish(issuer.files)
    give(page, given.badge)
    assert title(page) == "Cette attestation est authentique."
    assert sentences(page)[1:] == [
        "Cette attestation n’est pas le certificat CléA.",
        "Elle vaut jusqu’au jeudi 20 novembre 2031.",
        "Elle n’a pas été retirée.",
    ]
    marks = page.locator("#result .card-list .card").evaluate_all(
        """cards => cards.map(card => [
          card.querySelector('.tag').textContent, card.querySelectorAll('p').length
        ])"""
    )
    assert marks == [["Acquis", 4], ["Commencé", 1]]
    assert (page.locator("#result svg .fill").count(), page.locator("#result svg .check").count()) == (2, 0)
    assert page.locator("#result svg desc").text_content() == (
        "Acquis : Se servir d’un ordinateur et d’Internet. Commencé : Travailler en équipe."
    )


def test_an_ended_statement_is_no_longer_valid(page: Page, public: PublicSite) -> None:
    issuer = Issuer()
    given = issuer.issue(statement(until="2026-11-24"))
    public.publish(issuer.files)
    give(page, given.badge)
    assert (title(page), answers(page)) == (
        "Cette attestation n’est plus valable.",
        all_yes(status="no"),
    )


def test_a_specimen_is_never_said_authentic(page: Page, public: PublicSite) -> None:
    issuer = Issuer(specimen=True)
    given = issuer.issue(certificate(specimen=True))
    public.publish(issuer.files)
    give(page, given.badge)
    assert title(page) == "Ce document est un spécimen, sans valeur."
    assert page.locator("#result [data-part=specimen]").inner_text() == "SPÉCIMEN, sans valeur"
    assert "authentique" not in page.locator("#result").inner_text()


def test_the_published_sample_is_verified_from_the_files_alone(page: Page, public: PublicSite) -> None:
    files = apart(lambda: make_sample(1, seed=7))
    log = {name: content for name, content in files.items() if name.startswith("log/")}
    keys = {f".well-known/{name}": files[name] for name in ("did.json", "jwks.json")}
    public.publish(log | keys | {"status/1": files["status/bitstring.json"]})
    for name in ("001.ob.json", "001.statement.ob.json"):
        give(page, files[name])
        assert answers(page) == all_yes()


# One byte of each part of a badge: what its holder is called, its proof, its status, its context.
PLACES = {
    "name": b"Alice Martin",
    "signature": b'"proofValue":"z',
    "date of the signature": b'"created":"2026',
    "use of the signature": b'"assertionMethod',
    "status": b'"statusListIndex":"4',
    "log": b";base64,YzJ",
    "sentence": b"cout",
    "list": b"status/1",
    "context": b"ns/credentials/v2",
    "key": b"#badge-2026",
    "word": b'"awardedDate',
}


@pytest.mark.parametrize("part", PLACES)
def test_a_badge_with_one_byte_changed_is_never_accepted(page: Page, issued: Issued, part: str) -> None:
    place = issued.badge.index(PLACES[part]) + len(PLACES[part]) - 1
    changed = issued.badge[:place] + bytes([issued.badge[place] ^ 1]) + issued.badge[place + 1 :]
    give(page, changed)
    # Without its key, or without the meaning of its words, nothing can be said of the signature.
    unread = part in ("context", "key")
    assert title(page) == (NOT_AUTHENTIC if unread else MODIFIED)
    assert page.locator("#result [data-part=holder]").count() == 0


MUTATED = """async (text) => {
  const { verifyBadge } = await import("/static/verify/verify.js");
  const { readObject } = await import("/static/verify/json.js");
  const bytes = new TextEncoder().encode(text), at = new Date(), found = [];
  const verdictOf = async () => {
    try { return (await verifyBadge(readObject(bytes), at)).verdict; } catch { return "unreadable"; }
  };
  const genuine = await verdictOf();
  for (let place = 7; place < bytes.length; place += 101) {
    bytes[place] ^= 1;
    if (await verdictOf() === "valid") found.push(place);
    bytes[place] ^= 1;
  }
  return [genuine, found];
}"""


def test_no_byte_of_a_badge_can_change(page: Page, issued: Issued) -> None:
    """Every 101st byte, in the page’s own code."""
    page.goto("/v")
    page.locator("#with-script").wait_for()
    assert page.evaluate(MUTATED, issued.badge.decode()) == ["valid", []]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"bonjour", "Ce fichier n’est ni un PDF ni un badge numérique."),
        (b"[1, 2]", "Ce fichier n’est ni un PDF ni un badge numérique."),
        (b'{"type": "a", "type": "b"}', "Ce fichier n’est ni un PDF ni un badge numérique."),
        (b'{"name": "Alice"}', "Ce fichier JSON n’est pas un badge numérique (Open Badge)."),
    ],
)
def test_what_is_no_badge_is_said_so(page: Page, content: bytes, said: str) -> None:
    give(page, content)
    assert (title(page), sentences(page)) == (UNKNOWN, [said])


def test_a_badge_that_says_a_thing_twice_is_no_badge(page: Page, issued: Issued) -> None:
    twice = issued.badge.replace(b'"name":', b'"name":"Bob","name":', 1)
    give(page, twice)
    assert title(page) == UNKNOWN


def test_a_badge_signed_by_the_issuer_in_another_form_is_not_accepted(
    page: Page, issuer: Issuer, issued: Issued
) -> None:
    """Its own signature covers it, but it says more than an award: the form alone refuses it."""
    document = json.loads(issued.badge)
    document.pop("proof")
    document["credentialSubject"]["achievement"]["fieldOfStudy"] = "Excellence"
    options = proof_options(f"did:web:{issuer.host}#badge-2026", "2026-11-24T12:00:00Z")
    key = held(Use.BADGE, issuer.seed).key
    signed = sign_document(document, options, sign=key.sign, contexts=CONTEXTS)
    give(page, json.dumps(signed).encode())
    assert (title(page), answers(page)) == (
        NOT_AUTHENTIC,
        all_yes(intact="no", log="no"),
    )


NO_ED25519 = """
const real = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (format, key, algorithm, ...rest) =>
  algorithm === "Ed25519" ? Promise.reject(new DOMException("", "NotSupportedError"))
                          : real(format, key, algorithm, ...rest);
"""


def test_without_ed25519_in_the_browser_the_library_answers_the_same(
    context: BrowserContext, page: Page, issued: Issued
) -> None:
    context.add_init_script(NO_ED25519)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    give(page, issued.badge)
    assert (title(page), answers(page)) == (AUTHENTIC, all_yes())
    assert [url for url in asked if "/noble/" in url] != []
    give(page, issued.badge.replace(b"Alice", b"Alicf"))
    assert title(page) == MODIFIED
