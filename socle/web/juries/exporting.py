"""The agenda of a sitting as a file: what its page says of each file, to the same reader."""

from collections.abc import Iterator

from socle.core.exchange.tables.table import Cell, Table
from socle.web.juries.agenda_lines import Line
from socle.web.juries.sitting_page import SittingPage

ALWAYS = ("Dossier", "Référence")
AFTER = ("Tiré au sort", "Ouvert le", "Mis à part", "Décision", "Raison")


def agenda_list(page: SittingPage) -> Table:
    """Members read neither names nor bodies, the secretary reads names when they asked for them."""
    names, bodies = page.names, page.viewer.is_secretary
    header = (*ALWAYS, *(("Nom",) if names else ()), *(("Organisme",) if bodies else ()), *AFTER)
    agenda = page.agenda
    lines = sorted((*agenda.block, *agenda.exceptions, *agenda.decided), key=lambda line: line.number)
    rows = (tuple(_cells(line, names=names, bodies=bodies)) for line in lines)
    return Table("Ordre du jour", header, rows)


def _cells(line: Line, *, names: bool, bodies: bool) -> Iterator[Cell]:
    yield from (line.number, line.reference)
    if names:
        yield line.name
    if bodies:
        yield line.body
    yield from ("oui" if line.drawn else "", line.opened_on, "oui" if line.is_set_aside else "")
    yield from (line.verdict, line.reason)
