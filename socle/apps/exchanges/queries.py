"""Reading imports."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from django.db.models import Count, QuerySet

from socle.apps.exchanges.checking import lines_of
from socle.apps.exchanges.destination import Destination
from socle.apps.exchanges.models import ColumnMapping, Import, ImportedLine, Outcome
from socle.apps.files.actions import read
from socle.apps.organisations.models import Body
from socle.core.exchange.candidates.checking import CellError, CheckedLine
from socle.core.exchange.candidates.mapping import OwnColumns, fingerprint
from socle.core.exchange.candidates.own_lines import translate
from socle.core.exchange.candidates.reading import Line
from socle.core.exchange.candidates.writing import write_cells


def imports_of(bodies: Iterable[Body]) -> QuerySet[Import]:
    """The latest first."""
    found = Import.objects.filter(body__in=bodies).select_related("body", "site", "by__professional")
    return found.order_by("-pk")


def sent_before(content: bytes, destination: Destination) -> Import | None:
    """The import that the same bytes already made for this body and site."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Import.objects.filter(stored__sha256=sha256, body=destination.body, site=destination.site).first()


def counts(record: Import) -> dict[Outcome, int]:
    """How many lines have each outcome."""
    found = record.lines_told.values_list("outcome").annotate(Count("pk")).order_by("outcome")
    return {Outcome(outcome): count for outcome, count in found}


def mappings_of(bodies: Iterable[Body]) -> QuerySet[ColumnMapping]:
    """The columns that these bodies keep."""
    return ColumnMapping.objects.filter(body__in=bodies).select_related("body").order_by("name", "pk")


def habit(body: Body, header: Sequence[str]) -> OwnColumns | None:
    """What this body's columns give, when a file with the same names was read before."""
    found = ColumnMapping.objects.filter(body=body, fingerprint=fingerprint(header)).first()
    return OwnColumns.of(found.content) if found else None


def given_lines(record: Import) -> list[Line]:
    """The lines of the file, as the 26 columns."""
    content = read(record.stored)
    if not record.columns:
        return list(lines_of(content, is_own=False))[1:]
    own = OwnColumns.of(record.columns)
    return [(line.number, line.cells) for line in translate(lines_of(content, is_own=True), own)]


def faulty_lines(record: Import) -> Iterator[CheckedLine]:
    """As the check told them."""
    for line in record.lines_told.filter(outcome=Outcome.TO_MEND).order_by("number"):
        errors = tuple(CellError(line.number, *problem) for problem in line.problems)
        yield CheckedLine(line.number, tuple(line.cells), None, errors)


def entered_lines(record: Import) -> QuerySet[ImportedLine]:
    """Every line of a confirmed file, in its order."""
    return record.lines_told.select_related("person", "pathway").order_by("number")


def export(record: Import, target: BinaryIO) -> None:
    """The canonical file of a confirmed import: the very bytes handed in when they were canonical."""
    cells = record.lines_told.order_by("number").values_list("cells", flat=True)
    write_cells(cells.iterator(chunk_size=5_000), target)
