import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from socle.apps.legacy.models import LegacyCertificate, TakeOver
from socle.cli.main import main
from tests.cast import Cast
from tests.core.exchange.legacy.files import ALICE, BOB, history

Said = pytest.CaptureFixture[str]


def run(verb: str, folder: Path) -> int:
    return main(["legacy", verb, str(folder), "--on", "2026-11-24"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, history(ALICE, BOB))


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_rehearsal_prints_its_report_and_writes_nothing(cast: Cast, folder: Path, capsys: Said) -> None:
    assert run("rehearse", folder) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["accepted"], told["files"]["certificates.csv"]["accepted"]) == (True, 2)
    assert told["totals"][0]["published"] == 27_000
    assert "certificates.csv : 2 lignes lues, 2 reprises, 0 refusées, 0 en double." in said.err
    assert "27000 certificats publiés, 2 comptés ici : l’écart est de -26998 : à expliquer." in said.err
    assert not LegacyCertificate.objects.exists()


def test_a_take_over_is_done_once(cast: Cast, folder: Path, capsys: Said) -> None:
    assert [run("take-over", folder), run("take-over", folder)] == [0, 0]
    said = capsys.readouterr().err
    assert f"Reprise {TakeOver.objects.get().public_id} écrite." in said
    assert "Tout était déjà repris : rien n’est écrit." in said
    assert LegacyCertificate.objects.count() == 2


def test_a_line_to_mend_refuses_the_whole_take_over(cast: Cast, tmp_path: Path, capsys: Said) -> None:
    folder = write(tmp_path, history(ALICE, BOB | {"title": "X"}))
    assert [run("rehearse", folder), run("take-over", folder)] == [1, 1]
    said = capsys.readouterr()
    assert "certificates.csv, ligne 3, colonne « Civilité » : « X » n’est pas prévu" in said.err
    assert "Rien n’est repris." in said.err
    assert not LegacyCertificate.objects.exists()


def test_a_folder_without_its_files_is_unreadable(tmp_path: Path, capsys: Said) -> None:
    assert run("rehearse", tmp_path) == 2
    assert "organisations.csv" in capsys.readouterr().err


def test_the_files_to_fill_name_every_column_and_are_taken_as_they_are(cast: Cast, tmp_path: Path) -> None:
    folder = tmp_path / "historique"
    assert run("template", folder) == 0
    assert sorted(each.name for each in folder.iterdir()) == [
        "accreditations.xlsx",
        "certificates.xlsx",
        "organisations.xlsx",
    ]
    assert run("rehearse", folder) == 0
    assert run("template", folder) == 2


def test_lines_to_mend_are_written_in_a_spreadsheet(cast: Cast, tmp_path: Path, capsys: Said) -> None:
    folder = write(tmp_path, history(ALICE, BOB | {"title": "X"}))
    errors = tmp_path / "errors.xlsx"
    assert main(["legacy", "rehearse", str(folder), "--errors", str(errors)]) == 1
    assert f"Lignes à corriger : {errors}" in capsys.readouterr().err
    assert CalamineWorkbook.from_path(errors).sheet_names == ["Certificats"]


def test_two_files_for_the_same_thing_are_refused(folder: Path, capsys: Said) -> None:
    assert run("template", folder) == 0
    assert run("rehearse", folder) == 2
    assert "organisations.csv et organisations.xlsx sont tous deux là" in capsys.readouterr().err
