"""What the issuer publishes is served as files, kept as long as each may be; nothing else of the disk is."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

FOREVER, AGAIN, MINUTES = "public, max-age=31536000, immutable", "no-cache", "public, max-age=300"
TEXT, JSON, BYTES = "text/plain; charset=utf-8", "application/json", "application/octet-stream"
FILES = {
    "log/checkpoint": (TEXT, AGAIN),
    "log/witnesses": (TEXT, AGAIN),
    "log/keys.json": (JSON, AGAIN),
    "log/tile/0/000": (BYTES, FOREVER),
    "log/tile/1/x001/234": (BYTES, FOREVER),
    "log/tile/entries/x001/x234/067": (BYTES, FOREVER),
    "log/tile/0/000.p/19": (BYTES, AGAIN),
    "log/tile/entries/000.p/255": (BYTES, AGAIN),
    "status/1": ("application/vc+ld+json", MINUTES),
    ".well-known/did.json": (JSON, AGAIN),
    ".well-known/jwks.json": (JSON, AGAIN),
}
ELSEWHERE = (
    "log/secret",
    "log/tile/0/000.p/19.bak",
    "log/tile/64/000",
    "log/tile/0/../../../secret",
    "log/%2e%2e/secret",
    "log/..%2fsecret",
    "log//etc/passwd",
    "log/tile/0/000/",
    "status/secret",
    "status/..",
    "status/%2e%2e%2fsecret",
    "status/01",
    ".well-known/secret",
)


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    root = Path(settings.PUBLIC_ROOT)
    for name in (*FILES, "log/secret", "status/secret", "../secret", ".well-known/secret"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"content of {name}".encode())
    return root


@pytest.mark.parametrize("path", FILES)
def test_a_published_file_is_served_as_it_lies(folder: Path, client: Client, path: str) -> None:
    answer = client.get(f"/{path}")
    headers = [answer.headers[name] for name in ("Content-Type", "Cache-Control")]
    assert (answer.status_code, answer.content) == (200, f"content of {path}".encode())
    assert tuple(headers) == FILES[path]


@pytest.mark.parametrize("path", FILES)
def test_anyone_may_read_it_from_anywhere_and_no_browser_guesses_its_type(
    folder: Path, client: Client, path: str
) -> None:
    answer = client.get(f"/{path}")
    assert (answer.headers["Access-Control-Allow-Origin"], answer.headers["X-Content-Type-Options"]) == (
        "*",
        "nosniff",
    )
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nothing_else_of_the_disk_is_served(folder: Path, client: Client, path: str) -> None:
    assert client.get(f"/{path}").status_code == 404


@pytest.mark.parametrize("path", FILES)
def test_what_was_not_published_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/{path}").status_code == 404


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path, client: Client) -> None:
    (folder / "status" / "2").symlink_to(folder.parent / "secret")
    assert client.get("/status/2").status_code == 404


def test_a_copy_that_is_still_good_is_not_sent_again(folder: Path, client: Client) -> None:
    first = client.get("/log/checkpoint")
    again = client.get("/log/checkpoint", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_published_file_is_only_read(folder: Path, client: Client) -> None:
    assert [client.post(f"/{path}").status_code for path in FILES] == [405] * len(FILES)


def test_serving_a_file_asks_the_database_nothing(
    folder: Path, client: Client, django_assert_num_queries, db: None
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/log/checkpoint").status_code == 200
