"""Every list leaves as CSV and XLSX: what its page shows, under its filters, to whoever may read it."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from socle.apps.frameworks.models import Framework
from socle.core.jury import College
from socle.core.roles import Role
from socle.web import frame
from tests.cast import Cast, enrol, professional, signed_in
from tests.hearing import Bench, file_sent, gather_bench
from tests.web.imports.test_views import FILE, imported
from tests.web.juries.stage import planned, with_agenda
from tests.web.pathways.people import people


def body_of(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def rows_of(client: Client, address: str) -> list[list[str]]:
    """The lines of the CSV, its header first."""
    text = body_of(client.get(address)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def cells_of(client: Client, address: str) -> list[list[object]]:
    content = io.BytesIO(body_of(client.get(address)))
    return CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()


@pytest.fixture
def ada(cast: Cast) -> Client:
    return signed_in(Client(), cast.ada)  # type: ignore[no-any-return]


@pytest.fixture
def charlie(cast: Cast) -> Client:
    return signed_in(Client(), cast.charlie)  # type: ignore[no-any-return]


@pytest.fixture
def cleo(cast: Cast) -> Client:
    return signed_in(Client(), professional("Cleo", Role.CERTIFIER))  # type: ignore[no-any-return]


CANDIDATES = [
    "Nom de naissance",
    "Nom d’usage",
    "Prénom",
    "Né(e) le",
    "Étape",
    "Certificat",
    "Établissement",
    "SIRET",
    "Acquis conservés jusqu’au",
]


def test_the_candidates_leave_with_the_filters_of_the_page(ada: Client, cast: Cast, clea: Framework) -> None:
    for person in people("Alice Martin", "Zoé Durand"):
        enrol(cast, clea, person, localdate())
    alice = ["Martin", "", "Alice", "14/07/1994", "inscrit", "CléA", "Afpa Caen", "73282932000074", ""]
    zoe = ["Durand", "", "Zoé", *alice[3:]]
    assert rows_of(ada, "/candidats/?export=candidats.csv") == [CANDIDATES, zoe, alice]
    assert rows_of(ada, "/candidats/?nom=mart&export=candidats.csv") == [CANDIDATES, alice]
    sheet = cells_of(ada, "/candidats/?nom=mart&export=candidats.xlsx")
    assert sheet == [CANDIDATES, [*alice[:3], date(1994, 7, 14), *alice[4:]]]
    assert "?nom=mart&amp;export=candidats.csv" in ada.get("/candidats/?nom=mart").content.decode()


def test_the_file_bears_the_day_and_stays_in_no_cache(ada: Client) -> None:
    answer = ada.get("/candidats/?export=candidats.xlsx")
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="candidats-{localdate():%Y-%m-%d}.xlsx"'
    )
    assert answer.headers["Cache-Control"] == "private, no-store"
    book = load_workbook(io.BytesIO(body_of(answer)))
    assert [cell.value for cell in book.active[1]] == CANDIDATES


@pytest.mark.parametrize("asked", ("candidats.pdf", "equipe.csv", "candidats", ".csv", "../candidats.csv"))
def test_a_file_that_does_not_exist_is_the_page_itself(ada: Client, asked: str) -> None:
    assert "<h1>Candidats</h1>" in ada.get("/candidats/", {"export": asked}).content.decode()


def test_a_file_asks_the_same_few_questions_whatever_its_length(
    ada: Client, cast: Cast, clea: Framework, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for person in people(*(f"Alice{n} Martin" for n in range(60))):
        enrol(cast, clea, person, localdate())
    with django_assert_num_queries(6):
        assert len(rows_of(ada, "/candidats/?export=candidats.csv")) == 61


def test_charlie_exports_no_candidate_of_another_body(charlie: Client, cast: Cast, clea: Framework) -> None:
    enrol(cast, clea, *people("Alice Martin"), localdate())
    assert rows_of(charlie, "/candidats/?export=candidats.csv") == [CANDIDATES]


def test_the_imports_leave_and_charlie_s_file_has_none_of_them(
    ada: Client, charlie: Client, cast: Cast
) -> None:
    record, today = imported(cast, FILE), f"{localdate():%d/%m/%Y}"
    header = ["Jour", "Établissement", "Lignes", "État", "Par"]
    line = [today, "Afpa Caen, Caen", "1", "importé", "Ada Martin"]
    assert rows_of(ada, "/imports/?export=importations.csv") == [header, line]
    assert rows_of(charlie, "/imports/?export=importations.csv") == [header]
    result = f"/imports/{record.public_id}/resultat/?export=fichier-importe.csv"
    assert rows_of(ada, result)[1:] == [["2", "Martin", "Alice", "07/03/1990", "inscrite"]]
    assert charlie.get(result).status_code == 404


def test_the_team_leaves_and_charlie_s_file_has_his_own(ada: Client, charlie: Client, cast: Cast) -> None:
    team = rows_of(ada, "/equipe/?export=equipe.csv")
    assert [
        "Afpa",
        "732829320",
        "Ada Martin",
        "ada@exemple.fr",
        "Responsable d’organisme",
        "01/01/2018",
        "",
    ] in team
    assert {row[0] for row in team[1:]} == {"Afpa"}
    assert {row[0] for row in rows_of(charlie, "/equipe/?export=equipe.csv")[1:]} == {"Greta"}
    held = rows_of(charlie, "/equipe/?export=habilitations.csv")
    common = ["Greta", "356000000", "Greta Rennes", "35600000000048", "Rennes", "CléA"]
    assert held[1:] == [[*common, "évaluer", "01/01/2018", ""], [*common, "former", "01/01/2018", ""]]


def test_the_sittings_leave_and_a_member_has_only_those_to_which_they_are_invited(
    cast: Cast, clea: Framework
) -> None:
    bench: Bench = gather_bench()
    planned(clea, bench)
    address, today = "/seances/?export=seances.csv", f"{localdate():%d/%m/%Y}"
    line = [
        "Jury de Normandie",
        today,
        "Salle du conseil",
        "CléA",
        "Prévue",
        "",
        "Employeurs : 1 · Salariés : 1",
    ]
    assert rows_of(signed_in(Client(), bench.sophie), address)[1:] == [line]
    assert rows_of(signed_in(Client(), bench.emma), address)[1:] == [line]
    nina = professional("Nina", Role.JUROR, college=College.EMPLOYERS)
    assert rows_of(signed_in(Client(), nina), address)[1:] == []


def test_the_bodies_and_their_accreditations_leave_under_the_words_sought(cleo: Client) -> None:
    assert rows_of(cleo, "/organismes/?nom=greta&export=organismes.csv") == [
        ["Organisme", "SIREN", "Établissements"],
        ["Greta", "356000000", "1"],
    ]
    held = rows_of(cleo, "/organismes/?nom=greta&export=habilitations.csv")
    assert {row[0] for row in held[1:]} == {"Greta"}
    assert len(rows_of(cleo, "/organismes/?export=habilitations.csv")) == 5


def test_what_is_known_of_one_body_leaves_with_it_alone(cleo: Client, charlie: Client, cast: Cast) -> None:
    address = f"/organismes/{cast.caen.body.public_id}/"
    assert rows_of(cleo, f"{address}?export=etablissements.csv") == [
        ["Établissement", "SIRET", "Rue", "Code postal", "Ville", "Téléphone"],
        ["Afpa Caen", "73282932000074", "", "14000", "Caen", ""],
    ]
    assert rows_of(cleo, f"{address}?export=responsables.csv")[1:] == [["Ada Martin", "ada@exemple.fr"]]
    assert {row[0] for row in rows_of(cleo, f"{address}?export=habilitations.csv")[1:]} == {"Afpa"}
    assert charlie.get(f"{address}?export=responsables.csv").status_code == 403


def test_the_agenda_leaves_as_each_reader_sees_it(cast: Cast, clea: Framework) -> None:
    bench: Bench = gather_bench()
    file_sent(clea, cast.caen, on=localdate())
    sitting, _ = with_agenda(clea, bench)
    sophie, address = signed_in(Client(), bench.sophie), f"/seances/{sitting.public_id}/"
    after = ["Tiré au sort", "Ouvert le", "Mis à part", "Décision", "Raison"]
    header, line = rows_of(sophie, f"{address}?export=ordre-du-jour.csv")
    assert header == ["Dossier", "Référence", "Organisme", *after]
    reference = line[1]
    assert line == ["1", reference, "Afpa", "oui", "", "", "", ""]
    named = rows_of(sophie, f"{address}?noms=1&export=ordre-du-jour.csv")
    assert [named[0][2], named[1][2], named[1][3]] == ["Nom", str(sitting.items.get().pathway.person), "Afpa"]
    emma = signed_in(Client(), bench.emma)
    assert rows_of(emma, f"{address}?noms=1&export=ordre-du-jour.csv") == [
        ["Dossier", "Référence", *after],
        ["1", reference, "oui", "", "", "", ""],
    ]
    nina = signed_in(Client(), professional("Nina", Role.JUROR, college=College.EMPLOYERS))
    assert nina.get(f"{address}?export=ordre-du-jour.csv").status_code == 404


def test_the_roles_leave_with_each_college(cleo: Client) -> None:
    professional("Eve", Role.JUROR, college=College.EMPLOYERS, siren="123456782")
    lines = rows_of(cleo, "/roles/?export=roles.csv")
    assert [
        "Membre de jury",
        "Eve Martin",
        "eve@exemple.fr",
        "Employeurs",
        "123456782",
        "01/01/2018",
        "",
    ] in lines


CERTIFIER = (
    "/organismes/?export=organismes",
    "/organismes/?export=habilitations",
    "/certificats-delivres/?export=certificats",
    "/certificats-repris/?export=certificats-repris",
    "/validations/?export=dossiers-a-valider",
    "/validations/?export=decisions",
    "/doutes/?export=doublons",
    "/criteres-non-evaluables/?export=non-evaluables",
    "/referentiels/?export=referentiels",
    "/roles/?export=roles",
    "/declarations/certificats/?export=certificats-a-declarer",
    "/declarations/passages/?export=passages",
    "/declarations/rejets-prevus/?export=rejets-prevus",
    "/declarations/lots/?export=lots",
)
BODY = (
    "/candidats/?export=candidats",
    "/imports/?export=importations",
    "/equipe/?export=equipe",
    "/declarations/a-corriger/?export=declarations-a-corriger",
)
# Files of one import, one sitting, one body have their own tests above; those of studies, beside their pages.
OF_ONE_PAGE = {"fichier-importe", "resultats-en-attente", "ordre-du-jour", "etablissements", "responsables"}
OF_STUDIES = {"etudes", "mes-etudes"}
JURY = ("/seances/?export=seances",)


@pytest.mark.parametrize("suffix", ("csv", "xlsx"))
def test_each_list_of_the_certifier_leaves_and_charlie_has_none(
    cleo: Client, charlie: Client, suffix: str
) -> None:
    opened = {address: cleo.get(f"{address}.{suffix}") for address in CERTIFIER}
    assert {
        address: answer.headers["Content-Type"].partition(";")[0] for address, answer in opened.items()
    } == (dict.fromkeys(CERTIFIER, "text/csv" if suffix == "csv" else SHEET))
    headers = {address: heading(body_of(answer), suffix) for address, answer in opened.items()}
    assert min(len(header) for header in headers.values()) > 2
    assert {charlie.get(f"{address}.{suffix}").status_code for address in CERTIFIER} == {403}


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def heading(content: bytes, suffix: str) -> list[Any]:
    if suffix == "csv":
        return content.decode("utf-8-sig").splitlines()[0].split(";")
    return list(CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[0])


def templates() -> Iterator[str]:
    for path in (Path(frame.__file__).parent / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        yield from (part.split('"')[1] for part in text.split("{% exports ")[1:])


def test_every_file_of_these_tests_has_its_links_on_a_page() -> None:
    tested = {address.partition("export=")[2] for address in (*CERTIFIER, *BODY, *JURY)}
    assert set(templates()) == tested | OF_ONE_PAGE | OF_STUDIES
