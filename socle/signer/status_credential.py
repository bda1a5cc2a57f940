"""A status list, signed: what is withdrawn today, and until when this may be believed."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from socle.core.credential.contexts import Contexts
from socle.core.credential.data_integrity import proof_options, sign_document
from socle.core.credential.ed25519 import Sign
from socle.core.credential.status import status_list

INSTANT = "%Y-%m-%dT%H:%M:%SZ"


def status_credential(
    host: str,
    number: int,
    places: Iterable[int],
    *,
    method: str,
    sign: Sign,
    contexts: Contexts,
    now: datetime,
    days: int,
) -> str:
    """The signed list of that number, as JSON; the same instant gives the same bytes."""
    at, until = now.strftime(INSTANT), (now + timedelta(days=days)).strftime(INSTANT)
    document = status_list(host, number, places, at=at, until=until)
    signed = sign_document(document, proof_options(method, at), sign=sign, contexts=contexts)
    return json.dumps(signed, ensure_ascii=False)
