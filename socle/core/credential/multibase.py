"""Base58 and Multikey: how keys and signatures are written (W3C Controlled Identifiers 1.0, §2.4)."""

from socle.core.errors import UnreadableInput

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RANKS = {letter: rank for rank, letter in enumerate(ALPHABET)}
PAIRS = tuple(high + low for high in ALPHABET for low in ALPHABET)
ED25519_PREFIX, P256_PREFIX = b"\xed\x01", b"\x80\x24"
LENGTHS = {ED25519_PREFIX: 32, P256_PREFIX: 33}


def base58(content: bytes) -> str:
    """The bytes in base58btc, without prefix.

    >>> base58(b"\\0\\0Hello")
    '119Ajdvzr'
    """
    number, words = int.from_bytes(content, "big"), []
    while number:
        # Ten letters at a time: they fit a machine word, where division is quick.
        number, word = divmod(number, 58**10)
        word, fifth = divmod(word, 3364)
        word, fourth = divmod(word, 3364)
        word, third = divmod(word, 3364)
        first, second = divmod(word, 3364)
        words.append(PAIRS[first] + PAIRS[second] + PAIRS[third] + PAIRS[fourth] + PAIRS[fifth])
    zeros = len(content) - len(content.lstrip(b"\0"))
    return "1" * zeros + "".join(reversed(words)).lstrip("1")


def from_base58(text: str) -> bytes:
    """The bytes of a base58btc text; UnreadableInput when a letter is not of its alphabet."""
    number = 0
    for letter in text:
        if letter not in RANKS:
            raise _unreadable(text)
        number = number * 58 + RANKS[letter]
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def multibase(content: bytes) -> str:
    return f"z{base58(content)}"


def from_multibase(text: object) -> bytes:
    """The bytes of a multibase base58btc text; UnreadableInput otherwise."""
    if not isinstance(text, str) or not text.startswith("z") or len(text) > 200:
        raise _unreadable(text)
    return from_base58(text[1:])


def multikey(prefix: bytes, public_key: bytes) -> str:
    """A public key as `publicKeyMultibase`."""
    return multibase(prefix + public_key)


def from_multikey(text: object) -> tuple[bytes, bytes]:
    """The prefix (its kind) and the bytes of a public key; UnreadableInput when of another kind or length."""
    content = from_multibase(text)
    prefix, key = content[:2], content[2:]
    if LENGTHS.get(prefix) != len(key):
        raise UnreadableInput(
            f"clé publique d’un genre inconnu : {text}", remedy="attendu : Ed25519 ou P-256"
        )
    return prefix, key


def _unreadable(text: object) -> UnreadableInput:
    return UnreadableInput(
        f"ce n’est pas du base58 : {str(text)[:60]}", remedy="demandez de nouveau ce document à son émetteur"
    )
