"""Whom the page believes: the issuer’s own keys, its lists and its log; the rest is said unknown."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.browser.verify.issuer import PLACE, Issued, Issuer, PublicSite, certificate
from tests.browser.verify.reading import (
    AUTHENTIC,
    MODIFIED,
    NOT_AUTHENTIC,
    UNKNOWN,
    all_yes,
    answers,
    give,
    scan,
    sentences,
    title,
)


def test_a_withdrawn_certificate_is_said_so_and_never_why(
    page: Page, public: PublicSite, issued: Issued
) -> None:
    issuer = Issuer()
    issuer.issue(certificate())
    issuer.revoke(12, PLACE)
    public.publish(issuer.files)
    for show in (lambda: give(page, issued.badge), lambda: scan(page, issued.token)):
        show()
        assert (title(page), answers(page)) == (
            "Ce certificat a été retiré : il n’est plus valable.",
            all_yes(status="no"),
        )
        assert page.locator("#result .card-list").count() == 0
        page.goto("about:blank")


def test_an_unknown_issuer_is_said_in_plain_words_and_never_a_forgery(page: Page) -> None:
    given = Issuer(host="ailleurs.example", seed=b"elsewhere").issue(certificate())
    give(page, given.badge)
    assert (title(page), set(answers(page).values())) == (UNKNOWN, {"unknown"})
    assert sentences(page)[0] == (
        "Nous ne connaissons pas la clé de l’émetteur que ce document nomme. "
        "Un nom écrit dans un document ne prouve pas qui l’a fait."
    )
    assert sentences(page)[-1].startswith("Cela ne veut pas dire qu’il est faux")
    assert page.locator("#result [data-part=holder]").count() == 0


def test_who_takes_the_name_of_the_issuer_without_its_key_is_refused(page: Page) -> None:
    given = Issuer(seed=b"thief").issue(certificate())
    give(page, given.badge)
    assert (title(page), answers(page)["intact"]) == (MODIFIED, "no")
    page.goto("about:blank")
    scan(page, given.token)
    assert (title(page), answers(page)["intact"]) == (MODIFIED, "no")


@pytest.mark.parametrize(
    ("day", "issuers", "titles"),
    [("2026-11-25", "yes", (AUTHENTIC, NOT_AUTHENTIC)), ("2026-11-20", "no", (NOT_AUTHENTIC, NOT_AUTHENTIC))],
)
def test_a_revoked_key_speaks_only_for_what_was_in_the_log_before(
    page: Page,
    public: PublicSite,
    issuer: Issuer,
    issued: Issued,
    day: str,
    issuers: str,
    titles: tuple[str, str],
) -> None:
    """A QR code does not say when its line was seen: a revoked key then shows nothing."""
    document = json.loads(issuer.files[".well-known/did.json"])
    (badge,) = (each for each in document["verificationMethod"] if each["id"].endswith("#badge-2026"))
    badge["revoked"] = f"{day}T00:00:00Z"
    public.publish(issuer.files | {".well-known/did.json": json.dumps(document).encode()})
    give(page, issued.badge)
    assert (title(page), answers(page)) == (titles[0], all_yes(issuer=issuers))
    page.goto("about:blank")
    scan(page, issued.token)
    assert (title(page), answers(page)) == (titles[1], all_yes(issuer="no"))


def test_an_award_registered_long_after_its_decision_shows_it(page: Page, public: PublicSite) -> None:
    issuer = Issuer()
    given = issuer.issue(certificate(decided="2026-03-01", issued="2026-11-20"))
    public.publish(issuer.files)
    give(page, given.badge)
    assert title(page) == AUTHENTIC
    assert sentences(page)[-1] == "Enregistré tardivement : 268 jours après la décision."


def test_only_files_of_this_site_are_asked_for_and_nothing_is_told(
    page: Page, public: PublicSite, issued: Issued
) -> None:
    page.goto("/v")
    page.locator("#with-script").wait_for()
    page.context.add_cookies([{"name": "told", "value": "1", "url": public.address}])
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request))
    page.set_input_files("#file", {"name": "a.json", "mimeType": "", "buffer": issued.badge})
    page.locator("#result h1").wait_for()
    paths = sorted(request.url.removeprefix(public.address) for request in asked)
    static = "/static/vendor/contexts/"
    assert paths == [
        "/.well-known/did.json",
        "/log/witnesses",
        f"{static}credentials-v2.jsonld",
        f"{static}ob-v3p0-3.0.3.json",
        "/status/1",
    ]
    told = [(each.method, each.header_value("referer"), each.header_value("cookie")) for each in asked]
    assert set(told) == {("GET", None, None)}


@pytest.mark.parametrize(
    ("path", "unsure"),
    [
        ("**/status/1", {"status"}),
        ("**/log/witnesses", {"log"}),
        ("**/contexts/*", {"intact", "status"}),
        ("**/.well-known/did.json", {"issuer", "intact", "status", "log"}),
    ],
)
def test_a_file_that_cannot_be_read_leaves_its_question_open(
    page: Page, issued: Issued, path: str, unsure: set[str]
) -> None:
    page.route(path, lambda route: route.abort())
    give(page, issued.badge)
    assert title(page) == UNKNOWN
    assert answers(page) == all_yes(**dict.fromkeys(unsure, "unknown"))


def test_a_context_that_is_not_the_pinned_one_is_never_used(page: Page, issued: Issued) -> None:
    def other(route: Route) -> None:
        route.fulfill(body='{"@context": {}}')

    page.route("**/contexts/credentials-v2.jsonld", other)
    give(page, issued.badge)
    assert (title(page), answers(page)["intact"]) == (UNKNOWN, "unknown")


def test_a_list_signed_by_another_is_not_believed(page: Page, public: PublicSite, issued: Issued) -> None:
    thief = Issuer(seed=b"thief")
    thief.issue(certificate())
    mine = Issuer()
    mine.issue(certificate())
    public.publish(mine.files | {"status/1": thief.files["status/1"]})
    give(page, issued.badge)
    assert (title(page), answers(page)) == (UNKNOWN, all_yes(status="unknown"))


def test_a_list_that_is_too_old_does_not_conclude(page: Page, issued: Issued) -> None:
    page.clock.set_fixed_time(datetime(2027, 1, 1, tzinfo=UTC))
    give(page, issued.badge)
    assert (title(page), answers(page)) == (UNKNOWN, all_yes(status="unknown"))
