"""What the pages of an import show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from socle.apps.accounts.models import Account
from socle.apps.exchanges.models import Import, ImportedLine, Outcome
from socle.apps.exchanges.queries import counts, entered_lines, faulty_lines
from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.checking import CellError
from socle.core.text import as_sentence

ON_A_PAGE = 50
ERRORS_SHOWN = 200
PROBLEMS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ImportRow:
    public_id: UUID
    day: date
    where: str
    lines: int
    step: str
    tag: str
    by: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """`state` is the filter, empty for every file."""

    state: str
    rows: tuple[ImportRow, ...]
    pages: "Page[Import]"


@dataclass(frozen=True, slots=True)
class CheckPage:
    """`to_write` people would enter; `errors` are the first ones, `more` how many follow.

    `sender` is whoever sent the file, when it is someone else than the reader: only they put it away.
    """

    public_id: UUID
    where: str
    lines: int
    faulty: int
    to_write: int
    entered: int
    maybe_known: tuple[int, ...]
    errors: tuple[CellError, ...]
    more: bool
    sender: str
    has_own_columns: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    public_id: UUID
    where: str
    day: date | None
    lines: int
    outcomes: tuple[tuple[str, int], ...]
    rows: "Page[ImportedLine]"


def where(record: Import) -> str:
    """The site; else the body whose lines name their own."""
    return str(record.site or record.body)


def list_page(records: QuerySet[Import], number: str | None, state: str) -> ListPage:
    page = Paginator(records, ON_A_PAGE).get_page(number)
    return ListPage(state, tuple(row(record) for record in page), page)


def row(record: Import) -> ImportRow:
    step, tag = ("importé", "acquired") if record.confirmed_on else ("à confirmer", "toward")
    if record.needs_columns:
        step, tag = "colonnes à choisir", "toward"
    if record.faulty:
        step, tag = f"{record.faulty} à corriger", "toward"
    return ImportRow(
        public_id=record.public_id,
        day=record.confirmed_on or record.checked_on,
        where=where(record),
        lines=record.lines,
        step=step,
        tag=tag,
        by=str(record.by.professional) if record.by else "",
    )


def check_page(record: Import, reader: Account) -> CheckPage:
    told = counts(record)
    entered = told.get(Outcome.ALREADY_IMPORTED, 0)
    errors = (error for line in faulty_lines(record) for error in line.errors)
    shown = tuple(islice(errors, ERRORS_SHOWN + 1))
    doubtful = record.lines_told.filter(outcome=Outcome.MAYBE_KNOWN).order_by("number")
    return CheckPage(
        public_id=record.public_id,
        where=where(record),
        lines=record.lines,
        faulty=record.faulty,
        to_write=record.lines - record.faulty - entered,
        entered=entered,
        maybe_known=tuple(doubtful.values_list("number", flat=True)[:ON_A_PAGE]),
        errors=shown[:ERRORS_SHOWN],
        more=len(shown) > ERRORS_SHOWN,
        sender=str(record.by.professional) if record.by and record.by != reader else "",
        has_own_columns=bool(record.columns),
    )


def result_page(record: Import, number: str | None) -> ResultPage:
    told = counts(record)
    return ResultPage(
        public_id=record.public_id,
        where=where(record),
        day=record.confirmed_on,
        lines=record.lines,
        outcomes=tuple((WORDS[outcome], told[outcome]) for outcome in WORDS if outcome in told),
        rows=Paginator(entered_lines(record), ON_A_PAGE).get_page(number),
    )


WORDS = {
    Outcome.SUBMITTED: "Résultats envoyés à la validation du certificateur",
    Outcome.ENROLLED: "Personnes inscrites",
    Outcome.HELD: "Résultats qui attendent une réponse du certificateur : personne peut-être déjà connue",
    Outcome.ALREADY_IMPORTED: "Lignes déjà importées par un autre fichier",
}


def told(error: UnreadableInput) -> Iterable[str]:
    """Why a file cannot be read, in a few sentences, and what to do."""
    shown = error.problems[:PROBLEMS_SHOWN]
    yield from map(as_sentence, shown)
    if len(error.problems) > len(shown):
        yield f"Et {len(error.problems) - len(shown)} autres différences."
    yield error.remedy
