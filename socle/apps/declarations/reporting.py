"""Importing what the Caisse des Dépôts answers: each passage once, whatever the number of reports."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.declarations.actions import integrate, move_passages
from socle.apps.declarations.keeping import XML, erase_sealed
from socle.apps.declarations.models import Batch, Line, Passage, Report
from socle.apps.declarations.paging import PAGE, pages_of
from socle.apps.files.actions import store
from socle.apps.journal.actions import move, write_entry
from socle.apps.juries.permissions import refuse_without_role
from socle.core.declaration.lifecycles import BATCH, CERTIFIER
from socle.core.errors import Refusal
from socle.core.exchange.cdc.receipt import Outcome, Receipt, read_receipt, refuse_unknown
from socle.core.roles import Role

INTEGRATED, REJECTED = "integrated", "rejected"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a report told that was not known yet."""

    integrated: int
    rejected: int


class Known(NamedTuple):
    """A line of the batch, its passage, and what an earlier report said of it."""

    pk: int
    passage: int
    outcome: str


@transaction.atomic
def import_report(batch: Batch, content: bytes, *, by: Account, on: date) -> Imported:
    """Read a report of the batch. What is known already changes nothing; what contradicts it is refused."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    receipt = read_receipt(io.BytesIO(content))
    locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    _refuse_other_file(receipt, locked)
    lines = _lines(locked)
    refuse_unknown(receipt, lines.keys())
    new = _new(receipt.outcomes, lines)
    taken = _write([line for line, told in new if told.is_integrated], INTEGRATED, by=by, on=on)
    _say([(line, told.message) for line, told in new if not told.is_integrated])
    left = _write([line for line, told in new if not told.is_integrated], REJECTED, by=by, on=on)
    Report.objects.get_or_create(batch=locked, stored=store(content, XML), defaults={"imported_on": on})
    if new:
        codes = {"integrated": taken, "rejected": left}
        write_entry(locked, "import_report", by=by.pk, on=on, codes=codes)
        _close(locked, by=by, on=on)
    batch.refresh_from_db()
    return Imported(taken, left)


def _lines(batch: Batch) -> dict[str, Known]:
    """By technical identifier; light, for there may be two hundred thousand of them."""
    told = batch.lines.values_list("passage__technical_id", "pk", "passage", "outcome")
    return {str(named): Known(pk, key, said) for named, pk, key, said in told.iterator(chunk_size=PAGE)}


def _refuse_other_file(receipt: Receipt, batch: Batch) -> None:
    if batch.state in ("built", "undone"):
        raise Refusal(
            f"Ce lot est {BATCH.labels[batch.state]} : il n’attend pas de rapport.",
            "Notez d’abord son dépôt, ou choisissez le lot déposé.",
        )
    if receipt.flux and receipt.flux != str(batch.flux_id):
        raise Refusal(
            f"Ce rapport est celui d’un autre fichier : son idFlux est {receipt.flux}.",
            f"Choisissez le lot de ce fichier ; celui-ci a pour idFlux {batch.flux_id}.",
        )


def _new(outcomes: Iterable[Outcome], lines: dict[str, Known]) -> list[tuple[Known, Outcome]]:
    new, contradicted = [], []
    for told in outcomes:
        line = lines[told.passage]
        if not line.outcome:
            new.append((line, told))
        elif (line.outcome == INTEGRATED) != told.is_integrated:
            contradicted.append(told.passage)
    if contradicted:
        shown = ", ".join(contradicted[:5])
        raise Refusal(
            f"Ce rapport dit le contraire d’un rapport déjà importé pour {len(contradicted)} passage(s) : "
            f"{shown}. Rien n’est changé.",
            "Vérifiez-les sur le portail de la Caisse des Dépôts.",
        )
    return new


def _write(lines: list[Known], outcome: str, *, by: Account, on: date) -> int:
    verb = "integrate" if outcome == INTEGRATED else "reject"
    for page in pages_of(lines):
        keys = [line.passage for line in page]
        if outcome == INTEGRATED:
            integrate(keys, on=on)
        move_passages(keys, verb, by=by, on=on)
        Line.objects.filter(pk__in=[line.pk for line in page]).update(outcome=outcome)
    return len(lines)


def _say(rejected: list[tuple[Known, str]]) -> None:
    """What the State answers about each, word for word."""
    for page in pages_of(rejected):
        told = [Passage(pk=line.passage, message=message) for line, message in page]
        Passage.objects.bulk_update(told, ["message"])


def _close(batch: Batch, *, by: Account, on: date) -> None:
    """Once every passage is answered."""
    if not batch.lines.filter(outcome="").exists():
        move(batch, "close", lifecycle=BATCH, role=CERTIFIER, by=by.pk, on=on)
        erase_sealed(batch)
