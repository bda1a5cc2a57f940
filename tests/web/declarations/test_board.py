"""The certifier's board: the delay, what keeps it back, and the one button."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Batch, Passage
from socle.core.days import in_full
from socle.core.declaration.deadline import months_after
from socle.web.declarations.board import EVERYTHING, sentence
from tests.cast import Cast
from tests.hearing import Bench
from tests.web.declarations.stage import ON, answered, awarded, built, rejected, text

BOARD = "/declarations/"


def board(client: Client) -> Any:
    return client.get(BOARD).context["page"]


def counts(tasks: Any) -> dict[str, int]:
    return {task.label: task.count for task in tasks}


@pytest.mark.parametrize(
    ("awaited", "late", "said"),
    [
        (0, 0, EVERYTHING),
        (1, 0, "1 certificat n’est pas encore dans le passeport de compétences de son titulaire."),
        (
            1,
            1,
            "1 certificat n’est pas encore dans le passeport de compétences de son titulaire : "
            "le délai est dépassé.",
        ),
        (
            12,
            1,
            "12 certificats ne sont pas encore dans le passeport de compétences de leur titulaire : "
            "le délai est dépassé pour 1 d’entre eux.",
        ),
    ],
)
def test_the_sentence_comes_first(awaited: int, late: int, said: str) -> None:
    assert sentence(awaited, late) == said


def test_the_board_says_the_next_deadline_and_how_long_each_certificate_has_waited(
    certificates: list[Certificate], cecile: Client, cast: Cast, bench: Bench
) -> None:
    for number, days in enumerate((65, 80, 100), start=10):
        awarded(cast.caen, bench, [number], days=days)
    page = board(cecile)
    due = in_full(months_after(ON - timedelta(days=80), 3))
    assert page.deadline == f"Le prochain délai finit le {due}."
    assert counts(page.delays) == {
        "De 60 à 74 jours": 1,
        "De 75 à 89 jours": 1,
        "90 jours ou plus": 1,
        "Délai dépassé": 1,
    }


def test_every_count_leads_to_as_many_rows(
    certificates: list[Certificate], cecile: Client, cast: Cast, bench: Bench
) -> None:
    awarded(cast.caen, bench, [10], days=65)
    awarded(cast.caen, bench, [11], days=120)
    rejected(bench)
    revoke_certificate(certificates[1], "error", by=bench.cecile, on=ON)
    person = awarded(cast.caen, bench, [12], days=1)[0].person
    person.birth_name = "A" * 61
    person.save()
    cecile.post(f"{BOARD}preparation/")
    page = board(cecile)
    told = (*page.delays, *page.blocked)
    assert {task.label: len(cecile.get(task.url).context["page"].rows) for task in told} == counts(told)
    assert counts(page.blocked) == {
        "passage qui ne peut pas être déclaré": 1,
        "passage rejeté, à corriger": 1,
        "retrait à faire dans un passeport": 1,
    }


def test_the_button_bears_the_count_and_prepares_what_it_says(
    certificates: list[Certificate], cecile: Client
) -> None:
    assert board(cecile).prepare == "Préparer un lot de 4 passages"
    answer = cecile.post(f"{BOARD}preparation/", follow=True)
    batch = Batch.objects.get()
    assert (answer.redirect_chain, batch.count) == ([(f"{BOARD}lots/{batch.public_id}/", 302)], 4)
    assert "Le lot est préparé : 4 passages." in text(answer)
    page = board(cecile)
    assert (page.prepare, [row.name for row in page.batches]) == ("", [batch.name])


def test_preparing_when_nothing_is_ready_says_so(certificates: list[Certificate], cecile: Client) -> None:
    cecile.post(f"{BOARD}preparation/")
    assert "Aucun lot n’est préparé" in text(cecile.post(f"{BOARD}preparation/", follow=True))
    assert Batch.objects.count() == 1


def test_what_was_kept_back_is_examined_again(certificates: list[Certificate], cecile: Client) -> None:
    for certificate in certificates:
        certificate.person.birth_name = "A" * 61
        certificate.person.save()
    answer = cecile.post(f"{BOARD}preparation/", follow=True)
    assert "4 passages restent à préparer : le tableau dit pourquoi." in text(answer)
    assert board(cecile).prepare == "Examiner de nouveau 4 passages"
    certificates[0].person.birth_name = "Court"
    certificates[0].person.save()
    cecile.post(f"{BOARD}preparation/")
    assert Batch.objects.get().count == 1


def test_a_board_without_anything_to_declare_is_calm(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    answered(bench, {})
    page = board(cecile)
    assert (page.sentence, page.deadline, page.prepare, page.blocked, page.batches) == (
        EVERYTHING,
        "",
        "",
        (),
        (),
    )


def test_a_get_prepares_nothing(certificates: list[Certificate], cecile: Client) -> None:
    assert cecile.get(f"{BOARD}preparation/").status_code == 405
    assert (Batch.objects.count(), Passage.objects.count()) == (0, 0)


def test_charlie_sees_no_board_and_prepares_nothing(
    certificates: list[Certificate], charlie: Client, ada: Client
) -> None:
    answers = [who.get(BOARD) for who in (charlie, ada)]
    answers += [who.post(f"{BOARD}preparation/") for who in (charlie, ada)]
    assert ([each.status_code for each in answers], Batch.objects.count()) == ([403] * 4, 0)


def test_the_board_asks_the_same_few_questions_whatever_waits(
    certificates: list[Certificate],
    cecile: Client,
    cast: Cast,
    bench: Bench,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    built(bench)
    awarded(cast.caen, bench, range(10, 14), days=70)
    with django_assert_num_queries(10):
        cecile.get(BOARD)


def test_a_batch_too_long_for_a_page_is_left_to_the_command(
    certificates: list[Certificate], cecile: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Préparer un lot de 4 passages</button>" in text(cecile.get(BOARD))
    monkeypatch.setattr("socle.web.declarations.board.LONG", 3)
    said = text(cecile.get(BOARD))
    assert ("</button>" in said.partition("</h1>")[2], "socle declaration prepare" in said) == (False, True)
