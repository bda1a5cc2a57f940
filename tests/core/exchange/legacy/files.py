"""A small history for the tests: one organisation, one accreditation, and Alice's certificate of 2017."""

import io
from datetime import date

from socle.core.exchange.candidates.writing import write_cells
from socle.core.exchange.legacy.columns import ACCREDITATIONS, CERTIFICATES, ORGANISATIONS, File
from socle.core.exchange.legacy.rehearsal import Rehearsal, rehearse
from socle.scheme import scheme

TODAY = date(2026, 11, 24)
SITE = {
    "siren": "732829320",
    "body_name": "Afpa",
    "siret": "73282932000074",
    "site_name": "Afpa Caen",
    "postal_code": "14000",
    "town": "Caen",
}
HELD = {
    "siret": "73282932000074",
    "framework": "CléA",
    "role": "évaluer",
    "starts_on": "01/02/2016",
    "ends_on": "31/12/2017",
}
ALICE = {
    "number": "2017-14-0042",
    "framework": "CléA",
    "issuer": "COPANEF",
    "authority": "COPAREF Normandie",
    "status": "VALIDE",
    "awarded_on": "21/06/2017",
    "siret": "73282932000074",
    "title": "MME",
    "birth_name": "Lefèvre",
    "first_name": "Alice",
    "birth_date": "07/03/1990",
    "birth_place": "14118",
    "birth_place_name": "Caen",
}
BOB = ALICE | {"number": "2017-14-0043", "title": "M", "birth_name": "Martin", "first_name": "Bob"}


def file(of: File, *lines: dict[str, str]) -> bytes:
    target = io.BytesIO()
    cells = [[line.get(column.field, "") for column in of.columns] for line in lines]
    write_cells(cells, target, of.header)
    return target.getvalue()


def history(
    *certificates: dict[str, str],
    sites: tuple[dict[str, str], ...] = (SITE,),
    accreditations: tuple[dict[str, str], ...] = (HELD,),
) -> dict[str, bytes]:
    return {
        ORGANISATIONS.name: file(ORGANISATIONS, *sites),
        ACCREDITATIONS.name: file(ACCREDITATIONS, *accreditations),
        CERTIFICATES.name: file(CERTIFICATES, *certificates),
    }


def rehearsed(files: dict[str, bytes]) -> Rehearsal:
    sources = {name: io.BytesIO(content) for name, content in files.items()}
    return rehearse(sources, places=scheme().places, on=TODAY)
