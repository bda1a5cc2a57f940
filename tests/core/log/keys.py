"""A log, three witnesses and a forger; their keys are fixed, and so is all that they sign."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from socle.core.log.note import COSIGNATURE, ED25519, Sign, VerifierKey


@dataclass(frozen=True)
class Key:
    vkey: VerifierKey
    sign: Sign


def key(name: str, type_: int, seed: int) -> Key:
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return Key(VerifierKey(name, type_, private.public_key().public_bytes_raw()), private.sign)


LOG = key("clea.example/log", ED25519, 1)
NEXT_YEAR = key("clea.example/log", ED25519, 2)
FIRST = key("partner.example/witness", COSIGNATURE, 3)
SECOND = key("association.example/witness", COSIGNATURE, 4)
THIRD = key("region.example/witness", COSIGNATURE, 5)
FORGER = key("clea.example/log", ED25519, 6)
