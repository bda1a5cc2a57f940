"""What the issuer publishes of itself: its DID document, the keys of its seals, and their history."""

from typing import Any

from socle.core.credential.did import IssuerKey, did_document, jwks, key_events
from socle.signer.keys import HeldKey
from socle.signer.settings import SignerSettings


def issuer_documents(settings: SignerSettings) -> dict[str, Any]:
    """`did`, `jwks` and `events`, made from every key ever held."""
    keys = [_public(key, settings.keys) for key in settings.keys]
    return {
        "did": did_document(settings.host, keys),
        "jwks": jwks(keys),
        "events": key_events(settings.host, keys),
    }


def _public(key: HeldKey, all_keys: tuple[HeldKey, ...]) -> IssuerKey:
    """A key retires the day the next one of its use is created; what it signed stays valid."""
    later = [other.created for other in all_keys if other.use is key.use and other.year > key.year]
    return IssuerKey(
        use=key.use,
        year=key.year,
        public=key.key.public,
        created=key.created.isoformat(),
        retired=min(later).isoformat() if later else "",
        revoked=key.revoked.isoformat() if key.revoked else "",
        certificate=key.certificate,
    )
