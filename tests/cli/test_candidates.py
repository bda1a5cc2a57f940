from pathlib import Path

import pytest

from socle.cli.main import main
from socle.core.exchange.candidates.columns import HEADER

ALICE = {
    "Civilité": "MME",
    "Nom de naissance": "MARTIN",
    "Prénom": "Alice",
    "Date de naissance": "14/07/1994",
    "Né à l'étranger": "NON",
    "Date de passage": "02/11/2026",
    "CCPI": "CléA Numérique by Pix",
    "Statut": "CERTIFIE",
}


def candidate_file(folder: Path, **changes: str) -> Path:
    said = ALICE | changes
    rows = [HEADER, [said.get(name, "") for name in HEADER]]
    file = folder / "candidats.csv"
    file.write_text(
        "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows) + "\n", encoding="utf-8-sig"
    )
    return file


def test_a_good_file_is_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["candidates", "check", str(candidate_file(tmp_path)), "--on", "2026-11-24"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "1 ligne lue, 0 à corriger\n")


def test_errors_are_printed_and_kept_with_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, errors = candidate_file(tmp_path, Statut="ADMIS"), tmp_path / "erreurs.csv"
    assert main(["candidates", "check", str(file), "--errors", str(errors), "--on", "2026-11-24"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("ligne 2, colonne « Statut » : ")
    assert errors.read_text(encoding="utf-8-sig").count("\n") == 2


def test_a_file_that_is_no_candidate_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bob.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    assert main(["candidates", "check", str(file)]) == 2
    assert "hint: Repartez du modèle vierge" in capsys.readouterr().err


def test_the_blank_template_is_read_back_as_a_file_without_candidates(tmp_path: Path) -> None:
    template = str(tmp_path / "modele.xlsx")
    assert [main(["candidates", "template", template]), main(["candidates", "check", template])] == [0, 1]
