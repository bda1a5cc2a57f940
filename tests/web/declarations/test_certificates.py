"""The certificates that are not in a passport yet, as a list and as a file."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from socle.apps.certificates.models import Certificate
from tests.cast import Cast
from tests.hearing import Bench
from tests.web.declarations.stage import ON, awarded, built, rejected, text
from tests.web.test_exports import rows_of

LIST = "/declarations/certificats/"


def listed(client: Client, **asked: str) -> list[tuple[str, str]]:
    rows = client.get(LIST, asked).context["page"].rows
    return [(row.holder, row.state) for row in rows]


def test_the_oldest_comes_first_with_its_last_day_and_its_step(
    certificates: list[Certificate], cecile: Client, cast: Cast, bench: Bench
) -> None:
    rejected(bench)
    (old,) = awarded(cast.caen, bench, [10], days=120)
    assert listed(cecile) == [("Martina Zoék", "à préparer"), ("Martina Zoéa", "rejeté")]
    row = cecile.get(LIST).context["page"].rows[0]
    assert (row.number, row.is_late, row.started_on) == (old.number, True, ON - timedelta(days=120))


def test_filters_stay_in_the_address_and_an_unknown_value_filters_nothing(
    certificates: list[Certificate], cecile: Client, cast: Cast, bench: Bench
) -> None:
    rejected(bench)
    awarded(cast.caen, bench, [10], days=120)
    awarded(cast.caen, bench, [11], days=65)
    told = {asked: len(listed(cecile, delai=asked)) for asked in ("", "60", "75", "90", "retard", "12", "x")}
    assert told == {"": 3, "60": 1, "75": 0, "90": 1, "retard": 1, "12": 3, "x": 3}
    steps = {
        asked: len(listed(cecile, etape=asked)) for asked in ("a-preparer", "ecarte", "envoye", "rejete", "y")
    }
    assert steps == {"a-preparer": 2, "ecarte": 0, "envoye": 0, "rejete": 1, "y": 3}
    assert listed(cecile, etape="rejete", delai="60") == []
    assert "Aucun certificat ne correspond." in text(cecile.get(LIST, {"etape": "ecarte"}))


def test_the_list_goes_on_after_the_last_row(
    certificates: list[Certificate], cecile: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socle.web.keyset.ON_A_PAGE", 3)
    page = cecile.get(LIST, {"etape": "a-preparer"}).context["page"]
    following = cecile.get(f"{LIST}?{page.next_query}").context["page"]
    assert [len(each.rows) for each in (page, following)] == [3, 1]
    assert {row.number for row in (*page.rows, *following.rows)} == {each.number for each in certificates}
    assert (following.next_query, following.first_query) == ("", "etape=a-preparer")
    assert len(listed(cecile, apres="hier")) == 3


def test_the_file_has_what_the_list_shows_under_its_filters(
    certificates: list[Certificate], cecile: Client, cast: Cast, bench: Bench
) -> None:
    built(bench)
    (old,) = awarded(cast.caen, bench, [10], days=120)
    lines = rows_of(cecile, f"{LIST}?delai=retard&export=certificats-a-declarer.csv")
    started = ON - timedelta(days=120)
    assert lines[1:] == [
        [
            old.number,
            "Martina Zoék",
            "CléA Numérique",
            "Afpa Caen, Caen",
            f"{started:%d/%m/%Y}",
            lines[1][5],
            "à préparer",
        ]
    ]
    assert len(rows_of(cecile, f"{LIST}?export=certificats-a-declarer.csv")) == 6


def test_a_list_asks_the_same_few_questions_whatever_its_length(
    certificates: list[Certificate],
    cecile: Client,
    bench: Bench,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(6):
        cecile.get(LIST)
    built(bench)
    with django_assert_num_queries(6):
        cecile.get(LIST)


def test_charlie_sees_none_of_them(certificates: list[Certificate], charlie: Client, ada: Client) -> None:
    pages = (LIST, f"{LIST}?export=certificats-a-declarer.csv")
    assert [who.get(page).status_code for who in (charlie, ada) for page in pages] == [403] * 4
