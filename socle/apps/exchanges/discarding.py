"""Putting away a file that was checked and will not be imported: nothing of it is kept."""

from datetime import date
from functools import partial

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import RestrictedError

from socle.apps.exchanges.models import Import
from socle.apps.files.actions import file_name
from socle.apps.files.models import Stored
from socle.apps.journal.actions import write_entry
from socle.core.errors import Refusal


def hold(sha256: str) -> None:
    """Until the end of the transaction, nobody else takes in or puts away these bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (sha256,))


@transaction.atomic
def discard_import(record: Import, *, by: int, on: date) -> None:
    """Forget a file before its confirmation, asked by whoever sent it; the journal keeps who and when.

    Its lines name people who never entered: they go, and the bytes with them. Said twice, it is said once.
    """
    hold(record.stored.sha256)
    found = Import.objects.select_for_update(of=("self",)).select_related("stored", "by__professional")
    held = found.filter(pk=record.pk).first()
    if held is None:
        return
    _refuse_imported(held)
    _refuse_someone_else(held, by)
    write_entry(held, "discard", by=by, on=on, codes={"lines": held.lines, "faulty": held.faulty})
    held.delete()
    _forget(held.stored)


def _refuse_imported(record: Import) -> None:
    if record.confirmed_on:
        raise Refusal(
            f"Ce fichier a été importé le {record.confirmed_on:%d/%m/%Y} : il ne s’écarte plus.",
            "Ce qui est inscrit se corrige dans chaque dossier.",
        )


def _refuse_someone_else(record: Import, by: int) -> None:
    if record.by and record.by_id != by:
        raise Refusal(
            f"Ce fichier a été envoyé par {record.by.professional}.",
            "Demandez-lui de l’écarter, ou confirmez-le.",
        )


def _forget(stored: Stored) -> None:
    """The bytes, unless another record still needs them."""
    try:
        stored.delete()
    except RestrictedError:
        return
    transaction.on_commit(partial(_delete_file, stored.sha256))


@transaction.atomic
def _delete_file(sha256: str) -> None:
    """After the commit: a file without a row is only lost room, a row without its file loses something."""
    hold(sha256)
    if not Stored.objects.filter(sha256=sha256).exists():
        default_storage.delete(file_name(sha256))
