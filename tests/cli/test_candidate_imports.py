import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from socle.apps.exchanges.models import Import
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Person
from socle.cli.main import main
from tests.cast import Cast
from tests.core.exchange.candidates.files import csv_of, line

NO_SITE = {"organisation_siren": "", "establishment_siret": ""}
CAEN = "73282932000074"
Said = pytest.CaptureFixture[str]


def run(*arguments: object) -> int:
    return main(["candidates", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Alice, as Pix tells her: without the site."""
    path = tmp_path / "candidats.csv"
    path.write_bytes(csv_of(line(certificate_name="CléA", **NO_SITE)))
    return path


def test_a_check_writes_nothing_and_says_what_would_be_written(cast: Cast, file: Path, capsys: Said) -> None:
    assert run("import", file, "--site", CAEN, "--on", "2026-11-24") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "1 ligne lue, 0 à corriger",
        "À écrire : 1, dont 0 avec un résultat obtenu ailleurs, à valider par le certificateur",
        "Rien n’est écrit. Ajoutez --confirm pour importer.",
    ]
    assert not Person.objects.exists()


def test_a_confirmed_import_prints_its_id_and_gives_its_file_back(
    cast: Cast, file: Path, tmp_path: Path, capsys: Said
) -> None:
    assert run("import", file, "--site", CAEN, "--on", "2026-11-24", "--confirm") == 0
    printed = capsys.readouterr().out.strip()
    assert Import.objects.get().public_id == UUID(printed)
    assert Pathway.objects.get().site == cast.caen
    back = tmp_path / "retour.csv"
    assert run("export", "--import", printed, "--out", back) == 0
    assert back.read_bytes() == file.read_bytes()


def test_a_file_imported_already_is_refused(cast: Cast, file: Path, capsys: Said) -> None:
    asked = ("import", file, "--site", CAEN, "--on", "2026-11-24", "--confirm")
    assert [run(*asked), run(*asked)] == [0, 1]
    assert "error: Ce fichier a déjà été importé le 24/11/2026" in capsys.readouterr().err
    assert Person.objects.count() == 1


def test_every_error_is_printed_and_the_faulty_lines_kept(cast: Cast, tmp_path: Path, capsys: Said) -> None:
    file, errors = tmp_path / "candidats.csv", tmp_path / "erreurs.xlsx"
    unknown = line(first_name="Bob", organisation_siren="404833048", establishment_siret="40483304800022")
    file.write_bytes(csv_of(line(title="B", certificate_name="CléA"), unknown))
    assert run("import", file, "--confirm", "--on", "2026-11-24", "--errors", errors) == 1
    assert capsys.readouterr().out.splitlines() == [
        "ligne 2, colonne « Civilité » : « B » n’est pas prévu ; écrivez M ou MME",
        "ligne 3, colonne « Siret de l'établissement » : 40483304800022 n’est le SIRET d’aucun établissement "
        "connu ; vérifiez le numéro, ou voyez le certificateur",
    ]
    assert errors.read_bytes().startswith(b"PK")
    assert not Import.objects.exists()


def test_a_file_that_names_no_site_is_checked_and_the_site_asked_for(file: Path, capsys: Said) -> None:
    assert run("import", file, "--on", "2026-11-24") == 0
    assert capsys.readouterr().err.splitlines() == [
        "1 ligne lue, 0 à corriger",
        "Le fichier ne dit pas l’établissement : ajoutez --site SIRET pour l’importer.",
    ]


def test_a_site_must_be_known(db: None, file: Path, capsys: Said) -> None:
    assert run("import", file, "--site", "40483304800022") == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        "error: Aucun établissement n’est connu sous le SIRET 40483304800022."
    )


def test_an_unknown_import_cannot_be_given_back(db: None, capsys: Said) -> None:
    assert run("export", "--import", "6f1c1e0e-2f0b-4e8b-9a53-0d4d3f6f7a11") == 1
    assert "Aucune importation n’a l’identifiant" in capsys.readouterr().err


def test_without_a_database_the_file_is_checked_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "candidats.csv"
    file.write_bytes(csv_of(line()))
    command = [sys.executable, "-m", "socle.cli.main", "candidates", "import", str(file)]
    nowhere = {**os.environ, "DATABASE_URL": "postgresql://alice@127.0.0.1:1/nowhere"}
    done = subprocess.run(command, env=nowhere, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "1 ligne lue, 0 à corriger",
        "Sans base de données : les personnes déjà connues ne sont pas cherchées.",
    ]
