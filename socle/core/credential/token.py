"""What a certificate's QR code carries: the award record and its signature, short enough for paper.

A JSON Web Signature (RFC 7515) with `alg` Ed25519 (RFC 9864), its payload compressed with raw DEFLATE as
SMART Health Cards do (`zip` DEF). It stands after the # of an address, so that no server ever receives it.
"""

import base64
import json
import zlib
from dataclasses import dataclass
from typing import Any

from socle.core.credential.award import FIELDS, Award, read_award
from socle.core.credential.ed25519 import Sign
from socle.core.errors import UnreadableInput
from socle.core.framework.model import Framework

TYPE = "socle-award"
# An award takes a few hundred bytes; more is an attempt to fill the memory of a telephone.
MOST_BYTES = 20_000
REMEDY = "Scannez de nouveau le carré noir et blanc, ou recopiez le code du certificat."


@dataclass(frozen=True, slots=True)
class Token:
    """`key` names the key of the issuer that signed `signing_input`; nothing is verified yet."""

    key: str
    record: dict[str, Any]
    salt: bytes
    index: int
    status: tuple[int, int]
    signing_input: bytes
    signature: bytes

    def award(self, framework: Framework) -> Award:
        """The award; a certificate says every subdomain of its framework, so the code does not carry them."""
        empty: dict[str, Any] = dict.fromkeys(FIELDS, "") | {"specimen": False}
        whole = [each.code for each in framework.subdomains()]
        return read_award(empty | {"subdomains": whole} | self.record)


def make_token(
    award: Award, *, salt: bytes, index: int, status: tuple[int, int], key: str, sign: Sign
) -> str:
    """The token of a certificate whose entry is at `index`; `key` is the name of the signing key."""
    record = {name: value for name, value in award.record().items() if value and name != "subdomains"}
    payload = record | {"salt": _text(salt), "index": index, "status": list(status)}
    compressed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = compressed.compress(_json(payload)) + compressed.flush()
    header = {"alg": "Ed25519", "kid": key, "typ": TYPE, "zip": "DEF"}
    signing_input = f"{_text(_json(header))}.{_text(body)}"
    return f"{signing_input}.{_text(sign(signing_input.encode()))}"


def read_token(text: str) -> Token:
    """The token written so; UnreadableInput when it is not one."""
    try:
        header, body, signature = text.split(".")
        told, payload = json.loads(_bytes(header)), json.loads(_inflated(_bytes(body)))
        if (told["alg"], told["typ"], told["zip"]) != ("Ed25519", TYPE, "DEF"):
            raise ValueError(text)
        return Token(
            key=str(told["kid"]),
            record={name: payload[name] for name in FIELDS if name in payload},
            salt=_bytes(payload["salt"]),
            index=int(payload["index"]),
            status=(int(payload["status"][0]), int(payload["status"][1])),
            signing_input=f"{header}.{body}".encode("ascii"),
            signature=_bytes(signature),
        )
    except (ValueError, KeyError, TypeError, IndexError, zlib.error) as error:
        raise UnreadableInput("Ce code n’est pas celui d’un certificat.", remedy=REMEDY) from error


def _inflated(content: bytes) -> bytes:
    machine = zlib.decompressobj(-15)
    inflated = machine.decompress(content, MOST_BYTES)
    if not machine.eof or machine.unused_data:
        raise ValueError("too long, or followed by something")
    return inflated


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Unpadded base64url in its one form; any other way to write the same bytes is refused."""
    content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if _text(content) != text:
        raise ValueError(text)
    return content
