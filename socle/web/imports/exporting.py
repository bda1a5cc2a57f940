"""The imports, and what became of the lines of one, as files."""

from django.db.models import QuerySet

from socle.apps.exchanges.models import Import, ImportedLine
from socle.apps.exchanges.queries import entered_lines
from socle.core.exchange.tables.table import Cell, Table
from socle.web.imports.pages import row

AT_ONCE = 2_000
IMPORTS = ("Jour", "Établissement", "Lignes", "État", "Par")
LINES = ("Ligne", "Nom de naissance", "Prénom", "Né(e) le", "Ce que la ligne est devenue")


def imports_list(records: QuerySet[Import]) -> Table:
    return Table("Importations", IMPORTS, map(_import, records.iterator(chunk_size=AT_ONCE)))


def _import(record: Import) -> tuple[Cell, ...]:
    told = row(record)
    return told.day, told.where, told.lines, told.step, told.by


def result_lines(record: Import) -> Table:
    return Table("Fichier importé", LINES, map(_line, entered_lines(record).iterator(chunk_size=AT_ONCE)))


def _line(line: ImportedLine) -> tuple[Cell, ...]:
    person = line.person
    who = (person.birth_name, person.first_name, person.birth_date) if person else ("", "", None)
    return line.number, *who, line.get_outcome_display()
