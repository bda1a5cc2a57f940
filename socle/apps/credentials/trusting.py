"""Whom this site vouches for: itself, as it publishes itself."""

import json
from functools import cache

from socle.apps.credentials.publishing import DID
from socle.apps.log.store import WITNESSES, public_store
from socle.core.credential.contexts import Contexts, load_contexts
from socle.core.credential.trust import Trust, trust_in
from socle.core.log.note import read_vkey
from socle.environment import home


def own_trust() -> tuple[Trust, Contexts]:
    """The keys, lists and witnesses that the public reads today; nobody before the first publication."""
    store = public_store()
    did = store.read(DID)
    lists = sorted((store.root / "status").glob("*")) if did else []
    witnesses = (store.read(f"log/{WITNESSES}") or b"").decode().splitlines()
    trust = trust_in(
        [json.loads(did)] if did else [],
        status_lists=[json.loads(path.read_bytes()) for path in lists],
        witnesses=[read_vkey(line) for line in witnesses],
    )
    return trust, _contexts()


@cache
def _contexts() -> Contexts:
    return load_contexts(home() / "data" / "contexts")
