"""The file of a batch: as it was built, encrypted while it bears a national number, erased in the end."""

from datetime import date

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from socle.apps.declarations.models import Batch, Line
from socle.apps.declarations.national_numbers import seal, unseal
from socle.apps.files.actions import file_name, read, store, store_file
from socle.apps.files.models import Stored
from socle.core.declaration.lifecycles import ENDED
from socle.core.errors import Refusal
from socle.core.exchange.cdc.building import Flux
from socle.core.exchange.cdc.model import Action

XML = "application/xml"


def keep_file(flux: Flux, *, is_sealed: bool) -> Stored:
    if is_sealed:
        return store(seal(flux.path.read_bytes(), about=str(flux.id)), "application/octet-stream")
    return store_file(flux.path, XML)


def released(batch: Batch) -> "File[bytes]":
    """The file to deposit, to read and then close; never with a certificate that is withdrawn."""
    if batch.state == "built":
        refuse_withdrawn(batch.lines.filter(passage__certificate__revoked_on__isnull=False))
    if batch.stored is None or batch.state == "undone":
        raise Refusal("Le fichier de ce lot n’est plus proposé.", "Préparez un autre lot.")
    if batch.is_sealed:
        return ContentFile(unseal(read(batch.stored), about=str(batch.flux_id)))
    return default_storage.open(file_name(batch.stored.sha256))


def refuse_withdrawn(lines: QuerySet[Line]) -> None:
    """A certificate withdrawn before it was declared is never declared."""
    if withdrawn := lines.filter(passage__action=Action.CREATION).count():
        raise Refusal(
            f"{withdrawn} certificat(s) de ce lot ont été retirés depuis sa construction.",
            "Défaites ce lot, puis préparez-en un autre.",
        )


def erase_sealed(batch: Batch) -> None:
    """Nothing of a national number outlives the answer."""
    if batch.is_sealed:
        erase_file(batch)


def erase_old_files(before: date) -> int:
    """The files of batches that ended by that day: civil status is not kept twice for ever."""
    last = Coalesce(Max("reports__imported_on"), "deposited_on", "built_on")
    ended = Batch.objects.filter(state__in=ENDED, stored__isnull=False).annotate(ended_on=last)
    old = list(ended.filter(ended_on__lte=before).select_related("stored"))
    for batch in old:
        erase_file(batch)
    return len(old)


def erase_file(batch: Batch) -> None:
    """The SHA-256 of the file stays; a batch undone and built again may hold the same bytes."""
    if not (stored := batch.stored):
        return
    batch.stored = None
    batch.save(update_fields=["stored"])
    if not Batch.objects.filter(stored=stored).exists():
        stored.delete()
        transaction.on_commit(lambda: default_storage.delete(file_name(stored.sha256)))
