"""A scanned QR code: what stands after the # of the address."""

from playwright.sync_api import Page

from tests.browser.verify.issuer import Issued, PublicSite
from tests.browser.verify.reading import (
    AUTHENTIC,
    MODIFIED,
    NOT_AUTHENTIC,
    UNKNOWN,
    all_yes,
    answers,
    scan,
    sentences,
    title,
)


def test_a_scanned_code_is_proved_by_the_log_and_leaves_the_address(
    page: Page, public: PublicSite, issued: Issued
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(public.address)))
    scan(page, issued.token)
    assert (title(page), answers(page)) == (AUTHENTIC, all_yes())
    assert page.url == f"{public.address}/v"
    assert [path for path in asked if path.startswith(("/log", "/status", "/.well"))] == [
        "/.well-known/did.json",
        "/log/checkpoint",
        "/log/tile/0/000.p/2",
        "/log/witnesses",
        "/status/1",
    ]
    assert page.locator("#result .card-list p").count() == 28
    page.go_back()
    assert page.url == "about:blank"


def test_a_token_with_one_letter_changed_is_never_accepted(page: Page, issued: Issued) -> None:
    """Each part in turn: header, payload, signature."""
    dots = [-1, *(place for place, letter in enumerate(issued.token) if letter == ".")]
    for start in dots:
        place = start + 20
        other = "A" if issued.token[place] != "A" else "B"
        scan(page, issued.token[:place] + other + issued.token[place + 1 :])
        assert title(page) in (MODIFIED, UNKNOWN, NOT_AUTHENTIC)
        page.goto("about:blank")


def test_what_is_no_code_is_said_so(page: Page) -> None:
    scan(page, "bonjour")
    assert (title(page), sentences(page)) == (
        UNKNOWN,
        [
            "Ce qui a été scanné n’est pas le code d’un certificat, ou il est incomplet. "
            "Scannez-le de nouveau, ou recopiez le code."
        ],
    )
