"""The page that verifies in the visitor's browser: what the server gives it, and the files it is made of."""

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client

from socle.apps.frameworks.models import Version
from socle.environment import home

STATIC = home() / "socle" / "web" / "static"
MODULES = sorted((STATIC / "verify").glob("*.js"))
CONTEXTS = home() / "data" / "contexts"
PINS = tomllib.loads((CONTEXTS / "pins.toml").read_text(encoding="utf-8"))["context"]
FEW_LINES = 150


@pytest.fixture
def text(shipped: list[Version], client: Client) -> str:
    return client.get("/v").content.decode()


def test_the_page_is_public_and_stays_out_of_caches_and_search_engines(
    shipped: list[Version], client: Client
) -> None:
    answer = client.get("/v")
    names = ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")
    said = [answer.headers[name] for name in names]
    assert (answer.status_code, said) == (200, ["no-store", "noindex, nofollow", "strict-origin"])


def test_the_policy_lets_the_page_read_this_site_alone(shipped: list[Version], client: Client) -> None:
    policy = client.get("/v").headers["Content-Security-Policy"].split("; ")
    assert sorted(policy) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


def test_the_page_carries_no_inline_script_or_style(text: str) -> None:
    scripts = re.findall(r"<script[^>]*>([^<]*)", text)
    assert (scripts, " style=" in text, "<style" in text) == (["", ""], False, False)
    assert re.search(r"\son[a-z]+=", text) is None


def test_the_code_can_be_typed_without_javascript(text: str) -> None:
    form = re.search(r'<form method="get" action="/verifier/".*?</form>', text, re.DOTALL)
    assert form and 'name="code"' in form[0]


def test_the_page_knows_every_version_that_was_published(shipped: list[Version], text: str) -> None:
    known = re.findall(r'data-framework="([^"]+)" data-version="([^"]+)"', text)
    assert sorted(known) == sorted((version.framework.slug, version.label) for version in shipped)
    assert text.count('data-subdomain="') == 28 + 9 + 13


def test_the_page_asks_the_database_few_questions(
    shipped: list[Version], client: Client, django_assert_max_num_queries
) -> None:
    client.get("/v")
    with django_assert_max_num_queries(1):
        client.get("/v")


def test_every_sentence_that_a_script_says_is_in_the_page(text: str) -> None:
    said = set(re.findall(r'data-word="([a-z_]+)"', text))
    script = "".join(path.read_text(encoding="utf-8") for path in MODULES)
    answers = set(re.findall(r'(?:yes|no|unknown)\(\s*"\w+",\s*"(\w+)"', script))
    asked = set(re.findall(r'(?:say|drawRefusal|Unreadable)\("([a-z]+_[a-z_]+|neither|working)"', script))
    assert (len(answers) > 30, len(asked) > 10) == (True, True)
    assert (answers | asked) - said == set()


def test_the_contexts_of_the_page_are_those_that_are_signed_with() -> None:
    served = STATIC / "vendor" / "contexts"
    script = (STATIC / "verify" / "contexts.js").read_text(encoding="utf-8")
    told = re.findall(r'\["([^"]+)", \["([^"]+)", "([0-9a-f]{64})"\]\]', script)
    assert told == [(pin["url"], pin["file"], pin["sha256"]) for pin in PINS]
    assert {path.name: sha256(path) for path in served.iterdir()} == {
        pin["file"]: pin["sha256"] for pin in PINS
    }


def test_files_from_elsewhere_are_those_that_their_list_says() -> None:
    vendor = STATIC / "vendor"
    rows = re.findall(
        r"\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|", (vendor / "README.md").read_text(encoding="utf-8")
    )
    assert "jsonld/jsonld.esm.min.js" in dict(rows) and "noble/ed25519.js" in dict(rows)
    assert {name: sha256(vendor / name) for name, _ in rows} == dict(rows)


def test_the_worker_keeps_all_that_the_page_is_made_of_and_changes_with_it(text: str, client: Client) -> None:
    answer = client.get("/v/service-worker.js")
    script = answer.content.decode()
    names = ("Content-Type", "Cache-Control", "Service-Worker-Allowed")
    assert [answer.headers[name] for name in names] == ["text/javascript; charset=utf-8", "no-cache", "/v"]
    kept = set(json.loads(script.splitlines()[1].removeprefix("const FILES = ").removesuffix(";")))
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text))
    modules = {f"/static/verify/{path.name}" for path in MODULES if path.name != "service-worker.js"}
    contexts = {f"/static/vendor/contexts/{pin['file']}" for pin in PINS}
    assert (asked | modules | contexts) - kept == set()
    assert re.fullmatch(r'const VERSION = "[0-9a-f]{16}";', script.splitlines()[0])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_is_read_on_one_screen_or_two(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FEW_LINES


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
