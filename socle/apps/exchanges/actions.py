"""The two verbs of a candidate file: keep its check, then confirm it, all or nothing."""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction

from socle.apps.exchanges.checking import AT_ONCE, Checked, Progress, Ready, check_content
from socle.apps.exchanges.destination import Destination
from socle.apps.exchanges.discarding import hold
from socle.apps.exchanges.entering import enter
from socle.apps.exchanges.models import ENTERED, Import, ImportedLine, Outcome
from socle.apps.exchanges.queries import sent_before
from socle.apps.files.actions import read, store
from socle.apps.journal.actions import write_entry
from socle.core.errors import Refusal
from socle.core.exchange.candidates.mapping import OwnColumns
from socle.scheme import Scheme

CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@transaction.atomic
def keep_check(
    content: bytes,
    destination: Destination,
    checked: Checked,
    *,
    own: OwnColumns | None = None,
    by: int | None,
    on: date,
) -> Import:
    """Keep the file and what its check said; the same file sent again is checked again, not kept twice."""
    record = keep_file(
        content,
        destination,
        columns=own.content() if own else None,
        needs_columns=False,
        is_canonical=checked.is_canonical,
        lines=checked.lines,
        faulty=len(checked.faulty),
        checked_on=on,
        by_id=by,
    )
    _keep_told(record, checked)
    write_entry(record, "check", by=by, on=on, codes={"lines": checked.lines, "faulty": len(checked.faulty)})
    return record


def keep_file(content: bytes, destination: Destination, **told: Any) -> Import:
    """The record of these bytes for this body and site, with what is told of them today."""
    hold(hashlib.sha256(content).hexdigest())
    stored = store(content, XLSX if content.startswith(b"PK") else CSV)
    record, is_new = Import.objects.select_for_update(of=("self",)).get_or_create(
        stored=stored, body=destination.body, site=destination.site, defaults=told
    )
    refuse_imported(record)
    if not is_new:
        for name, value in told.items():
            setattr(record, name, value)
        record.save(update_fields=list(told))
    return record


def refuse_imported(record: Import) -> None:
    if record.confirmed_on:
        raise Refusal(
            f"Ce fichier a déjà été importé le {record.confirmed_on:%d/%m/%Y} ({record.public_id}).",
            "Il n’y a rien à refaire : les lignes ajoutées depuis vont dans un autre fichier.",
        )


def refuse_sent_before(content: bytes, destination: Destination) -> None:
    """Asked before a long check."""
    if record := sent_before(content, destination):
        refuse_imported(record)


def confirm_import(
    record: Import,
    *,
    checked: Checked | None = None,
    scheme: Scheme,
    by: int | None,
    on: date,
    progress: Progress = lambda _: None,
) -> Import:
    """Write every line, or none: what has become faulty since the check is kept and told instead.

    Confirming again answers the same import. `checked` is a check made a moment ago on this very file.
    """
    write = partial(_confirm_once, record, scheme=scheme, by=by, on=on, progress=progress)
    try:
        return write(checked)
    except IntegrityError:
        # Another file has just brought in some of these lines: checked again, they are told as such.
        return write(None)


@transaction.atomic
def _confirm_once(
    record: Import,
    checked: Checked | None,
    *,
    scheme: Scheme,
    by: int | None,
    on: date,
    progress: Progress,
) -> Import:
    found = Import.objects.select_for_update(of=("self",)).select_related("body", "site__body", "stored")
    record = found.get(pk=record.pk)
    if record.confirmed_on:
        return record
    _refuse_unread(record)
    checked = checked or check_again(record, scheme=scheme, on=on)
    _keep_told(record, checked)
    if checked.faulty:
        return record
    record.lines_told.all().delete()
    enter(record, checked.ready, scheme=scheme, by=by, on=on, progress=progress)
    ImportedLine.objects.bulk_create(_entered_before(record, checked), batch_size=AT_ONCE)
    record.confirmed_on, record.by_id = on, by
    record.save(update_fields=["confirmed_on", "by"])
    write_entry(record, "confirm", by=by, on=on, codes={"lines": len(checked.ready)})
    return record


def check_again(record: Import, *, scheme: Scheme, on: date) -> Checked:
    """With what is known today."""
    own = OwnColumns.of(record.columns) if record.columns else None
    destination = Destination(record.body, record.site)
    return check_content(read(record.stored), destination, scheme=scheme, on=on, own=own)


def _refuse_unread(record: Import) -> None:
    if record.needs_columns:
        raise Refusal(
            "Ce fichier n’est pas encore lu : ses colonnes ne sont pas choisies.",
            "Dites d’abord ce que chaque colonne donne.",
        )


def _entered_before(record: Import, checked: Checked) -> Iterator[ImportedLine]:
    """Lines that come back are kept with this file, and lead to the pathway they opened the first time."""
    digests = [line.digest for line in checked.entered]
    firsts = ImportedLine.objects.filter(digest__in=digests, outcome__in=ENTERED)
    opened = {first.digest: first for first in firsts}
    for line in checked.entered:
        again = _line(record, line, Outcome.ALREADY_IMPORTED)
        again.person_id, again.pathway_id = opened[line.digest].person_id, opened[line.digest].pathway_id
        yield again


def _keep_told(record: Import, checked: Checked) -> None:
    """Before the confirmation, only the lines about which there is something to say."""
    record.faulty = len(checked.faulty)
    record.save(update_fields=["faulty"])
    record.lines_told.all().delete()
    faulty = (
        ImportedLine(
            import_of=record,
            number=line.number,
            cells=line.cells,
            outcome=Outcome.TO_MEND,
            problems=[[error.column, error.reason, error.remedy] for error in line.errors],
        )
        for line in checked.faulty
    )
    known = (_line(record, line, Outcome.MAYBE_KNOWN) for line in checked.maybe_known)
    entered = (_line(record, line, Outcome.ALREADY_IMPORTED) for line in checked.entered)
    ImportedLine.objects.bulk_create([*faulty, *known, *entered], batch_size=AT_ONCE)


def _line(record: Import, line: Ready, outcome: Outcome) -> ImportedLine:
    return ImportedLine(
        import_of=record, number=line.number, cells=line.cells, digest=line.digest, outcome=outcome
    )
