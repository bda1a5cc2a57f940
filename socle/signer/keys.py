"""A key, wherever it lives: what it is for, its public half, and how it signs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Use(StrEnum):
    """One key per use, never two uses for one key."""

    BADGE = "badge"
    STATUS = "status"
    LOG = "log"
    SEAL = "seal"


class Key(Protocol):
    """`public` is the raw Ed25519 key (32 bytes), or the compressed P-256 point (33 bytes) of a seal.

    `sign` answers 64 bytes of Ed25519, or the DER form of ECDSA over SHA-256 for a seal.
    """

    @property
    def public(self) -> bytes: ...

    def sign(self, message: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key and its name in the issuer's DID document, such as `badge-2026`.

    `certificate` is the X.509 certificate (DER) of a seal, empty for the other uses. A revoked key signs
    nothing any more; what it signed before stays valid if the log shows it was there before.
    """

    use: Use
    year: int
    key: Key
    created: date
    revoked: date | None = None
    certificate: bytes = b""

    @property
    def name(self) -> str:
        return f"{self.use}-{self.year}"
