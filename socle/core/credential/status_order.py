"""The order in which the places of a status list are given: each once, in an order that tells nothing.

Neighbours in a jury's agenda must not be neighbours in the list, or the list would show cohorts. A keyed
permutation (a Feistel network over 17 bits) gives the n-th place without keeping a table of those left.
"""

from hashlib import blake2b

PLACES = 1 << 17
LEFT_BITS, RIGHT_BITS = 8, 9
ROUNDS = 8
KEY_BYTES = 32


def place_of(key: bytes, rank: int) -> int:
    """The place of the award of that rank (0 to 131 071) in the list that has this 32-byte key."""
    if not 0 <= rank < PLACES or len(key) != KEY_BYTES:
        raise ValueError(f"rank {rank}, key of {len(key)} bytes")
    left, right, left_bits, right_bits = (
        rank >> RIGHT_BITS,
        rank & ((1 << RIGHT_BITS) - 1),
        LEFT_BITS,
        RIGHT_BITS,
    )
    for turn in range(ROUNDS):
        mixed = left ^ _mix(key, turn, right) & ((1 << left_bits) - 1)
        left, right, left_bits, right_bits = right, mixed, right_bits, left_bits
    return left << right_bits | right


def _mix(key: bytes, turn: int, half: int) -> int:
    digest = blake2b(bytes([turn]) + half.to_bytes(2, "big"), key=key, digest_size=2).digest()
    return int.from_bytes(digest, "big")
