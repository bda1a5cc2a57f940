"""One candidate of the file, typed: from its 26 cells and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from socle.core.exchange.candidates.cells import date_text, parse_date
from socle.core.exchange.candidates.columns import COLUMNS, Kind

_YES_NO = {"OUI": True, "NON": False, "": None}
_SPELLING = {True: "OUI", False: "NON", None: ""}


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A certified candidate as the file tells it; an empty cell is an empty text or None."""

    organisation_siren: str
    establishment_siret: str
    enrolment_status: str
    education_level: str
    initiative: str
    funder: str
    title: str
    birth_name: str
    used_name: str
    first_name: str
    email: str
    phone: str
    address: str
    address_complement: str
    town: str
    postal_code: str
    birth_date: date
    born_abroad: bool
    birth_zone: str
    born_overseas: bool | None
    birth_town: str
    birth_postal_code: str
    passed_on: date
    certificate_name: str
    status: str
    obtained_at_first_assessment: bool | None

    @classmethod
    def from_cells(cls, cells: Sequence[str]) -> "CandidateRow":
        """Only for cells that `checking` accepts: it is what says why they would not do."""
        values: list[Any] = list(cells)
        for position, kind in _TYPED:
            values[position] = parse_date(cells[position]) if kind is Kind.DATE else _YES_NO[cells[position]]
        return cls(*values)

    def to_cells(self) -> tuple[str, ...]:
        values = list(_ALL_FIELDS(self))
        for position, kind in _TYPED:
            value = values[position]
            values[position] = date_text(value) if kind is Kind.DATE else _SPELLING[value]
        return tuple(values)


_ALL_FIELDS = attrgetter(*(column.field for column in COLUMNS))
_TYPED = tuple((i, column.kind) for i, column in enumerate(COLUMNS) if column.kind is not Kind.TEXT)
