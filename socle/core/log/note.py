"""A text and the lines of those who sign it. Source: C2SP signed-note (Ed25519, type 0x01)."""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from socle.core.errors import Refusal, UnreadableInput

ED25519 = 0x01
COSIGNATURE = 0x04
PUBLIC_KEY_BYTES = 32
MAXIMUM_SIGNATURES = 64

Sign = Callable[[bytes], bytes]
"""Ed25519: the message in, the 64-byte signature out."""

REMEDY = "Le format est dans docs/formats/log.md."
NAME = re.compile(r"[^\s+]+")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


class Unproven(Refusal):
    """Neither true nor false: none of the keys that are trusted says anything."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """Who may sign: a name, a type of signature (0x01 or 0x04), and 32 bytes of Ed25519 public key."""

    name: str
    type: int
    public: bytes

    @property
    def key_id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{base64_text(bytes([self.type]) + self.public)}"


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note; `value` is what follows the four bytes that identify the key."""

    name: str
    key_id: bytes
    value: bytes

    def __str__(self) -> str:
        return f"— {self.name} {base64_text(self.key_id + self.value)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """`text` ends with a newline; it must be ignored until a known key is found to have signed it."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.signatures))}"


def read_vkey(text: str) -> VerifierKey:
    """A verifier key written `name+id+base64`, as a policy or a witness prints it."""
    name, _, rest = text.strip().partition("+")
    key_id, _, material = rest.partition("+")
    try:
        content = base64_bytes(material)
    except UnreadableInput:
        content = b""
    known = content[:1] in (bytes([ED25519]), bytes([COSIGNATURE])) and len(content) == 1 + PUBLIC_KEY_BYTES
    if not known or not NAME.fullmatch(name):
        raise UnreadableInput(f"{text!r} n’est pas une clé de vérification Ed25519", remedy=REMEDY)
    key = VerifierKey(name, content[0], content[1:])
    if key.key_id.hex() != key_id:
        raise UnreadableInput(f"{text!r} : l’identifiant n’est pas celui de la clé", remedy=REMEDY)
    return key


def read_note(content: str | bytes) -> Note:
    """The text and its signature lines; nothing is verified yet."""
    note = _utf8(content)
    text, blank, lines = note.rpartition("\n\n")
    if CONTROL.search(note) or not blank or not text or not lines.endswith("\n"):
        raise UnreadableInput("Ce n’est pas une note signée", remedy=REMEDY)
    signatures = read_signatures(lines)
    return Note(f"{text}\n", signatures)


def read_signatures(lines: str) -> tuple[Signature, ...]:
    """The signature lines of a note, or of a witness's answer."""
    split = lines.split("\n")[:-1]
    if not lines.endswith("\n") or not 0 < len(split) <= MAXIMUM_SIGNATURES:
        raise UnreadableInput("Les lignes de signature sont illisibles", remedy=REMEDY)
    return tuple(map(_signature, split))


def sign_note(text: str, key: VerifierKey, sign: Sign) -> Signature:
    return Signature(key.name, key.key_id, sign(text.encode()))


def signers(note: Note, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Which of these keys (type 0x01) signed the text; a false signature under a known key is refused."""
    found = []
    for signature, key in by_known_keys(note.signatures, keys, ED25519):
        refuse_false(key, signature.value, note.text.encode())
        found.append(key)
    return tuple(dict.fromkeys(found))


def by_known_keys(
    signatures: Iterable[Signature], keys: Iterable[VerifierKey], type_: int
) -> Iterator[tuple[Signature, VerifierKey]]:
    """The signatures that say they are from one of these keys; the others must be ignored."""
    known = {(key.name, key.key_id): key for key in keys if key.type == type_}
    for signature in signatures:
        if key := known.get((signature.name, signature.key_id)):
            yield signature, key


def refuse_false(key: VerifierKey, signature: bytes, message: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except (InvalidSignature, ValueError) as error:
        raise Refusal(f"La signature de {key.name} est fausse.", "Ne vous fiez pas à ce document.") from error


def base64_text(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def base64_bytes(text: str) -> bytes:
    """The one way to write these bytes (RFC 4648, section 4); any other is refused."""
    try:
        content = b64decode(text, validate=True)
    except (NotBase64, ValueError) as error:
        raise UnreadableInput(f"{text!r} n’est pas du base64", remedy=REMEDY) from error
    if base64_text(content) != text:
        raise UnreadableInput(f"{text!r} n’est pas du base64", remedy=REMEDY)
    return content


def _signature(line: str) -> Signature:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    content = base64_bytes(encoded)
    if dash != "—" or not NAME.fullmatch(name) or len(content) < 5:
        raise UnreadableInput(f"{line!r} n’est pas une ligne de signature", remedy=REMEDY)
    return Signature(name, content[:4], content[4:])


def _utf8(content: str | bytes) -> str:
    try:
        return content if isinstance(content, str) else content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput("Ce n’est pas un texte en UTF-8", remedy=REMEDY) from error
