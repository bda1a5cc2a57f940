"""Keys kept in files: for development and demonstrations, and said so in the file itself."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from nacl.signing import SigningKey

from socle.core.errors import UnreadableInput
from socle.signer.keys import Key, Use

MARK = "# Development key: it signs specimens. Never use it to issue real certificates.\n"
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@dataclass(frozen=True, slots=True)
class Ed25519Key:
    held: SigningKey

    @property
    def public(self) -> bytes:
        return bytes(self.held.verify_key)

    def sign(self, message: bytes) -> bytes:
        return self.held.sign(message).signature


@dataclass(frozen=True, slots=True)
class P256Key:
    held: ec.EllipticCurvePrivateKey

    @property
    def public(self) -> bytes:
        form = serialization.PublicFormat.CompressedPoint
        return self.held.public_key().public_bytes(serialization.Encoding.X962, form)

    def sign(self, message: bytes) -> bytes:
        """The same signature for the same message (RFC 6979)."""
        return self.held.sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def key_of_seed(use: Use, seed: bytes) -> Key:
    """The key that 32 bytes make."""
    if use is Use.SEAL:
        return P256Key(ec.derive_private_key(int.from_bytes(seed) % (P256_ORDER - 1) + 1, ec.SECP256R1()))
    return Ed25519Key(SigningKey(seed))


def seed_for(secret: bytes, name: str) -> bytes:
    """A seed of its own for each key that one secret makes."""
    return sha256(b"socle key\n" + name.encode() + b"\n" + secret).digest()


def write_seed(path: Path, seed: bytes) -> None:
    """A new file that only its owner reads; a key that exists is never overwritten."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(f"{MARK}{seed.hex()}\n", encoding="ascii")


def read_seed(path: Path) -> bytes:
    text = path.read_text(encoding="ascii")
    try:
        seed = bytes.fromhex(text.removeprefix(MARK).strip())
    except ValueError:
        seed = b""
    if len(seed) != 32 or not text.startswith(MARK):
        raise UnreadableInput(
            f"{path} n’est pas une clé de développement : 64 chiffres hexadécimaux sous leur avertissement.",
            remedy="Refaites la clé avec « socle signer new-keys », ou nommez un autre fichier.",
        )
    return seed
