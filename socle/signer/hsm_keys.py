"""Keys that never leave a hardware security module: PKCS#11, the same two kinds as in files.

The packages `python-pkcs11` and the module's own library are needed only where this is used (extra `hsm`).
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import pkcs11
from asn1crypto.algos import DSASignature
from asn1crypto.core import OctetString
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass

from socle.core.errors import UnreadableInput
from socle.signer.keys import Key, Use

COORDINATE = 32


@dataclass(frozen=True, slots=True)
class Address:
    """Where a key lives: the library (a file), the token, the key's label, and the code that opens it."""

    module: str
    token: str
    label: str
    pin: str


@dataclass(frozen=True, slots=True)
class ModuleKey:
    private: Any
    public: bytes
    mechanism: Mechanism

    def sign(self, message: bytes) -> bytes:
        if self.mechanism is Mechanism.EDDSA:
            return bytes(self.private.sign(message, mechanism=self.mechanism))
        raw = bytes(self.private.sign(sha256(message).digest(), mechanism=self.mechanism))
        return bytes(DSASignature.from_p1363(raw).dump())


def key_in_module(use: Use, address: Address) -> Key:
    """The key of that label; UnreadableInput when the module, the token or the key is not there."""
    try:
        session = _session(address.module, address.token, address.pin)
        kind = KeyType.EC if use is Use.SEAL else KeyType.EC_EDWARDS
        found = {"label": address.label, "key_type": kind}
        private = session.get_key(object_class=ObjectClass.PRIVATE_KEY, **found)
        public = session.get_key(object_class=ObjectClass.PUBLIC_KEY, **found)
    except (pkcs11.PKCS11Error, RuntimeError) as error:
        raise UnreadableInput(
            f"La clé « {address.label} » du module n’a pas pu être ouverte : {type(error).__name__}.",
            remedy="Vérifiez le module, le jeton, le code et le nom de la clé dans signer.toml.",
        ) from error
    point = bytes(OctetString.load(public[Attribute.EC_POINT]).native)
    return (
        ModuleKey(private, _compressed(point), Mechanism.ECDSA)
        if use is Use.SEAL
        else ModuleKey(private, point, Mechanism.EDDSA)
    )


@cache
def _session(module: str, token: str, pin: str) -> Any:
    """One session per token, kept open: opening one takes longer than signing."""
    return pkcs11.lib(module).get_token(token_label=token).open(user_pin=pin)


def _compressed(point: bytes) -> bytes:
    """An uncompressed P-256 point (SEC 1, §2.3.3) in 33 bytes."""
    x, y = point[1 : 1 + COORDINATE], point[1 + COORDINATE :]
    return bytes([2 + (y[-1] & 1)]) + x
