"""The blank candidate file: drop-down values where there are some, examples, and how to fill each column."""

from collections.abc import Mapping
from typing import BinaryIO

from openpyxl import Workbook

from socle.core.exchange.candidates.choices import add_offered, offer
from socle.core.exchange.candidates.columns import COLUMNS, HEADER, POSITION
from socle.core.exchange.candidates.sheet import headed_sheet
from socle.core.exchange.tables.writing import text_cell

GUIDE = ("Colonne", "Obligatoire ?", "Attendu", "Exemple")
# People who do not exist; their lines pass the check as they stand.
EXAMPLES: tuple[Mapping[str, str], ...] = (
    {
        "organisation_siren": "732829320",
        "establishment_siret": "73282932000074",
        "enrolment_status": "Demandeur d’emploi",
        "education_level": "CAP ou BEP",
        "initiative": "France Travail",
        "funder": "Région",
        "title": "MME",
        "birth_name": "Martin",
        "first_name": "Alice",
        "email": "alice.martin@exemple.fr",
        "phone": "01 99 00 12 34",
        "address": "12 rue des Lilas",
        "town": "Bourg-en-Bresse",
        "postal_code": "01000",
        "birth_date": "07/03/1990",
        "born_abroad": "NON",
        "born_overseas": "NON",
        "birth_town": "Bourg-en-Bresse",
        "birth_postal_code": "01000",
        "passed_on": "12/05/2026",
        "certificate_name": "CléA",
        "status": "CERTIFIE",
        "obtained_at_first_assessment": "OUI",
    },
    {
        "title": "M",
        "birth_name": "Diallo",
        "first_name": "Amadou",
        "birth_date": "21/11/1984",
        "born_abroad": "OUI",
        "birth_zone": "300",
        "born_overseas": "NON",
        "birth_town": "Bamako",
        "passed_on": "12/05/2026",
        "certificate_name": "CléA Numérique by Pix",
        "status": "CERTIFIE",
    },
)


def write_template_xlsx(target: BinaryIO, offered: Mapping[str, tuple[str, ...]]) -> None:
    """Only the first sheet is read when the file is sent: examples and lists stand on others."""
    book = Workbook(write_only=True)
    offer(headed_sheet(book, "Candidats", HEADER), offered)
    examples = headed_sheet(book, "Exemples", HEADER)
    for example in EXAMPLES:
        examples.append([text_cell(examples, text) for text in example_cells(example)])
    guide = headed_sheet(book, "Mode d’emploi", GUIDE)
    for column in COLUMNS:
        need = "obligatoire" if column.compulsory else "facultatif"
        said = (column.name, need, column.expected, EXAMPLES[0].get(column.field, ""))
        guide.append([text_cell(guide, text) for text in said])
    add_offered(book, offered)
    book.save(target)


def example_cells(example: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(example.get(field, "") for field in POSITION)
