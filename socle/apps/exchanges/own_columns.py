"""Files with a body's own columns: read at once when known, else kept until someone says what they give."""

import io
from datetime import date

from django.db import transaction

from socle.apps.exchanges.actions import keep_check, keep_file
from socle.apps.exchanges.checking import check_content
from socle.apps.exchanges.destination import Destination
from socle.apps.exchanges.models import ColumnMapping, Import
from socle.apps.exchanges.queries import habit
from socle.apps.files.actions import read
from socle.apps.journal.actions import write_entry
from socle.apps.organisations.models import Body
from socle.core.errors import Refusal, UnreadableInput
from socle.core.exchange.candidates.columns import header_problems
from socle.core.exchange.candidates.mapping import OwnColumns, fingerprint, header_refusals, own_header
from socle.core.exchange.candidates.reading import read_lines
from socle.scheme import Scheme

RENAME = "Donnez un nom différent à chaque colonne, et séparez-les par des points-virgules."


def receive(content: bytes, destination: Destination, *, scheme: Scheme, by: int, on: date) -> Import:
    """Check a file with the 26 columns, or with columns that the body used before; else keep it unread."""
    header, own = strange_header(content), None
    if header and destination.body:
        own = habit(destination.body, header)
        if own is None:
            return keep_unread(content, destination, by=by, on=on)
    checked = check_content(content, destination, scheme=scheme, on=on, own=own)
    return keep_check(content, destination, checked, own=own, by=by, on=on)


def strange_header(content: bytes) -> tuple[str, ...]:
    """The names of the file's columns when they are not the 26; empty when they are, or nothing is there."""
    first = next(read_lines(io.BytesIO(content)), None)
    if first is None or not header_problems(tuple(cell.strip() for cell in first[1])):
        return ()
    header = own_header(first[1])
    if refusals := header_refusals(header):
        raise UnreadableInput(*refusals, remedy=RENAME)
    return header


@transaction.atomic
def keep_unread(content: bytes, destination: Destination, *, by: int, on: date) -> Import:
    """The file waits: nobody here can tell what its columns give."""
    lines = sum(1 for _ in read_lines(io.BytesIO(content))) - 1
    if not lines:
        raise Refusal("Le fichier n’a aucune ligne sous l’en-tête.", "Ajoutez une ligne par personne.")
    record = keep_file(
        content,
        destination,
        columns=None,
        needs_columns=True,
        is_canonical=False,
        lines=lines,
        faulty=0,
        checked_on=on,
        by_id=by,
    )
    record.lines_told.all().delete()
    write_entry(record, "keep_unread", by=by, on=on, codes={"lines": lines})
    return record


@transaction.atomic
def read_with(record: Import, own: OwnColumns, *, name: str, scheme: Scheme, by: int, on: date) -> Import:
    """Check a file with these columns, and remember them for the next files of the body."""
    destination, content = Destination(record.body, record.site), read(record.stored)
    checked = check_content(content, destination, scheme=scheme, on=on, own=own)
    if record.body:
        save_columns(record.body, own, name=name, by=by, on=on)
    return keep_check(content, destination, checked, own=own, by=by, on=on)


@transaction.atomic
def save_columns(body: Body, own: OwnColumns, *, name: str, by: int, on: date) -> ColumnMapping:
    """Remember what these columns give; said again of the same columns, it replaces what was remembered."""
    told = {"name": name, "content": own.content(), "saved_on": on}
    saved, is_new = ColumnMapping.objects.update_or_create(
        body=body, fingerprint=fingerprint(own.header), defaults=told
    )
    write_entry(saved, "save" if is_new else "replace", by=by, on=on)
    return saved


@transaction.atomic
def forget_columns(saved: ColumnMapping, *, by: int, on: date) -> None:
    """The next file with these columns asks again; the files read with them keep their own copy."""
    write_entry(saved, "forget", by=by, on=on)
    saved.delete()
