"""Which awards were withdrawn: a list of bits that tells nothing of whom (W3C Bitstring Status List 1.0).

Whoever checks a badge fetches the whole list, so that nobody learns which badge was checked.
"""

import base64
import gzip
import io
import zlib
from collections.abc import Iterable
from typing import Any

from socle.core.credential.contexts import CREDENTIALS_V2
from socle.core.credential.did import did_web
from socle.core.credential.status_order import PLACES
from socle.core.errors import UnreadableInput

REVOCATION, REFRESH = "revocation", "refresh"
# The specification's smallest list; a larger one than this is an attempt to fill the memory.
LEAST_PLACES, MOST_BYTES = 131_072, 16 * 1024 * 1024
REMEDY = "demandez de nouveau la liste à son émetteur"


def encoded_list(places: Iterable[int], size: int = PLACES) -> str:
    """The list with these places set, as `encodedList`: gzip in base64url with the multibase prefix u.

    The first place is the highest bit of the first byte. The same places always give the same text.
    """
    bits = bytearray(size // 8)
    for place in places:
        if not 0 <= place < size:
            raise ValueError(f"place {place} is not in a list of {size}")
        bits[place // 8] |= 128 >> place % 8
    compressed = gzip.compress(bytes(bits), 9, mtime=0)
    return f"u{base64.urlsafe_b64encode(compressed).rstrip(b'=').decode()}"


def decoded_list(encoded: object) -> bytes:
    """The bits of an `encodedList`; UnreadableInput when it is not one, too short or too long."""
    text = encoded if isinstance(encoded, str) else ""
    if not text.startswith("u"):
        raise UnreadableInput("la liste n’est pas en base64url", remedy=REMEDY)
    try:
        compressed = base64.b64decode(text[1:] + "=" * (-len(text[1:]) % 4), altchars=b"-_", validate=True)
        bits = gzip.GzipFile(fileobj=io.BytesIO(compressed)).read(MOST_BYTES + 1)
    except (ValueError, OSError, EOFError, zlib.error) as error:
        raise UnreadableInput("la liste n’est pas du gzip", remedy=REMEDY) from error
    if not LEAST_PLACES <= len(bits) * 8 <= MOST_BYTES * 8:
        raise UnreadableInput("la liste n’a pas une taille permise", remedy=REMEDY)
    return bits


def is_set(bits: bytes, place: int) -> bool:
    """Whether that place is set; UnreadableInput when the list has no such place."""
    if not 0 <= place < len(bits) * 8:
        raise UnreadableInput(f"la liste n’a pas de place {place}", remedy=REMEDY)
    return bool(bits[place // 8] & 128 >> place % 8)


def status_list(
    host: str, number: int, places: Iterable[int], *, at: str, until: str, purpose: str = REVOCATION
) -> dict[str, Any]:
    """The unsigned status list credential; `at` and `until` are instants such as 2026-11-05T09:30:00Z.

    The list of replaced awards stands beside that of withdrawn ones, at the same places: badges cite only the
    latter, since the Open Badges schema has room for one status.
    """
    address = status_address(host, number, purpose)
    return {
        "@context": [CREDENTIALS_V2],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did_web(host),
        "validFrom": at,
        "validUntil": until,
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encoded_list(places),
        },
    }


def status_address(host: str, number: int, purpose: str = REVOCATION) -> str:
    suffix = "" if purpose == REVOCATION else f"-{purpose}"
    return f"https://{host}/status/{number}{suffix}"
