from datetime import date
from pathlib import Path

import pytest

from socle.core.errors import UnreadableInput
from socle.core.places.history import load_insee_history
from socle.core.places.tables import Commune

ARBIGNIEU = Commune("01015", "Arbignieu", None, date(2015, 12, 31))
ARBOYS = Commune("01015", "Arboys en Bugey", date(2016, 1, 1), None)
INSEE = (
    "COM,TYPECOM,TNCC,NCC,NCCENR,LIBELLE,DATE_DEBUT,DATE_FIN\n"
    "01015,COM,1,ARBIGNIEU,Arbignieu,Arbignieu,1943-01-01,2016-01-01\n"
    "01015,COM,1,ARBOYS EN BUGEY,Arboys en Bugey,Arboys en Bugey,2016-01-01,\n"
)


def load(folder: Path, text: str, encoding: str = "utf-8") -> tuple[Commune, ...]:
    path = folder / "history.csv"
    path.write_bytes(text.encode(encoding))
    return load_insee_history(path)


def test_published_history_is_read_with_either_separator(tmp_path: Path) -> None:
    assert load(tmp_path, INSEE) == load(tmp_path, INSEE.replace(",", ";")) == (ARBIGNIEU, ARBOYS)


def test_plain_history_ends_on_its_last_day(tmp_path: Path) -> None:
    text = "code;libelle;debut;fin\n01015;Arbignieu;;2015-12-31\n01015;Arboys en Bugey;2016-01-01;\n"
    assert load(tmp_path, text) == (ARBIGNIEU, ARBOYS)


def test_list_without_dates_holds_for_every_day(tmp_path: Path) -> None:
    text = "TYPECOM,COM,LIBELLE\nCOM,01001,Aliceville\n"
    assert load(tmp_path, text) == (Commune("01001", "Aliceville"),)


def test_kinds_that_are_not_communes_are_left_out(tmp_path: Path) -> None:
    text = "TYPECOM,COM,LIBELLE\nXXX,01001,Bob-Ville\nCOM,01001,Aliceville\n"
    assert load(tmp_path, text) == (Commune("01001", "Aliceville"),)


def test_a_file_without_communes_is_refused(tmp_path: Path) -> None:
    text = "TYPECOM,COM,LIBELLE\nXXX,01001,Bob-Ville\n"
    assert problems(tmp_path, text) == ("history.csv ne contient aucune commune",)


def problems(folder: Path, text: str, encoding: str = "utf-8") -> tuple[str, ...]:
    with pytest.raises(UnreadableInput) as refusal:
        load(folder, text, encoding)
    return refusal.value.problems


def test_unknown_columns_are_named(tmp_path: Path) -> None:
    assert problems(tmp_path, "a;b\n1;2\n") == ("history.csv : colonnes non reconnues (a, b)",)


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    text = "code;libelle;debut;fin\n01015;Arbignieu;hier;\n;Sans code;;\n"
    assert problems(tmp_path, text) == (
        "ligne 2 : une date n’est pas au format AAAA-MM-JJ",
        "ligne 3 : le code ou le libellé est vide",
    )


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    text = "code;libelle;debut;fin\n01004;Ambérieu;;\n"
    assert problems(tmp_path, text, "cp1252") == ("history.csv n’est pas un CSV en UTF-8",)
