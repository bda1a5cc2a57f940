"""A body's rejected passages: what it reads, what it corrects, and that it sees nothing of others."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Batch, Passage
from socle.core.declaration.deadline import months_after
from tests.apps.declarations.declaring import said
from tests.cast import Cast, signed_in
from tests.hearing import Bench
from tests.web.declarations.stage import NOBODY, answered, awarded, built, rejected, text
from tests.web.test_exports import rows_of

LIST = "/declarations/a-corriger/"
BORN = {
    "civility": "MME",
    "birth_date_day": "2",
    "birth_date_month": "2",
    "birth_date_year": "1990",
    "birth_country": "99100",
    "birth_town": "Caen",
    "birth_code": "14118",
}


def path(passage: Passage) -> str:
    return f"{LIST}{passage.public_id}/"


def page_of(answer: Any) -> Any:
    return answer.context["page"]


def test_a_body_reads_what_was_answered_and_the_fields_to_check(
    certificates: list[Certificate], ada: Client, bench: Bench
) -> None:
    rejected(bench)
    (row,) = page_of(ada.get(LIST)).rows
    assert (row.holder, row.reason, row.fields, row.due_on) == (
        "Martina Zoéa",
        "L’État n’a trouvé personne avec cet état civil.",
        (
            "Nom de naissance",
            "Prénom",
            "Année de naissance",
            "Mois de naissance",
            "Jour de naissance",
            "Sexe",
            "Code INSEE du lieu de naissance",
        ),
        months_after(certificates[0].decided_on, 3),
    )


def test_a_correction_puts_the_record_right_and_joins_the_next_batch(
    certificates: list[Certificate], ada: Client, cecile: Client, bench: Bench
) -> None:
    passage = rejected(bench)
    answer = ada.post(path(passage), BORN | {"second_name": "Anne"}, follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "La correction est notée : le passage part dans le prochain lot." in text(answer)
    assert page_of(answer).rows == ()
    cecile.post("/declarations/preparation/")
    again = Batch.objects.latest("pk")
    told = [said(again, each) for each in ("idTechnique", "prenom2", "moisNaissance", "jourNaissance")]
    assert told == [[str(passage.technical_id)], ["Anne"], ["02"], ["02"]]


def test_the_form_opens_on_what_the_record_says(
    certificates: list[Certificate], ada: Client, bench: Bench
) -> None:
    form = page_of(ada.get(path(rejected(bench)))).form
    told = {name: form[name].value() for name in ("civility", "birth_country", "birth_town", "birth_code")}
    assert told == {
        "civility": "MME",
        "birth_country": "99100",
        "birth_town": "Caen",
        "birth_code": "14118",
    }
    assert form["birth_date"].value() == certificates[0].person.birth_date


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"birth_date_month": "13"}, ["birth_date"]),
        ({"civility": ""}, ["civility"]),
        ({"birth_code": "1411"}, ["birth_code"]),
        ({"birth_town": "Caen-la-Mer"}, ["birth_town"]),
        ({"birth_date_year": "2020"}, ["__all__"]),
    ],
)
def test_a_wrong_field_is_told_and_what_was_typed_is_kept(
    certificates: list[Certificate], ada: Client, bench: Bench, wrong: dict[str, str], fields: list[str]
) -> None:
    passage = rejected(bench)
    answer = ada.post(path(passage), BORN | {"second_name": "Anne"} | wrong)
    form = page_of(answer).form
    assert (answer.status_code, list(form.errors), form["second_name"].value()) == (422, fields, "Anne")
    passage.refresh_from_db()
    assert passage.state == "rejected"


def test_a_place_that_is_not_found_is_confirmed(
    certificates: list[Certificate], ada: Client, bench: Bench
) -> None:
    passage = rejected(bench)
    typed = BORN | {"birth_town": "Caen-la-Mer"}
    assert "Je confirme : ce lieu est écrit ainsi" in text(ada.post(path(passage), typed))
    ada.post(path(passage), typed | {"birth_confirmed": "on"})
    passage.refresh_from_db()
    assert passage.state == "corrected"


def test_a_passage_corrected_already_says_so_and_is_not_written_again(
    certificates: list[Certificate], ada: Client, bench: Bench
) -> None:
    passage = rejected(bench)
    for _ in range(2):
        answer = ada.post(path(passage), BORN, follow=True)
    assert "Ce passage n’est plus à corriger." in text(answer)


def test_the_certifier_corrects_too_and_may_replace_the_certificate(
    certificates: list[Certificate], cecile: Client, ada: Client, bench: Bench
) -> None:
    passage = rejected(bench)
    replacing = f"/certificats-delivres/{certificates[0].public_id}/remplacement/"
    assert [replacing in text(who.get(path(passage))) for who in (cecile, ada)] == [True, False]
    answer = cecile.post(path(passage), BORN)
    assert answer["Location"] == f"/declarations/passages/{passage.public_id}/"


def kept_back(certificate: Certificate, bench: Bench, **wrong: str) -> Passage:
    for name, value in wrong.items():
        setattr(certificate.person, name, value)
    certificate.person.save()
    built(bench)
    return Passage.objects.get(certificate=certificate)


def test_a_body_sees_what_cannot_be_declared_yet_and_corrects_it(
    certificates: list[Certificate], ada: Client, cecile: Client, bench: Bench
) -> None:
    passage = kept_back(certificates[2], bench, birth_place="1411")
    answer = ada.get(LIST)
    assert [each.holder for each in page_of(answer).kept_back] == ["Martina Zoéc"]
    assert (page_of(answer).rows, path(passage) in text(answer)) == ((), True)
    assert "Rien n’est à corriger." not in text(answer)
    told = text(ada.get(path(passage)))
    assert "Pourquoi ce certificat n’est pas encore déclarable" in told
    assert "Code INSEE du lieu de naissance : « 1411 »" in told
    assert "Ce que la Caisse des Dépôts a répondu" not in told
    answer = ada.post(path(passage), BORN, follow=True)
    assert "La correction est notée : le passage part dans le prochain lot." in text(answer)
    assert (page_of(answer).kept_back, "Rien n’est à corriger." in text(answer)) == ((), True)
    cecile.post("/declarations/preparation/")
    assert said(Batch.objects.latest("pk"), "idTechnique") == [str(passage.technical_id)]


def test_a_correction_that_does_not_suffice_says_what_is_left(
    certificates: list[Certificate], ada: Client, cecile: Client, bench: Bench
) -> None:
    passage = kept_back(certificates[2], bench, birth_name="A" * 61)
    replacing = f"/certificats-delivres/{certificates[2].public_id}/remplacement/"
    assert [replacing in text(who.get(path(passage))) for who in (cecile, ada)] == [True, False]
    answer = ada.post(path(passage), BORN, follow=True)
    assert "La correction est notée, mais ne suffit pas. Nom de naissance : " in text(answer)
    assert [each.holder for each in page_of(answer).kept_back] == [f"{'A' * 61} Zoéc"]


def test_the_certifier_reaches_the_correction_from_what_is_kept_back(
    certificates: list[Certificate], cecile: Client, bench: Bench
) -> None:
    passage = kept_back(certificates[2], bench, birth_place="1411")
    address = f"/declarations/passages/{passage.public_id}/"
    assert path(passage) in text(cecile.get(address))
    assert cecile.post(path(passage), BORN)["Location"] == address
    assert path(passage) not in text(cecile.get(address))


def test_the_list_goes_on_after_the_last_row_and_leaves_as_a_file(
    certificates: list[Certificate], ada: Client, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socle.web.keyset.ON_A_PAGE", 1)
    answered(bench, {0: NOBODY, 1: NOBODY})
    page = page_of(ada.get(LIST))
    following = page_of(ada.get(f"{LIST}?{page.next_query}"))
    assert [row.holder for row in (*page.rows, *following.rows)] == ["Martina Zoéa", "Martina Zoéb"]
    lines = rows_of(ada, f"{LIST}?export=declarations-a-corriger.csv")
    assert [line[0] for line in lines] == ["Nom", "Martina Zoéa", "Martina Zoéb"]


def test_charlie_sees_nothing_of_another_body_and_corrects_nothing(
    certificates: list[Certificate], charlie: Client, cast: Cast, bench: Bench
) -> None:
    certificates[2].person.birth_place = "1411"
    certificates[2].person.save()
    passage = rejected(bench)
    left = Passage.objects.exclude(obstacle="").get()
    page = page_of(charlie.get(LIST))
    assert (page.rows, page.kept_back) == ((), ())
    assert len(rows_of(charlie, f"{LIST}?export=declarations-a-corriger.csv")) == 1
    for each in (passage, left):
        answers = charlie.get(path(each)), charlie.post(path(each), BORN)
        assert [answer.status_code for answer in answers] == [404, 404]
        each.refresh_from_db()
    assert (passage.state, left.state, bool(left.obstacle)) == ("rejected", "to_prepare", True)


def test_whoever_only_trains_sees_none_of_it(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    tim = signed_in(Client(), cast.tim)
    assert [tim.get(page).status_code for page in (LIST, path(rejected(bench)))] == [403, 403]


def test_the_list_asks_the_same_few_questions_whatever_its_length(
    certificates: list[Certificate],
    ada: Client,
    cast: Cast,
    bench: Bench,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rejected(bench)
    with django_assert_num_queries(6):
        ada.get(LIST)
    awarded(cast.caen, bench, range(10, 13), days=3)
    answered(bench, {0: NOBODY, 1: NOBODY})
    with django_assert_num_queries(6):
        ada.get(LIST)
