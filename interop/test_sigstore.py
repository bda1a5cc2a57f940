"""Sigstore's verifier of transparency logs reads our checkpoints and our proofs; it knows no witnesses."""

import base64
from pathlib import Path
from typing import Any

import pytest

from interop.judge import ask
from interop.material import BADGES, log_key, log_vectors, read
from socle.core.log.note import VerifierKey, read_vkey

BOTH = {"signed": True, "included": True}


def case(proof: str, entry: str, key: VerifierKey) -> dict[str, Any]:
    """What Sigstore wants of a proof that travels: the note, the key, the place, the hashes, the entry."""
    top, _, note = proof.partition("\n\n")
    index, *hashes = [line for line in top.split("\n")[1:] if not line.startswith("extra ")]
    x = base64.urlsafe_b64encode(key.public).rstrip(b"=").decode()
    return {
        "note": note,
        "key": {"name": key.name, "id": key.key_id.hex(), "x": x},
        "index": int(index.removeprefix("index ")),
        "hashes": hashes,
        "entry": entry,
    }


def kept(sample: Path, name: str) -> dict[str, Any]:
    told = read(sample / "log" / "proofs" / name.replace(".ob.json", ".json"))
    return case(told["proof"], told["entry"], log_key(sample))


def judged(*cases: dict[str, Any]) -> Any:
    return ask("sigstore", {"cases": cases})


def test_every_line_of_the_sample_is_signed_and_included(sample: Path) -> None:
    assert judged(*(kept(sample, name) for name in BADGES)) == [BOTH] * len(BADGES)


@pytest.mark.parametrize("changed", ["entry", "index", "hashes"])
def test_another_line_another_place_or_another_hash_is_not_included(sample: Path, changed: str) -> None:
    genuine = kept(sample, BADGES[0])
    others = {
        "entry": genuine["entry"].replace("award", "key"),
        "index": genuine["index"] + 1,
        "hashes": [base64.b64encode(bytes(32)).decode(), *genuine["hashes"][1:]],
    }
    assert judged(genuine | {changed: others[changed]}) == [{"signed": True, "included": False}]


def test_another_size_or_another_key_is_not_signed(sample: Path) -> None:
    genuine = kept(sample, BADGES[0])
    origin, size, rest = genuine["note"].split("\n", 2)
    grown = genuine | {"note": f"{origin}\n{int(size) + 1}\n{rest}"}
    stranger = read_vkey(log_vectors("signatures")["keys"]["forger"]["vkey"])
    x = base64.urlsafe_b64encode(stranger.public).rstrip(b"=").decode()
    forged = genuine | {"key": genuine["key"] | {"x": x}}
    assert [each["signed"] for each in judged(grown, forged)] == [False, False]


def test_the_proofs_of_the_vectors_are_answered_as_far_as_it_looks() -> None:
    told = log_vectors("proofs")
    key = read_vkey(told["policy"]["logs"][0])
    whys = ["accepted", *(each["why"] for each in told["refused"])]
    cases = [case(each["proof"], told["entry"], key) for each in (told["accepted"], *told["refused"])]
    passed = {why for why, each in zip(whys, judged(*cases), strict=True) if each == BOTH}
    assert passed == {"accepted", "a witness's time was changed", "no witness", "one witness twice"}
