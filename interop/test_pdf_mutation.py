"""No byte of a sealed PDF can change: neither what the seal covers, nor the seal."""

from collections.abc import Callable
from pathlib import Path

from interop.material import PAPERS, seal_certificates
from interop.mutation import accepted_and_counts, flips
from socle.documents.sealed import SealState, read_sealed

STEP = 7


def test_no_flipped_bit_leaves_the_seal_ours_and_intact(sample: Path, tell: Callable[[str], None]) -> None:
    pdf, trusted = (sample / PAPERS[0]).read_bytes(), list(seal_certificates(sample))
    assert read_sealed(pdf, trusted=trusted).state is SealState.INTACT
    accepted, counts = accepted_and_counts(pdf, trusted, STEP)
    tell(f"PDF scellé : {counts.total()} octets changés, {len(accepted)} acceptés ({dict(counts)})")
    assert accepted == []
    assert counts.total() == sum(1 for _ in flips(pdf, STEP)) > len(pdf) // STEP
