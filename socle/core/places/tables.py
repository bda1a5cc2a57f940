"""The tables of `data/insee/`: which communes there were on a day, and the countries."""

import csv
import gzip
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from socle.core.places.names import same_spelling

FRANCE = "99100"
COMMUNES = "communes.csv.gz"
_HEADER = ("code", "name", "type", "starts", "ends", "postal_codes")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune under one name; no `starts` means always, or unknown; `ends` is its last day."""

    code: str
    name: str
    starts: date | None = None
    ends: date | None = None
    kind: str = "COM"
    postal_codes: tuple[str, ...] = ()

    def existed_on(self, day: date) -> bool:
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)

    @property
    def departement(self) -> str:
        return self.code[:3] if self.code.startswith(("97", "98")) else self.code[:2]


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str


@dataclass(frozen=True)
class Places:
    """The facts; its indexes are made the first time a question needs them."""

    communes: tuple[Commune, ...]
    countries: tuple[Country, ...] = ()
    departements: Mapping[str, str] = field(default_factory=dict)

    def communes_at(self, code: str, day: date) -> tuple[Commune, ...]:
        return tuple(commune for commune in self.named_by(code) if commune.existed_on(day))

    def named_by(self, code: str) -> tuple[Commune, ...]:
        """Every commune that ever bore this code."""
        return tuple(self._by_code.get(code.upper(), ()))

    def find_communes(self, name: str, day: date) -> tuple[Commune, ...]:
        return tuple(commune for commune in self.ever_called(name) if commune.existed_on(day))

    def ever_called(self, name: str) -> tuple[Commune, ...]:
        return tuple(self._by_name.get(same_spelling(name), ()))

    def communes_at_postal_code(self, postal_code: str, day: date) -> tuple[Commune, ...]:
        served = (commune for commune in self.communes if postal_code in commune.postal_codes)
        return tuple(commune for commune in served if commune.existed_on(day))

    def country(self, code_or_name: str) -> Country | None:
        return self._countries.get(same_spelling(code_or_name))

    @cached_property
    def _by_code(self) -> dict[str, list[Commune]]:
        index: dict[str, list[Commune]] = {}
        for commune in self.communes:
            index.setdefault(commune.code, []).append(commune)
        return index

    @cached_property
    def _by_name(self) -> dict[str, list[Commune]]:
        index: dict[str, list[Commune]] = {}
        for commune in self.communes:
            index.setdefault(same_spelling(commune.name), []).append(commune)
        return index

    @cached_property
    def _countries(self) -> dict[str, Country]:
        by_name = {same_spelling(country.name): country for country in self.countries}
        return by_name | {country.code: country for country in self.countries}


def load_places(folder: Path, communes: Path | None = None) -> Places:
    """Everything in `data/insee/`; the communes of another file when there is one."""
    countries = tuple(Country(*line) for line in _lines(folder / "countries.csv"))
    departements = {line[0]: line[1] for line in _lines(folder / "departements.csv")}
    return Places(_communes(communes or folder / COMMUNES), countries, departements)


def with_history(places: Places, history: Iterable[Commune]) -> Places:
    """The same places, dated by another history such as INSEE's own; postal codes are kept by code."""
    postal = {commune.code: commune.postal_codes for commune in places.communes}
    communes = tuple(
        Commune(each.code, each.name, each.starts, each.ends, each.kind, postal.get(each.code, ()))
        for each in history
    )
    return Places(communes, places.countries, places.departements)


def _communes(path: Path) -> tuple[Commune, ...]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        reader = csv.reader(text, delimiter=";")
        next(reader)
        return tuple(
            Commune(code, name, _day(starts), _day(ends), kind, tuple(postal.split("|")) if postal else ())
            for code, name, kind, starts, ends, postal in reader
        )


def write_communes(communes: Iterable[Commune], path: Path) -> None:
    """The table that `load_places` reads; whoever reads it meanwhile sees the former one."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADER)
    for each in communes:
        days = (day.isoformat() if day else "" for day in (each.starts, each.ends))
        writer.writerow((each.code, each.name, each.kind, *days, "|".join(each.postal_codes)))
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
    unfinished.replace(path)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text, delimiter=";"))[1:]
