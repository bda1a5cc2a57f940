"""Passages: the lists, one of them, its form to type by hand, the rejections that are foreseen."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.models import Passage
from tests.cast import Cast
from tests.hearing import Bench
from tests.web.declarations.stage import NOBODY, ON, answered, awarded, built, rejected, text
from tests.web.test_exports import rows_of

LIST = "/declarations/passages/"
FORESEEN = "/declarations/rejets-prevus/"
SEVERAL = "Plusieurs titulaires correspondent"


def named(client: Client, **asked: str) -> list[str]:
    return [row.holder for row in client.get(LIST, asked).context["page"].rows]


def path(passage: Passage, end: str = "") -> str:
    return f"{LIST}{passage.public_id}/{end}"


def of(certificate: Certificate) -> Passage:
    return Passage.objects.get(certificate=certificate, action="CREATION")


def keep_back(certificate: Certificate) -> None:
    certificate.person.birth_name = "A" * 61
    certificate.person.save()


def test_passages_are_found_by_situation_and_by_what_their_batch_was_answered(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    keep_back(certificates[3])
    batch = str(answered(bench, {0: NOBODY}, left=1).public_id)
    told = {asked: named(cecile, situation=asked) for asked in ("ecarte", "rejete", "retrait")}
    assert told == {"ecarte": [f"{'A' * 61} Zoéd"], "rejete": ["Martina Zoéa"], "retrait": []}
    answers = {asked: named(cecile, lot=batch, reponse=asked) for asked in ("integre", "rejete", "attente")}
    assert answers == {"integre": ["Martina Zoéb"], "rejete": ["Martina Zoéa"], "attente": ["Martina Zoéc"]}
    assert (len(named(cecile, lot=batch)), len(named(cecile)), len(named(cecile, lot="x"))) == (3, 4, 4)


def test_the_list_goes_on_after_the_last_row_and_leaves_as_a_file(
    certificates: list[Certificate], cecile: Client, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socle.web.keyset.ON_A_PAGE", 3)
    batch = built(bench)
    page = cecile.get(LIST, {"lot": str(batch.public_id)}).context["page"]
    following = cecile.get(f"{LIST}?{page.next_query}").context["page"]
    assert [row.holder[-4:] for row in (*page.rows, *following.rows)] == ["Zoéa", "Zoéb", "Zoéc", "Zoéd"]
    lines = rows_of(cecile, f"{LIST}?lot={batch.public_id}&export=passages.csv")
    assert [line[4] for line in lines] == ["État", *["dans un lot"] * 4]


def test_a_rejected_passage_says_in_plain_french_what_was_answered_and_what_to_check(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    page = cecile.get(path(rejected(bench, SEVERAL))).context["page"]
    assert (page.answer.told.reason, page.answer.told.message) == (
        "Plusieurs personnes ont cet état civil.",
        SEVERAL,
    )
    assert dict(page.answer.fields) == {
        "Jour de naissance": "1",
        "Mois de naissance": "1",
        "Code INSEE du lieu de naissance": "14118",
        "Deuxième prénom": "",
        "Troisième prénom": "",
    }


def test_what_keeps_a_passage_back_names_the_field_and_the_way_out(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    keep_back(certificates[0])
    built(bench)
    page = cecile.get(path(of(certificates[0]))).context["page"]
    assert (page.state, page.obstacles) == (
        "ne peut pas être déclaré",
        (
            f"Nom de naissance : « {'A' * 61} » a 61 caractères, le schéma en permet 60 ; "
            "demandez à la Caisse des Dépôts comment l’écrire : rien n’est coupé",
        ),
    )


def test_the_form_to_type_bears_every_element_in_the_order_of_the_portal(
    certificates: list[Certificate], cecile: Client
) -> None:
    enter_passages(on=ON)
    passage = of(certificates[0])
    answer = cecile.get(path(passage, "fiche/"))
    assert answer["Cache-Control"] == "no-store"
    assert answer.context["page"].lines == (
        ("Répertoire", "RS"),
        ("Code de la certification", "SPECIMEN"),
        ("Identifiant technique", str(certificates[0].public_id)),
        ("Obtention", "PAR_ADMISSION"),
        ("Donnée certifiée", "oui"),
        ("Début de validité", f"{certificates[0].decided_on:%d/%m/%Y}"),
        ("Nom de naissance", "Martina"),
        ("Prénom", "Zoéa"),
        ("Année de naissance", "1990"),
        ("Mois de naissance", "1"),
        ("Jour de naissance", "1"),
        ("Sexe", "F"),
        ("Code INSEE du lieu de naissance", "14118"),
        ("Commune de naissance", "Caen"),
        ("Pays de naissance", "France"),
        ("Commentaire", "SPÉCIMEN, sans valeur"),
    )


def test_the_form_of_a_passage_that_cannot_be_declared_says_why(
    certificates: list[Certificate], cecile: Client
) -> None:
    keep_back(certificates[0])
    enter_passages(on=ON)
    assert "a 61 caractères, le schéma en permet 60" in text(cecile.get(path(of(certificates[0]), "fiche/")))


def test_a_passage_typed_by_hand_is_integrated_once(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    passage = rejected(bench)
    assert "La saisie est notée" in text(cecile.post(path(passage, "saisie/"), follow=True))
    passage.refresh_from_db()
    assert (passage.state, passage.integrated_on) == ("integrated", ON)
    again = cecile.post(path(passage, "saisie/"), follow=True)
    assert (again.status_code, "message error" in text(again)) == (200, True)


def test_a_foreseen_rejection_is_shown_before_anything_is_sent(
    certificates: list[Certificate], cecile: Client
) -> None:
    certificates[1].person.birth_place_name = "Caen-la-Mer"
    certificates[1].person.save()
    enter_passages(on=ON)
    page = cecile.get(FORESEEN).context["page"]
    assert (page.examined, [row.holder for row in page.rows]) == (4, ["Martina Zoéb"])
    (doubt,) = page.rows[0].doubts
    assert (doubt.field, doubt.predicted) == (
        "Code INSEE du lieu de naissance",
        "Aucun titulaire ne correspond",
    )
    assert doubt.reason == "Le 02/01/1990, le code 14118 désignait Caen, et non Caen-la-Mer."
    lines = rows_of(cecile, f"{FORESEEN}?export=rejets-prevus.csv")
    assert [line[0] for line in lines] == ["Titulaire", "Martina Zoéb"]
    assert "Ce qui fait craindre un rejet" in text(cecile.get(path(of(certificates[1]))))


def test_a_page_of_foreseen_rejections_examines_so_many_then_the_following(
    certificates: list[Certificate], cecile: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socle.web.declarations.foreseen.EXAMINED", 3)
    enter_passages(on=ON)
    page = cecile.get(FORESEEN).context["page"]
    following = cecile.get(f"{FORESEEN}?{page.next_query}").context["page"]
    assert (page.examined, following.examined, following.next_query) == (3, 1, "")


@pytest.mark.parametrize(("page", "questions"), [(LIST, 5), (FORESEEN, 5)])
def test_a_list_asks_the_same_few_questions_whatever_its_length(
    certificates: list[Certificate],
    cecile: Client,
    cast: Cast,
    bench: Bench,
    django_assert_num_queries: DjangoAssertNumQueries,
    page: str,
    questions: int,
) -> None:
    enter_passages(on=ON)
    with django_assert_num_queries(questions):
        cecile.get(page)
    awarded(cast.caen, bench, range(10, 14), days=3)
    enter_passages(on=ON)
    with django_assert_num_queries(questions):
        cecile.get(page)


def test_one_passage_asks_few_questions(
    certificates: list[Certificate],
    cecile: Client,
    bench: Bench,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    passage = rejected(bench)
    with django_assert_num_queries(6):
        cecile.get(path(passage))


def test_charlie_sees_none_of_them(
    certificates: list[Certificate], charlie: Client, ada: Client, bench: Bench
) -> None:
    passage = rejected(bench)
    pages = (LIST, FORESEEN, path(passage), path(passage, "fiche/"))
    seen: list[Any] = [who.get(page).status_code for who in (charlie, ada) for page in pages]
    seen += [who.post(path(passage, "saisie/")).status_code for who in (charlie, ada)]
    assert seen == [403] * 10
    passage.refresh_from_db()
    assert passage.state == "rejected"
