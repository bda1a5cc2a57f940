import pytest
from django.test import Client

from socle.apps.frameworks.models import Version

PAGES = [
    "/",
    "/certificats/",
    "/certificats/clea/",
    "/certificats/clea-numerique/",
    "/certificats/clea-management/",
    "/etablissements/",
    "/mentions-legales/",
    "/vie-privee/",
    "/accessibilite/",
    "/gallery/",
]


@pytest.mark.parametrize("path", PAGES)
def test_anyone_reads_public_pages(shipped: list[Version], client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_a_page_carries_no_inline_script_or_style(shipped: list[Version], client: Client, path: str) -> None:
    answer = client.get(path)
    text = answer.content.decode()
    assert (" style=" in text, "<style" in text, "onclick" in text) == (False, False, False)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_framework_page_says_its_version_and_the_official_count(
    shipped: list[Version], client: Client
) -> None:
    text = client.get("/certificats/clea/").content.decode()
    assert "version 2018, 107 critères ; la version officielle en vigueur en compte 106" in text
    assert "Textes provisoires" not in text


def test_provisional_texts_are_marked(shipped: list[Version], client: Client) -> None:
    assert "Textes provisoires" in client.get("/certificats/clea-numerique/").content.decode()


def test_an_unknown_certificate_is_not_found(shipped: list[Version], client: Client) -> None:
    assert client.get("/certificats/clea-or/").status_code == 404


def test_the_list_asks_the_database_few_questions(
    shipped: list[Version], client: Client, django_assert_max_num_queries
) -> None:
    client.get("/certificats/")
    with django_assert_max_num_queries(1):
        client.get("/certificats/")


def test_nothing_is_written_by_reading(shipped: list[Version], client: Client) -> None:
    assert [client.post(path).status_code for path in PAGES] == [405] * len(PAGES)
