"""Flipping the bits of a sealed PDF, and what our reader makes of each, on every processor."""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO
from itertools import islice

from pyhanko.pdf_utils.reader import PdfFileReader

from socle.documents.sealed import SealState, UnreadablePdf, read_sealed

# Where a byte is changed, and the bits that are flipped in it.
Flip = tuple[int, int]
UNREADABLE = "unreadable"
# The bit that makes a small letter of a capital: the same number in hexadecimal.
CASE = 0x20
CHUNK = 250


def seal_region(pdf: bytes) -> range:
    """The places of the last signature, seal or timestamp: all that its byte range leaves out."""
    *_, last = PdfFileReader(BytesIO(pdf)).embedded_signatures
    first, length, second, _ = last.byte_range
    return range(first + length, second)


def flips(pdf: bytes, step: int) -> Iterator[Flip]:
    """Every byte of the last signature, twice; each `step`-th byte elsewhere; each bit in turn."""
    region = seal_region(pdf)
    for place in region:
        yield place, 1 << place % 8
        yield place, CASE
    yield from ((place, 1 << place // step % 8) for place in range(0, len(pdf), step) if place not in region)


def flipped(pdf: bytes, flip: Flip) -> bytes:
    place, bits = flip
    return pdf[:place] + bytes([pdf[place] ^ bits]) + pdf[place + 1 :]


def answer(pdf: bytes, trusted: list[bytes], flip: Flip) -> tuple[Flip, str]:
    try:
        return flip, read_sealed(flipped(pdf, flip), trusted=trusted).state.value
    except UnreadablePdf:
        return flip, UNREADABLE


def accepted_and_counts(
    pdf: bytes, trusted: list[bytes], step: int, *, every: int = 1
) -> tuple[list[Flip], Counter[str]]:
    """The flips, one in `every`, after which the seal is still ours and intact; how many met each answer."""
    tried = islice(flips(pdf, step), 0, None, every)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        told = list(pool.map(partial(answer, pdf, trusted), tried, chunksize=CHUNK))
    accepted = [flip for flip, state in told if state == SealState.INTACT.value]
    return accepted, Counter(state for _, state in told)
