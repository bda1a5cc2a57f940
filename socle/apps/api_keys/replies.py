"""An act sent twice does its work once: it bears a name, and what that name answered is kept for a day."""

import hashlib

from django.db import connection

from socle.apps.api_keys.models import Key, Reply
from socle.core.api_access import digest
from socle.core.errors import Refusal


class ReusedName(Refusal):
    """The same name for another act."""


class BeingDone(Refusal):
    """The same act, sent twice at once."""


def fingerprint(method: str, path: str, body: bytes) -> str:
    """What makes two acts the same."""
    return hashlib.sha256(b"\0".join((method.encode(), path.encode(), body))).hexdigest()


def kept_reply(key: Key, name: str, asked: str) -> Reply | None:
    """What this act answered already (inside a transaction); refuses while it is under way elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", (lock_of(key, name),))
        (is_ours,) = cursor.fetchone()
    if not is_ours:
        raise BeingDone("La même demande est en cours.", "Attendez sa réponse, puis envoyez-la de nouveau.")
    reply = Reply.objects.filter(key=key, name=digest(name)).first()
    if reply and reply.fingerprint != asked:
        raise ReusedName(
            "Ce nom de demande a déjà servi pour une autre demande.",
            "Donnez un autre Idempotency-Key à chaque demande différente.",
        )
    return reply


def lock_of(key: Key, name: str) -> int:
    """64 bits that name the act among the server's locks."""
    seed = hashlib.sha256(f"socle.api {key.pk} {digest(name)}".encode()).digest()
    return int.from_bytes(seed[:8], "big", signed=True)
