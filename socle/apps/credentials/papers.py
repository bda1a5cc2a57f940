"""The sealed PDF of a certificate: made when first asked for, then kept."""

from django.db import transaction

from socle.apps.credentials.models import Credential
from socle.apps.credentials.signing import asked
from socle.apps.files.actions import PDF, read, store
from socle.apps.log.actions import published_note
from socle.apps.log.store import log_store
from socle.core.errors import Refusal
from socle.signer.client import Signer


def sealed_pdf(credential: Credential, code: str, signer: Signer) -> bytes:
    """The PDF, with its badge inside; Refusal while the award is not published, or once it was forgotten."""
    refuse_unsigned(credential)
    if credential.sealed is not None:
        return read(credential.sealed)
    log = log_store()
    note = published_note(log)
    assert note is not None  # noqa: S101 - a badge is signed after its line was published
    (told,) = asked([credential], log, note)
    content = signer.sealed_pdf(told, credential.badge, code)
    with transaction.atomic():
        locked = Credential.objects.select_for_update(of=("self",)).get(pk=credential.pk)
        if locked.sealed is None:
            locked.sealed = store(content, PDF)
            locked.save(update_fields=["sealed"])
    return read(locked.sealed)


def refuse_unsigned(credential: Credential) -> None:
    if not credential.badge:
        raise Refusal(
            "Ce certificat n’est pas encore signé : il est inscrit au journal dans les minutes qui suivent.",
            "Revenez dans quelques minutes.",
        )
