"""Candidate files for the tests: Alice's line is right, and each test spoils what it studies."""

import io
from datetime import date

from socle.core.exchange.candidates.checking import Report, check_file
from socle.core.exchange.candidates.columns import HEADER, POSITION
from socle.core.exchange.candidates.writing import write_cells

TODAY = date(2026, 6, 1)
ALICE = {
    "organisation_siren": "732829320",
    "establishment_siret": "73282932000074",
    "title": "MME",
    "birth_name": "Martin",
    "first_name": "Alice",
    "email": "alice@exemple.fr",
    "phone": "+33 6 12 34 56 78",
    "postal_code": "01400",
    "birth_date": "07/03/1990",
    "born_abroad": "NON",
    "born_overseas": "NON",
    "birth_town": "Bourg-en-Bresse",
    "birth_postal_code": "01000",
    "passed_on": "12/05/2026",
    "certificate_name": "CléA Numérique",
    "status": "CERTIFIE",
    "obtained_at_first_assessment": "OUI",
}


def line(**changes: str) -> tuple[str, ...]:
    cells = [""] * len(HEADER)
    for field, text in {**ALICE, **changes}.items():
        cells[POSITION[field]] = text
    return tuple(cells)


def csv_of(*lines: tuple[str, ...]) -> bytes:
    target = io.BytesIO()
    write_cells(lines, target)
    return target.getvalue()


def check(content: bytes) -> Report:
    return check_file(io.BytesIO(content), on=TODAY)


def errors_of(**changes: str) -> list[str]:
    """What is said of Alice's line once these cells are changed."""
    return [str(error) for error in check(csv_of(line(**changes))).errors]
