"""Ed25519 signatures (RFC 8032): keys are 32 bytes, signatures 64."""

from collections.abc import Callable

from nacl import bindings
from nacl.exceptions import BadSignatureError

# What signs: a file key, a token or another process. It takes the bytes to sign and returns the signature.
Sign = Callable[[bytes], bytes]


def public_key(seed: bytes) -> bytes:
    """The public key of a 32-byte secret seed."""
    return bindings.crypto_sign_seed_keypair(seed)[0]


def sign_with(seed: bytes) -> Sign:
    """Signs with a 32-byte secret seed kept in memory."""
    secret = bindings.crypto_sign_seed_keypair(seed)[1]

    def sign(message: bytes) -> bytes:
        return bindings.crypto_sign(message, secret)[:64]

    return sign


def is_signed(message: bytes, signature: bytes, key: bytes) -> bool:
    """Whether this key signed this message; False for any signature or key of another length."""
    if len(signature) != 64 or len(key) != 32:
        return False
    try:
        bindings.crypto_sign_open(signature + message, key)
    except BadSignatureError:
        return False
    return True
