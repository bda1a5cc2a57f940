"""What the public reads of the issuer: its keys, and the lists of what is withdrawn."""

import json
from collections.abc import Sequence

from socle.apps.credentials.models import Credential, StatusList
from socle.apps.log.actions import enter
from socle.apps.log.models import Entry
from socle.apps.log.store import Store, public_store
from socle.core.credential.did import event_bytes
from socle.core.log.entry import Entry as Fact
from socle.core.log.entry import EntryType, fingerprint
from socle.signer.client import Signer

DID, KEYS, EVENTS = ".well-known/did.json", ".well-known/jwks.json", "log/keys.json"


def publish_issuer(signer: Signer, *, store: Store | None = None) -> None:
    """Publish the issuer's keys, all it ever had; each event of their history has its line in the log."""
    store = store or public_store()
    told = signer.issuer()
    enter_key_events(told["events"])
    store.write_all({DID: _json(told["did"]), KEYS: _json(told["jwks"]), EVENTS: _json(told["events"])})


def enter_key_events(events: Sequence[dict[str, str]]) -> None:
    """Write in the log the events that it does not hold yet."""
    facts = [Fact(EntryType.KEY, fingerprint(event_bytes(event))) for event in events]
    held = set(Entry.objects.filter(kind=EntryType.KEY).values_list("fingerprint", flat=True))
    known = {bytes(each) for each in held}
    enter(fact for fact in facts if fact.fingerprint not in known)


def publish_status(signer: Signer, *, store: Store | None = None) -> int:
    """Publish every status list again, changed or not, since its age shows; answer how many."""
    store = store or public_store()
    for status_list in StatusList.objects.order_by("number"):
        revoked = Credential.objects.filter(status_list=status_list, revoked_on__isnull=False)
        places = sorted(revoked.values_list("place", flat=True))
        signed = signer.sign_status(status_list.number, revoked=places)
        store.write(f"status/{status_list.number}", signed.encode())
    return StatusList.objects.count()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
