"""The time of the log’s state, said by a timestamp authority (RFC 3161): one more outsider."""

import asyncio
from hashlib import sha256

from socle.apps.log.actions import published_note
from socle.apps.log.store import Store, log_store
from socle.core.log.checkpoint import read_checkpoint
from socle.documents.timestamping import Authority

FOLDER = "timestamps"


def timestamp_log(address: str, *, store: Store | None = None) -> str:
    """Ask for a timestamp of the published state; answer its path, empty when there is nothing new to date.

    `timestamps/<size>` is the token (DER) over the checkpoint's text, its signatures left aside.
    """
    store = store or log_store()
    note = published_note(store)
    path = f"{FOLDER}/{read_checkpoint(note.text).head.size}" if note else ""
    if not note or store.read(path) is not None:
        return ""
    token = asyncio.run(Authority(address).async_timestamp(sha256(note.text.encode()).digest(), "sha256"))
    store.write(path, token.dump())
    return path
