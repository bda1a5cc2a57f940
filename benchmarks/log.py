"""A log of a million entries in real files: growth and proofs, beside the hashing they need: `make bench`."""

import random
import tempfile
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from timeit import repeat

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from socle.core.log.append import append
from socle.core.log.checkpoint import sign_checkpoint
from socle.core.log.entry import Entry, EntryType
from socle.core.log.monitor import watch_log
from socle.core.log.note import ED25519, VerifierKey
from socle.core.log.proof import Policy
from socle.core.log.published import published_inclusion
from socle.core.log.tiles import HEIGHT, Read
from socle.core.log.tree import EMPTY, TreeHead, inclusion_ranges, leaf_hash, node_hash, range_hash
from socle.core.log.verification import is_included

SIZE, STEP, PROOFS, BAR_MS = 1_000_000, 10_000, 400, 5.0


def entry(number: int) -> bytes:
    return bytes(Entry(EntryType.AWARD, sha256(b"%d" % number).digest()))


def files_in(folder: Path) -> Read:
    def read(path: str) -> bytes | None:
        file = folder / path
        return file.read_bytes() if file.exists() else None

    return read


def grow(folder: Path) -> tuple[TreeHead, float]:
    """The head of the log, and the seconds spent in `append`, writing not counted."""
    read, head, spent = files_in(folder), EMPTY, 0.0
    while head.size < SIZE:
        entries = [entry(number) for number in range(head.size, head.size + STEP)]
        start = perf_counter()
        done = append(read, head, entries)
        spent += perf_counter() - start
        for path, content in done.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        head = done.head
    return head, spent


def nodes_hashed(index: int) -> int:
    """How many nodes a proof has to hash: tiles hold one level in eight, the seven between are made again."""
    hashed = 0

    def node(level: int, _: int) -> bytes:
        nonlocal hashed
        hashed += 1 << level % HEIGHT
        return bytes(32)

    for part in inclusion_ranges(index, SIZE):
        range_hash(node, part)
        hashed -= 1
    return hashed


def one_hash() -> float:
    """Seconds for one node of the tree."""
    left, right = bytes(32), bytes(32)
    return min(repeat(lambda: node_hash(left, right), number=10_000, repeat=5)) / 10_000


def watch(read: Read, head: TreeHead) -> float:
    """The seconds that a monitor takes to read the whole log and make its tree again."""
    private = Ed25519PrivateKey.generate()
    key = VerifierKey("bench.example/log", ED25519, private.public_key().public_bytes_raw())
    checkpoint = str(sign_checkpoint(head, key, private.sign)).encode()
    start = perf_counter()
    report = watch_log(read, checkpoint, last=None, policy=Policy((key,)))
    if report.problems:
        raise SystemExit("\n".join(report.problems))
    return perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="socle-log-") as name:
        folder = Path(name)
        head, spent = grow(folder)
        read, chance = files_in(folder), random.Random(7)  # noqa: S311 — a reproducible workload
        times, needed, node = [], [], one_hash()
        for index in chance.sample(range(SIZE), PROOFS):
            start = perf_counter()
            proof = published_inclusion(read, index, SIZE)
            times.append(perf_counter() - start)
            needed.append(nodes_hashed(index) * node)
            if not is_included(leaf_hash(entry(index)), index, proof, head):
                raise SystemExit(f"the proof of leaf {index} is refused")
        watched = watch(read, head)
    print(f"entries appended/s: {SIZE / spent:,.0f}")
    print(f"  ratio to hashing {SIZE:,} leaves and as many nodes: {spent / (2 * SIZE * node):.1f}")
    middle, most = median(times) * 1e3, quantiles(times, n=20)[-1] * 1e3
    print(f"proof among {SIZE:,}: median {middle:.2f} ms, 95 in 100 under {most:.2f} ms (bar {BAR_MS})")
    print(f"  ratio to hashing the same nodes: {median(times) / median(needed):.1f}")
    print(f"monitor: {SIZE / watched:,.0f} entries/s, ratio to hashing: {watched / (2 * SIZE * node):.1f}")


if __name__ == "__main__":
    main()
