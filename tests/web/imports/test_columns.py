import io
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from openpyxl import Workbook, load_workbook

from socle.apps.exchanges.destination import Destination
from socle.apps.exchanges.models import ColumnMapping, Import
from socle.apps.exchanges.own_columns import receive
from socle.apps.pathways.models import Pathway
from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.mapping import OwnColumns
from socle.scheme import scheme
from tests.cast import Cast, signed_in
from tests.web.imports.test_completing import column
from tests.web.imports.test_views import send, text_of

HEADER = "NOM;Prénom;Sexe;Né(e) le;Groupe;Né à l’étranger ?"
OWN = f"{HEADER}\nMartin;Alice;Femme;1990-03-07;B;non\nDiallo;Amadou;Homme;1984-11-21;A;non\n".encode()
COLUMNS = {
    "c0": "birth_name",
    "c1": "first_name",
    "c2": "title",
    "c3": "birth_date",
    "c4": "",
    "c5": "born_abroad",
    "v_certificate_name": "CléA",
    "v_status": "CERTIFIE",
    "v_passed_on": "12/05/2026",
    "nom": "Yparéo",
}
WORDS = {"demande": "m2_0,m2_1,o3,m5_0", "m2_0": "MME", "m2_1": "M", "o3": "year_first", "m5_0": "NON"}


@pytest.fixture
def ada(client: Client, cast: Cast) -> Client:
    found: Client = signed_in(client, cast.ada)
    return found


def choose(client: Client, **changes: str) -> Any:
    return client.post(
        f"/imports/{Import.objects.get().public_id}/colonnes/", {**COLUMNS, **WORDS, **changes}
    )


def test_a_file_with_other_columns_waits_on_a_page_that_shows_them(ada: Client) -> None:
    answer = send(ada, OWN)
    record = Import.objects.get()
    assert (record.needs_columns, record.lines, answer.url) == (True, 2, f"/imports/{record.public_id}/")
    page = text_of(ada.get(answer.url, follow=True))
    assert "Faire correspondre vos colonnes" in page
    assert "Martin · Diallo. Proposé : vérifiez." in page
    assert "colonnes à choisir" in text_of(ada.get("/imports/"))


def test_what_is_proposed_is_never_applied_by_itself(ada: Client) -> None:
    send(ada, OWN)
    answer = choose(ada, **{**dict.fromkeys(COLUMNS, ""), "nom": "Yparéo"})
    assert answer.status_code == 422
    assert "« Nom de naissance » est obligatoire : dites quelle colonne le donne." in text_of(answer)
    assert Import.objects.get().needs_columns


def test_words_and_days_are_asked_before_the_file_is_read(ada: Client) -> None:
    send(ada, OWN)
    page = text_of(choose(ada, demande=""))
    assert ("« Femme »" in page, "Dates de « Né(e) le »" in page, "Revoir vos colonnes" in page) == (
        True,
    ) * 3
    assert Import.objects.get().needs_columns


def test_own_columns_are_read_confirmed_and_lead_to_the_pathways(ada: Client) -> None:
    send(ada, OWN)
    record = Import.objects.get()
    answer = choose(ada)
    page = text_of(ada.get(answer.url))
    assert "Lu avec vos colonnes habituelles." in page
    assert "Importer 2 personnes" in page
    ada.post(f"/imports/{record.public_id}/confirmer/")
    found = Pathway.objects.values_list("person__birth_name", "person__civility", "person__birth_date__year")
    assert sorted(found) == [("Diallo", "M", 1984), ("Martin", "MME", 1990)]


def test_the_next_file_with_these_columns_is_read_at_once(ada: Client) -> None:
    send(ada, OWN)
    choose(ada)
    shuffled = (
        "Prénom;NOM;Sexe;Né(e) le;Groupe;Né à l’étranger ?\nLéo;Petit;HOMME;01/02/1999;C;Non\n".encode()
    )
    answer = send(ada, shuffled)
    record = Import.objects.latest("pk")
    assert (answer.url, record.needs_columns, record.faulty) == (f"/imports/{record.public_id}/", False, 1)
    page = text_of(ada.get(answer.url))
    assert "Lu avec vos colonnes habituelles." in page
    assert '<th scope="row">Né(e) le</th>' in page
    assert "« 01/02/1999 » n’est pas une date AAAA-MM-JJ qui existe." in page


def test_the_spreadsheet_of_errors_has_the_body_s_columns_and_comes_back_mended(ada: Client) -> None:
    send(ada, OWN.replace(b"1990-03-07", b"1990-02-30"))
    record = Import.objects.get()
    choose(ada)
    answer = ada.get(f"/imports/{record.public_id}/lignes-a-corriger/")
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book.active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == [*HEADER.split(";"), "Erreurs"]
    assert sheet.sheet_view.selection[0].activeCell == "D2"
    sheet["D2"].value = "1990-02-28"
    target = io.BytesIO()
    book.save(target)
    send(ada, target.getvalue())
    mended = Import.objects.latest("pk")
    assert (mended.needs_columns, mended.lines, mended.faulty) == (False, 1, 0)


def test_a_workbook_with_other_columns_is_read_too(ada: Client) -> None:
    book = Workbook()
    for cells in (text.split(";") for text in OWN.decode().splitlines()):
        book.active.append(cells)  # type: ignore[union-attr]
    target = io.BytesIO()
    book.save(target)
    send(ada, target.getvalue())
    choose(ada)
    assert Import.objects.values_list("needs_columns", "lines", "faulty").get() == (False, 2, 0)


def test_two_columns_for_one_of_ours_are_refused_with_their_names(ada: Client) -> None:
    send(ada, OWN)
    answer = choose(ada, c4="birth_name")
    assert answer.status_code == 422
    assert "« Nom de naissance » vient à la fois de « NOM » et de « Groupe »." in text_of(answer)


def test_a_column_that_joins_two_names_is_said_to_be_taken_apart_by_the_body(ada: Client) -> None:
    send(ada, "Nom Prénom;Sexe\nMartin Alice;F\n".encode())
    page = text_of(ada.get(f"/imports/{Import.objects.get().public_id}/colonnes/"))
    assert "« Nom Prénom » réunit plusieurs noms." in page


def test_columns_are_changed_and_what_was_chosen_is_shown_again(ada: Client) -> None:
    send(ada, OWN)
    choose(ada)
    record = Import.objects.get()
    page = text_of(ada.get(f"/imports/{record.public_id}/colonnes/"))
    assert ('value="Yparéo"' in page, 'value="CléA" selected' in page) == (True, True)
    choose(ada, v_certificate_name="CléA Management")
    assert Import.objects.get().columns["fixed"]["certificate_name"] == "CléA Management"
    assert ColumnMapping.objects.count() == 1


def test_a_completed_file_with_own_columns_becomes_the_26(ada: Client) -> None:
    send(ada, OWN)
    choose(ada)
    ada.post(f"/imports/{Import.objects.get().public_id}/completer/", {"funder": "Région", "toutes": "1"})
    assert (column(ada, "funder"), column(ada, "birth_date")) == (
        ["Région"] * 2,
        ["07/03/1990", "21/11/1984"],
    )


def test_a_file_whose_columns_wait_is_neither_confirmed_nor_completed(ada: Client) -> None:
    send(ada, OWN)
    address = f"/imports/{Import.objects.get().public_id}/"
    assert ada.post(f"{address}confirmer/").status_code == 404
    assert ada.get(f"{address}completer/").status_code == 404
    assert ada.post(f"{address}ecarter/").status_code == 302
    assert not Import.objects.exists()


def test_forgotten_columns_are_asked_again(ada: Client) -> None:
    send(ada, OWN)
    choose(ada)
    saved = ColumnMapping.objects.get()
    assert "Yparéo" in text_of(ada.get("/imports/nouveau/"))
    ada.post(f"/imports/colonnes/{saved.public_id}/oublier/")
    send(ada, OWN)
    assert (ColumnMapping.objects.count(), Import.objects.get().needs_columns) == (0, True)


def test_charlie_neither_sees_nor_uses_the_columns_of_another_body(
    client: Client, ada: Client, cast: Cast
) -> None:
    send(ada, OWN)
    choose(ada)
    record, saved = Import.objects.get(), ColumnMapping.objects.get()
    charlie = signed_in(client, cast.charlie)
    assert charlie.get(f"/imports/{record.public_id}/colonnes/").status_code == 404
    assert charlie.post(f"/imports/{record.public_id}/colonnes/", {**COLUMNS, **WORDS}).status_code == 404
    assert charlie.post(f"/imports/colonnes/{saved.public_id}/oublier/").status_code == 404
    assert "Yparéo" not in text_of(charlie.get("/imports/nouveau/"))
    send(charlie, OWN, "35600000000048")
    assert Import.objects.get(body=cast.rennes.body).needs_columns


def test_what_was_read_keeps_its_columns_whatever_becomes_of_those_remembered(
    ada: Client, cast: Cast
) -> None:
    send(ada, OWN)
    choose(ada)
    ada.post(f"/imports/colonnes/{ColumnMapping.objects.get().public_id}/oublier/")
    record = Import.objects.get()
    assert OwnColumns.of(record.columns).columns["NOM"] == "birth_name"
    assert ada.post(f"/imports/{record.public_id}/confirmer/").status_code == 302
    assert Pathway.objects.count() == 2


def test_columns_without_a_body_are_refused_as_before(cast: Cast) -> None:
    with pytest.raises(UnreadableInput, match="colonne absente"):
        receive(OWN, Destination(), scheme=scheme(), by=cast.ada.pk, on=localdate())
