"""What a file would do if it were confirmed: its errors, who may be known already, and what is ready."""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from socle.apps.exchanges.destination import Destination, Misplaced, Opening, Openings
from socle.apps.exchanges.models import ENTERED, ImportedLine
from socle.apps.people.models import Person
from socle.core.errors import Refusal
from socle.core.exchange.candidates.cells import date_text
from socle.core.exchange.candidates.checking import CellError, CheckedLine, check_lines
from socle.core.exchange.candidates.columns import HEADER, NAME
from socle.core.exchange.candidates.mapping import OwnColumns
from socle.core.exchange.candidates.own_lines import check_own_lines
from socle.core.exchange.candidates.reading import Line, read_lines
from socle.core.exchange.candidates.row import CandidateRow
from socle.core.exchange.candidates.writing import write_cells
from socle.core.person import identity_key
from socle.scheme import Scheme

AT_ONCE = 2_000
Progress = Callable[[int], None]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Ready:
    """A line that can enter: as it was given, typed, and where it goes."""

    number: int
    cells: tuple[str, ...]
    row: CandidateRow
    opening: Opening
    digest: str

    @property
    def identity_key(self) -> str:
        return identity_key(self.row.birth_name, self.row.first_name, self.row.birth_date.isoformat())


@dataclass(frozen=True, slots=True)
class Checked:
    """`lines` counts the people of the file; `entered` are those that another file brought in."""

    lines: int
    is_canonical: bool
    faulty: tuple[CheckedLine, ...]
    ready: tuple[Ready, ...]
    entered: tuple[Ready, ...]
    maybe_known: tuple[Ready, ...]

    @property
    def errors(self) -> tuple[CellError, ...]:
        return tuple(error for line in self.faulty for error in line.errors)


def check_content(
    content: bytes,
    destination: Destination,
    *,
    scheme: Scheme,
    on: date,
    own: OwnColumns | None = None,
    progress: Progress = lambda _: None,
) -> Checked:
    """Check a file as of that day, with what is known here; nothing is written."""
    given = list(lines_of(content, is_own=own is not None))
    ready: list[Ready] = []
    faulty: list[CheckedLine] = []
    for line in _lines(given, Openings(destination, scheme), own, on):
        if isinstance(line, Ready):
            ready.append(line)
        else:
            faulty.append(line)
        progress(len(ready) + len(faulty))
    if not ready and not faulty:
        raise Refusal("Le fichier n’a aucune ligne sous l’en-tête.", "Ajoutez une ligne par personne.")
    entered = {digest for some in batches(ready) for digest in digests_entered(some)}
    new = tuple(line for line in ready if line.digest not in entered)
    return Checked(
        lines=len(ready) + len(faulty),
        is_canonical=own is None and content == canonical(cells for _, cells in given[1:]),
        faulty=tuple(faulty),
        ready=new,
        entered=tuple(line for line in ready if line.digest in entered),
        maybe_known=tuple(_maybe_known(new)),
    )


def lines_of(content: bytes, *, is_own: bool) -> Iterator[Line]:
    """Under own columns the days of a workbook keep their year in front: no order misreads them."""
    return read_lines(io.BytesIO(content), date.isoformat if is_own else date_text)


def _lines(
    given: Sequence[Line], openings: Openings, own: OwnColumns | None, on: date
) -> Iterator[Ready | CheckedLine]:
    for line, cells in _with_cells(given, own, on):
        if line.row is None:
            yield line
            continue
        opening = openings.of(line.row)
        if isinstance(opening, Misplaced):
            why = opening.objection
            error = CellError(line.number, NAME[opening.field], why.reason, why.remedy)
            yield CheckedLine(line.number, line.cells, None, (own.told(error) if own else error,))
        else:
            told = tuple(cell.strip() for cell in cells)
            yield Ready(line.number, cells, line.row, opening, digest_of(opening.site.siret, told))


def _with_cells(
    given: Sequence[Line], own: OwnColumns | None, on: date
) -> Iterator[tuple[CheckedLine, tuple[str, ...]]]:
    """Each checked line, and the 26 cells it gives."""
    if own:
        return check_own_lines(given, own, on=on)
    # The checked lines come first in the pairs: asking for one is what checks the header.
    return zip(check_lines(iter(given), on=on), (cells for _, cells in given[1:]), strict=False)


def batches(items: Sequence[Item], size: int = AT_ONCE) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def digest_of(siret: str, cells: Sequence[str]) -> str:
    """What tells a line that comes back: the same cells, for the same site."""
    return hashlib.sha256("\x1f".join((siret, *cells)).encode()).hexdigest()


def canonical(lines: Iterable[Sequence[str]]) -> bytes:
    target = io.BytesIO()
    write_cells(lines, target, HEADER)
    return target.getvalue()


def digests_entered(lines: Sequence[Ready]) -> set[str]:
    """Those that a confirmed file brought in."""
    found = ImportedLine.objects.filter(digest__in=[line.digest for line in lines], outcome__in=ENTERED)
    return set(found.values_list("digest", flat=True))


def _maybe_known(lines: Sequence[Ready]) -> Iterator[Ready]:
    for some in batches(lines):
        alike = Person.objects.filter(identity_key__in=[line.identity_key for line in some])
        known = set(alike.values_list("identity_key", flat=True))
        yield from (line for line in some if line.identity_key in known)
