"""INSEE's own history of communes, as it publishes it, read to date birth places more finely."""

import csv
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from socle.core.errors import UnreadableInput
from socle.core.places.tables import Commune

_REMEDY = (
    "Téléchargez « v_commune_depuis_1943.csv » sur insee.fr (Code officiel géographique), "
    "ou fournissez les colonnes code;libelle;debut;fin."
)
_INSEE_BEGINNING = date(1943, 1, 1)
_KINDS = {"COM", "ARM", "COMD", "COMA"}
Row = Mapping[str, str | None]


def load_insee_history(path: Path) -> tuple[Commune, ...]:
    """Every dated commune of the file; all its unreadable lines are named at once."""
    communes: list[Commune] = []
    problems: list[str] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            first = text.readline()
            text.seek(0)
            reader = csv.DictReader(text, delimiter=";" if first.count(";") > first.count(",") else ",")
            read_row = _reader_for(tuple(reader.fieldnames or ()), path.name)
            for row in reader:
                _read_into(communes, problems, (reader.line_num, row), read_row)
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(f"{path.name} n’est pas un CSV en UTF-8", remedy=_REMEDY) from error
    if not problems and not communes:
        problems.append(f"{path.name} ne contient aucune commune")
    if problems:
        raise UnreadableInput(*problems, remedy=_REMEDY)
    return tuple(communes)


def _read_into(
    communes: list[Commune],
    problems: list[str],
    numbered: tuple[int, Row],
    read_row: Callable[[Row], Commune | None],
) -> None:
    line, row = numbered
    try:
        commune = read_row(row)
    except ValueError:
        problems.append(f"ligne {line} : une date n’est pas au format AAAA-MM-JJ")
        return
    if commune is None:
        return
    if not commune.code or not commune.name:
        problems.append(f"ligne {line} : le code ou le libellé est vide")
    else:
        communes.append(commune)


def _reader_for(columns: tuple[str, ...], name: str) -> Callable[[Row], Commune | None]:
    if {"code", "libelle", "debut", "fin"} <= set(columns):
        return _plain
    label = next((column for column in ("LIBELLE", "NCCENR", "NCC") if column in columns), None)
    if label and {"COM", "TYPECOM"} <= set(columns):
        # The list of today's communes has no dates: each is then held to have always been.
        return lambda row: _insee(row, label)
    found = ", ".join(columns) or "aucune"
    raise UnreadableInput(f"{name} : colonnes non reconnues ({found})", remedy=_REMEDY)


def _plain(row: Row) -> Commune:
    return Commune(row["code"] or "", row["libelle"] or "", _day(row["debut"]), _day(row["fin"]))


def _insee(row: Row, label: str) -> Commune | None:
    if row["TYPECOM"] not in _KINDS:
        return None
    starts, after = _day(row.get("DATE_DEBUT")), _day(row.get("DATE_FIN"))
    # INSEE ends a commune on the day the next one starts; 1943 is where its history begins.
    ends = after - timedelta(days=1) if after else None
    known_start = None if starts == _INSEE_BEGINNING else starts
    return Commune(row["COM"] or "", row[label] or "", known_start, ends, row["TYPECOM"] or "")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
