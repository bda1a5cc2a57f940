import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from socle.apps.exchanges.actions import confirm_import, keep_check
from socle.apps.exchanges.checking import check_content
from socle.apps.exchanges.destination import Destination
from socle.apps.exchanges.models import Import
from socle.apps.people.models import Person
from socle.core.exchange.candidates.columns import ERRORS_COLUMN, HEADER
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.imports import forms
from tests.cast import Cast, professional, signed_in
from tests.core.exchange.candidates.files import csv_of, line

ALICE = {"certificate_name": "CléA", "organisation_siren": "", "establishment_siret": ""}
FILE = csv_of(line(**ALICE))
FAULTY = csv_of(line(**ALICE), line(**ALICE | {"first_name": "Bob", "title": "B"}))


def send(client: Client, content: bytes, where: str = "73282932000074") -> Any:
    file = SimpleUploadedFile("candidats.csv", content)
    return client.post("/imports/nouveau/", {"etablissement": where, "fichier": file})


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def kept(cast: Cast, content: bytes) -> Import:
    destination, today = Destination.at(cast.caen), localdate()
    checked = check_content(content, destination, scheme=scheme(), on=today)
    return keep_check(content, destination, checked, by=cast.ada.pk, on=today)


def imported(cast: Cast, content: bytes) -> Import:
    return confirm_import(kept(cast, content), scheme=scheme(), by=cast.ada.pk, on=localdate())


@pytest.fixture
def ada(client: Client, cast: Cast) -> Client:
    found: Client = signed_in(client, cast.ada)
    return found


def test_a_file_is_checked_then_confirmed_and_leads_to_the_pathways(ada: Client) -> None:
    answer = send(ada, FILE)
    record = Import.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/imports/{record.public_id}/")
    assert "Importer 1 personne" in text_of(ada.get(answer.url))
    assert not Person.objects.exists()
    done = ada.post(f"/imports/{record.public_id}/confirmer/")
    assert done.url == f"/imports/{record.public_id}/resultat/"
    pathway = Person.objects.get().pathways.get()
    assert f'href="/candidats/{pathway.public_id}/"' in text_of(ada.get(done.url))


def test_a_second_click_imports_nothing_more(ada: Client, cast: Cast) -> None:
    record = imported(cast, FILE)
    assert ada.get(f"/imports/{record.public_id}/confirmer/").status_code == 405
    assert ada.post(f"/imports/{record.public_id}/confirmer/").status_code == 302
    assert ada.get(f"/imports/{record.public_id}/").url == f"/imports/{record.public_id}/resultat/"
    assert Person.objects.count() == 1


def test_a_file_sent_again_is_answered_with_the_first_import(ada: Client, cast: Cast) -> None:
    record = imported(cast, FILE)
    answer = send(ada, FILE)
    assert answer.url == f"/imports/{record.public_id}/resultat/"
    assert f"Ce fichier a déjà été importé le {localdate():%d/%m/%Y}." in text_of(ada.get(answer.url))


def test_errors_are_told_and_kept_in_the_same_spreadsheet(ada: Client, cast: Cast) -> None:
    record = kept(cast, FAULTY)
    text = text_of(ada.get(f"/imports/{record.public_id}/"))
    assert "1 ligne à corriger sur 2." in text
    assert "« B » n’est pas prévu." in text
    assert "Confirmer" not in text
    answer = ada.get(f"/imports/{record.public_id}/lignes-a-corriger/")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[0] == (*HEADER, ERRORS_COLUMN)
    assert (len(rows), rows[1][9]) == (2, "Bob")


def test_a_faulty_file_cannot_be_confirmed(ada: Client, cast: Cast) -> None:
    record = kept(cast, FAULTY)
    assert ada.post(f"/imports/{record.public_id}/confirmer/").url == f"/imports/{record.public_id}/"
    assert not Person.objects.exists()


def test_lines_may_name_their_own_site(ada: Client) -> None:
    send(ada, csv_of(line(certificate_name="CléA")), "lignes-732829320")
    record = Import.objects.select_related("body").get()
    assert (record.site, record.body and record.body.siren, record.faulty) == (None, "732829320", 0)


BAD = [
    (b"", "Ce fichier est vide. Repartez du modèle."),
    (b"\x89PNG\r\n\x1a\n\x00", "Le fichier n’est pas en UTF-8"),
    (b"PK\x03\x04 nothing", "Le classeur XLSX est abîmé."),
    (b"nom,prenom\nMartin,Alice\n", "Une seule colonne est lue"),
    (csv_of(), "Le fichier n’a aucune ligne sous l’en-tête."),
    (b"\n" * 10_002, "Ce fichier a plus de 10 000 lignes. Partagez-le en plusieurs."),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_a_file_that_cannot_be_read_is_said_in_words_on_the_page(
    ada: Client, content: bytes, said: str
) -> None:
    answer = send(ada, content)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Import.objects.exists()


def test_a_file_too_heavy_is_refused_before_it_is_read(ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MOST_BYTES", 10)
    assert "Ce fichier dépasse 20 Mo." in text_of(send(ada, FILE))


def test_nothing_chosen_is_said_beside_each_field(ada: Client) -> None:
    text = text_of(ada.post("/imports/nouveau/"))
    assert ("Choisissez l’établissement." in text, "Choisissez un fichier." in text) == (True, True)


def test_the_template_and_the_canonical_file_are_downloaded(ada: Client, cast: Cast) -> None:
    record = imported(cast, FILE)
    assert ada.get("/imports/modele/").content.startswith(b"PK")
    answer = ada.get(f"/imports/{record.public_id}/fichier/")
    assert (answer.content, answer.headers["Cache-Control"]) == (FILE, "private, no-store")


PAGES = ("", "resultat/", "lignes-a-corriger/", "fichier/")


@pytest.mark.parametrize("page", PAGES)
def test_charlie_sees_no_import_of_another_body(client: Client, cast: Cast, page: str) -> None:
    record, charlie = imported(cast, FILE), signed_in(client, cast.charlie)
    assert charlie.get(f"/imports/{record.public_id}/{page}").status_code == 404


def test_charlie_confirms_no_import_of_another_body(client: Client, cast: Cast) -> None:
    record, charlie = kept(cast, FILE), signed_in(client, cast.charlie)
    assert charlie.post(f"/imports/{record.public_id}/confirmer/").status_code == 404
    assert "Aucun fichier n’a été importé." in text_of(charlie.get("/imports/"))
    assert send(charlie, FILE).status_code == 422


def test_charlie_discards_no_import_of_another_body(client: Client, cast: Cast) -> None:
    record, charlie = kept(cast, FILE), signed_in(client, cast.charlie)
    assert charlie.post(f"/imports/{record.public_id}/ecarter/").status_code == 404
    assert Import.objects.count() == 1


@pytest.mark.parametrize("content", (FILE, FAULTY))
def test_a_checked_file_is_discarded_by_whoever_sent_it(ada: Client, cast: Cast, content: bytes) -> None:
    address = f"/imports/{kept(cast, content).public_id}/"
    assert "Écarter ce fichier" in text_of(ada.get(address))
    answer = ada.post(f"{address}ecarter/", follow=True)
    assert "Le fichier est écarté : rien n’en est gardé." in text_of(answer)
    assert (Import.objects.count(), ada.get(address).status_code) == (0, 404)


def test_a_colleague_is_told_who_sent_the_file(client: Client, cast: Cast) -> None:
    record = kept(cast, FILE)
    zoe = signed_in(client, professional("Zoe", Role.ADMINISTRATOR, site=cast.caen))
    assert "Ce fichier a été envoyé par Ada Martin" in text_of(zoe.get(f"/imports/{record.public_id}/"))
    answer = zoe.post(f"/imports/{record.public_id}/ecarter/", follow=True)
    assert "Demandez-lui de l’écarter, ou confirmez-le." in text_of(answer)
    assert Import.objects.count() == 1


def test_an_imported_file_is_not_discarded(ada: Client, cast: Cast) -> None:
    record = imported(cast, FILE)
    answer = ada.post(f"/imports/{record.public_id}/ecarter/", follow=True)
    assert "il ne s’écarte plus" in text_of(answer)


@pytest.mark.parametrize("page", ("", "nouveau/", "modele/"))
def test_an_assessor_imports_nothing(client: Client, cast: Cast, page: str) -> None:
    assert signed_in(client, cast.bob).get(f"/imports/{page}").status_code == 403


def test_lists_ask_few_questions(
    ada: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many = csv_of(*(line(**ALICE | {"first_name": f"Alice {n}"}) for n in range(60)))
    record = imported(cast, many)
    ada.get("/imports/")
    with django_assert_num_queries(6):
        ada.get("/imports/")
    with django_assert_num_queries(8):
        ada.get(f"/imports/{record.public_id}/resultat/")
