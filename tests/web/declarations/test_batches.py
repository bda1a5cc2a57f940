"""The batches: their file, their deposit, the reports that answer them."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Batch
from tests.apps.declarations.declaring import states
from tests.cast import Cast
from tests.hearing import Bench
from tests.web.declarations.stage import (
    NOBODY,
    ON,
    answer_to,
    answered,
    awarded,
    built,
    deposited,
    text,
)
from tests.web.test_exports import body_of, rows_of

LIST = "/declarations/lots/"


def path(batch: Batch, end: str = "") -> str:
    return f"{LIST}{batch.public_id}/{end}"


def send(client: Client, batch: Batch, content: bytes) -> Any:
    file = SimpleUploadedFile("rapport.xml", content, content_type="application/xml")
    return client.post(path(batch, "rapport/"), {"report": file}, follow=True)


def acts(client: Client, batch: Batch) -> tuple[bool, bool, bool, bool]:
    """Whether the page offers the deposit, a report, the acknowledgement, the undoing."""
    page = client.get(path(batch)).context["page"]
    return bool(page.deposit), bool(page.report), page.can_acknowledge, page.can_undo


def test_the_file_is_the_one_that_was_built_and_stays_in_no_cache(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    batch = built(bench)
    answer = cecile.get(path(batch, "fichier/"))
    assert hashlib.sha256(body_of(answer)).hexdigest() == batch.sha256
    assert (answer["Cache-Control"], answer["Content-Disposition"]) == (
        "private, no-store",
        f'attachment; filename="{batch.name}"',
    )


def test_a_page_offers_only_the_acts_of_its_state(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    batch = built(bench)
    assert acts(cecile, batch) == (True, False, False, True)
    cecile.post(path(batch, "depot/"), {"day": ON.isoformat()})
    assert acts(cecile, batch) == (False, True, True, True)
    cecile.post(path(batch, "reception/"))
    assert acts(cecile, batch) == (False, True, False, True)
    send(cecile, batch, answer_to(batch, {}, left=1))
    assert acts(cecile, batch) == (False, True, False, False)


def test_a_deposit_is_noted_with_its_day(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    batch = built(bench)
    answer = cecile.post(path(batch, "depot/"), {"day": ON.isoformat()}, follow=True)
    batch.refresh_from_db()
    assert ("Le dépôt est noté." in text(answer), batch.state, batch.deposited_on) == (True, "deposited", ON)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Écrivez le jour du dépôt."),
        ("31/02/2026", "Cette date n’existe pas."),
        (
            (ON + timedelta(days=1)).isoformat(),
            "Ce jour n’est pas encore venu.",
        ),
        ((ON - timedelta(days=1)).isoformat(), f"Le lot a été construit le {ON:%d/%m/%Y} : déposé après."),
    ],
)
def test_a_wrong_day_is_told_on_the_form_and_nothing_is_noted(
    certificates: list[Certificate], cecile: Client, bench: Bench, day: str, said: str
) -> None:
    batch = built(bench)
    answer = cecile.post(path(batch, "depot/"), {"day": day})
    assert (answer.status_code, said in text(answer)) == (422, True)
    batch.refresh_from_db()
    assert (batch.state, batch.deposited_on) == ("built", None)


def test_a_withdrawn_certificate_keeps_its_batch_from_leaving(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    batch = built(bench)
    revoke_certificate(certificates[0], "fraud", by=bench.cecile, on=ON)
    assert "Défaites ce lot, puis préparez-en un autre." in text(
        cecile.get(path(batch, "fichier/"), follow=True)
    )
    assert "Le lot est défait" in text(cecile.post(path(batch, "annulation/"), follow=True))
    assert "Le fichier de ce lot n’est plus proposé." in text(
        cecile.get(path(batch, "fichier/"), follow=True)
    )
    assert states() == [("CREATION", "to_prepare")] * 4


def test_a_report_tells_each_passage_and_closes_the_batch(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    batch = deposited(bench)
    answer = send(cecile, batch, answer_to(batch, {0: NOBODY}))
    assert "Le rapport est importé : 3 passages intégrés, 1 rejeté." in text(answer)
    page = answer.context["page"]
    assert [(task.label, task.count) for task in page.outcomes] == [
        ("intégrés dans un passeport", 3),
        ("rejetés", 1),
        ("sans réponse", 0),
    ]
    assert ([step.state for step in page.steps], page.line.state) == (["done"] * 4, "traité")
    for task in page.outcomes:
        assert len(cecile.get(task.url).context["page"].rows) == task.count


def test_the_same_report_again_changes_nothing(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    batch = answered(bench, {0: NOBODY})
    before = states()
    answer = send(cecile, batch, answer_to(batch, {0: NOBODY}))
    assert "Ce rapport ne dit rien de nouveau : rien n’a changé." in text(answer)
    assert (states(), batch.reports.count()) == (before, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Ce fichier est vide."),
        (b"<rapport><PassagesOK>", "le rapport est coupé ou mal formé. Téléchargez"),
        (b"<html/>", "Ce fichier commence par « html » et non « rapport ». Téléchargez"),
        (b"<!DOCTYPE r><rapport/>", "DOCTYPE"),
        (
            b"<rapport><PassagesOK><idTechnique>autre</idTechnique></PassagesOK></rapport>",
            "Le rapport nomme 1 passage(s) que ce lot ne contient pas : autre.",
        ),
    ],
)
def test_a_report_that_cannot_be_read_is_told_on_the_form_and_changes_nothing(
    certificates: list[Certificate], cecile: Client, bench: Bench, content: bytes, said: str
) -> None:
    batch = deposited(bench)
    answer = send(cecile, batch, content)
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert states() == [("CREATION", "deposited")] * 4


def test_a_report_that_contradicts_another_is_refused_whole(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    batch = answered(bench, {0: NOBODY})
    answer = send(cecile, batch, answer_to(batch, {1: NOBODY}))
    assert (answer.status_code, "Ce rapport dit le contraire" in text(answer)) == (422, True)


def test_a_form_without_a_file_says_so(certificates: list[Certificate], cecile: Client, bench: Bench) -> None:
    answer = cecile.post(path(deposited(bench), "rapport/"))
    assert (answer.status_code, "Choisissez le rapport." in text(answer)) == (422, True)


def test_a_batch_already_answered_is_not_undone(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    batch = answered(bench, {0: NOBODY}, left=1)
    answer = cecile.post(path(batch, "annulation/"), follow=True)
    assert "La Caisse des Dépôts a déjà répondu pour des passages de ce lot." in text(answer)


def test_the_list_is_filtered_by_state_and_leaves_as_a_file(
    certificates: list[Certificate], cecile: Client, cast: Cast, bench: Bench
) -> None:
    first = answered(bench, {0: NOBODY})
    awarded(cast.caen, bench, [10], days=1)
    last = built(bench)

    def names(**asked: str) -> list[str]:
        return [row.name for row in cecile.get(LIST, asked).context["page"].rows]

    assert names() == [last.name, first.name]
    told = {asked: names(etat=asked) for asked in ("a-deposer", "en-attente", "traite", "defait", "x")}
    assert told == {
        "a-deposer": [last.name],
        "en-attente": [],
        "traite": [first.name],
        "defait": [],
        "x": [last.name, first.name],
    }
    lines = rows_of(cecile, f"{LIST}?etat=traite&export=lots.csv")
    assert [line[3:8] for line in lines[1:]] == [["4", "3", "1", "0", "traité"]]


def test_the_list_goes_on_after_the_last_row(
    certificates: list[Certificate],
    cecile: Client,
    cast: Cast,
    bench: Bench,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("socle.web.keyset.ON_A_PAGE", 1)
    first = built(bench)
    awarded(cast.caen, bench, [10], days=1)
    last = built(bench)
    page = cecile.get(LIST).context["page"]
    following = cecile.get(f"{LIST}?{page.next_query}").context["page"]
    assert [row.name for row in (*page.rows, *following.rows)] == [last.name, first.name]


def test_pages_of_batches_ask_few_questions(
    certificates: list[Certificate],
    cecile: Client,
    bench: Bench,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    batch = answered(bench, {0: NOBODY})
    with django_assert_num_queries(5):
        cecile.get(LIST)
    with django_assert_num_queries(6):
        cecile.get(path(batch))


def test_charlie_sees_no_batch_and_does_nothing_with_them(
    certificates: list[Certificate], charlie: Client, ada: Client, bench: Bench
) -> None:
    batch = built(bench)
    for who in (charlie, ada):
        seen = [who.get(page).status_code for page in (LIST, path(batch), path(batch, "fichier/"))]
        done = [who.post(path(batch, act)) for act in ("depot/", "reception/", "rapport/", "annulation/")]
        assert (seen, [each.status_code for each in done]) == ([403] * 3, [403] * 4)
    batch.refresh_from_db()
    assert batch.state == "built"
