"""The log and its vectors, judged by a second implementation written from docs/formats/log.md alone."""

import base64
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from interop.judge import ask
from interop.material import BADGES, badges, log_key, log_vectors, read

OWN = 73


def first_hash_changed(proof: list[str]) -> list[str]:
    return [("0" if proof[0][0] != "0" else "1") + proof[0][1:], *proof[1:]]


@cache
def entries() -> list[str]:
    """The entries of the log of the vectors, as the last paragraph of docs/formats/log.md says them."""
    own = next(each["entry"] for each in log_vectors("entries") if each["type"] == "award")
    made = [f"award {sha256(b'%d' % number).hexdigest()}\n" for number in range(700)]
    return [*made[:OWN], own, *made[OWN + 1 :]]


def second(**question: Any) -> Any:
    return ask("log", {"entries": entries()} | question)


def test_the_lines_and_leaves_of_the_vectors() -> None:
    made = log_vectors("entries")
    told = second(lines=[{name: each[name] for name in ("type", "content", "salt")} for each in made])
    assert told["lines"] == [{"entry": each["entry"], "leaf": each["leaf"]} for each in made]


def test_the_roots_of_the_vectors() -> None:
    roots = log_vectors("tree")["roots"]
    assert second(sizes=[int(size) for size in roots])["roots"] == list(roots.values())


def test_the_inclusion_proofs_of_the_vectors_and_none_with_another_hash() -> None:
    tree = log_vectors("tree")
    asked = [each | {"root": tree["roots"][str(each["size"])]} for each in tree["inclusion"]]
    spoilt = [each | {"proof": first_hash_changed(each["proof"])} for each in asked if each["proof"]]
    shorter = [each | {"proof": each["proof"][1:]} for each in asked if each["proof"]]
    told = second(inclusion=[*asked, *spoilt, *shorter])["inclusion"]
    assert told == [True] * len(asked) + [False] * (len(spoilt) + len(shorter))


def test_the_consistency_proofs_of_the_vectors_and_none_with_another_hash() -> None:
    tree = log_vectors("tree")
    roots = tree["roots"]
    asked = [
        each | {"oldRoot": roots[str(each["old"])], "root": roots[str(each["size"])]}
        for each in tree["consistency"]
    ]
    spoilt = [each | {"proof": first_hash_changed(each["proof"])} for each in asked if each["proof"]]
    told = second(consistency=[*asked, *spoilt])["consistency"]
    assert told == [True] * len(asked) + [False] * len(spoilt)


def test_the_files_of_the_vectors() -> None:
    few, many = second(tiles=[3, 700])["files"]
    assert {path: content for path, content, _ in few} == log_vectors("tiles")["3"]
    assert {path: fingerprint for path, _, fingerprint in many} == log_vectors("tiles")["700"]


def test_the_keys_notes_and_cosignatures_of_the_vectors() -> None:
    told = log_vectors("signatures")
    keys = list(told["keys"].values())
    times = [None, *(each["time"] for each in told["cosignatures"])]
    log, first, other = (told["keys"][name]["vkey"] for name in ("log", "first witness", "second witness"))
    asked = [{"note": told[name], "keys": [log, first, other]} for name in ("checkpoint", "cosigned")]
    found = second(keys=keys, notes=asked)
    assert found["keys"] == [True] * len(keys)
    names = [key.split("+")[0] for key in (log, first, other)]
    signed = [[name, True, time] for name, time in zip(names, times, strict=True)]
    head = {"origin": names[0], "size": 700, "root": log_vectors("tree")["roots"]["700"]}
    assert found["notes"] == [head | {"signatures": signed[:1]}, head | {"signatures": signed}]


def test_the_submission_of_the_vectors_proves_that_the_log_only_grew() -> None:
    told = log_vectors("signatures")
    top, _, checkpoint = told["submission"].partition("\n\n")
    old, *hashes = top.split("\n")
    roots = log_vectors("tree")["roots"]
    asked = {
        "old": 300,
        "oldRoot": roots["300"],
        "size": 700,
        "root": roots["700"],
        "proof": [base64.b64decode(each).hex() for each in hashes],
    }
    assert (old, checkpoint) == ("old 300", told["checkpoint"])
    assert second(consistency=[asked])["consistency"] == [True]


def test_the_proofs_of_the_vectors_are_answered_as_they_say() -> None:
    told = log_vectors("proofs")
    accepted, refused = told["accepted"], told["refused"]
    asked = [
        {"proof": each["proof"], "entry": told["entry"], "policy": told["policy"]}
        for each in (accepted, *refused)
    ]
    first, *others = second(proofs=asked)["proofs"]
    assert first == {"answer": "yes", **{name: accepted[name] for name in ("time", "index", "size")}}
    assert [each["answer"] for each in others] == [each["result"] for each in refused]


def policy(sample: Path) -> dict[str, Any]:
    witnesses = (sample / "log" / "witnesses").read_text(encoding="utf-8").split()
    return {"logs": [str(log_key(sample))], "witnesses": witnesses, "quorum": len(witnesses)}


@pytest.fixture(scope="module")
def rebuilt(sample: Path) -> dict[str, Any]:
    """What a second reader makes of each badge: its record, its line of the log, its proof."""
    return dict(zip(BADGES, ask("record", {"badges": badges(sample)}), strict=True))


@pytest.mark.parametrize("name", BADGES)
def test_a_second_reader_finds_the_line_of_each_badge(rebuilt: Any, sample: Path, name: str) -> None:
    kept = read(sample / "log" / "proofs" / name.replace(".ob.json", ".json"))
    assert (rebuilt[name]["entry"], rebuilt[name]["proof"]) == (kept["entry"], kept["proof"])


def test_a_second_reader_finds_each_badge_in_the_log_and_none_that_was_changed(
    rebuilt: Any, sample: Path
) -> None:
    trusted = policy(sample)
    asked = [{"proof": each["proof"], "entry": each["entry"], "policy": trusted} for each in rebuilt.values()]
    others = [each | {"entry": each["entry"].replace("award", "revocation")} for each in asked]
    nobody = [each | {"policy": trusted | {"quorum": 3}} for each in asked]
    told = ask("log", {"proofs": [*asked, *others, *nobody]})["proofs"]
    size = len(asked)
    assert [each["answer"] for each in told] == ["yes"] * size + ["no"] * size + ["unknown"] * size


def published_entries(sample: Path) -> list[str]:
    """The lines of the bundle that the sample publishes, each after its length in two bytes."""
    (bundle,) = (path for path in (sample / "log" / "tile" / "entries").rglob("*") if path.is_file())
    content, found = bundle.read_bytes(), []
    while content:
        length = int.from_bytes(content[:2])
        found.append(content[2 : 2 + length].decode())
        content = content[2 + length :]
    return found


def test_the_files_of_the_sample_are_those_that_a_second_implementation_makes(sample: Path) -> None:
    lines = published_entries(sample)
    told = ask("log", {"entries": lines, "sizes": [len(lines)], "tiles": [len(lines)]})
    made = {path: content for path, content, _ in told["files"][0]}
    tiles = [path for path in (sample / "log" / "tile").rglob("*") if path.is_file()]
    assert made == {str(path.relative_to(sample / "log")): path.read_bytes().hex() for path in tiles}
    checkpoint = (sample / "log" / "checkpoint").read_text(encoding="utf-8").split("\n")
    assert [checkpoint[1], base64.b64decode(checkpoint[2]).hex()] == [str(len(lines)), *told["roots"]]
