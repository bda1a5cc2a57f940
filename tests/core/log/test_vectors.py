"""The vectors that another implementation is written against: they are what our code makes and accepts."""

import json
from hashlib import sha256
from typing import Any

import pytest

from socle.core.errors import Refusal
from socle.core.log.note import Unproven, read_vkey
from socle.core.log.proof import Policy, read_proof, verify_proof
from socle.core.log.tree import TreeHead
from socle.core.log.verification import is_consistent
from tests.core.log.vectors import FOLDER, VECTORS, as_text


def vectors(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", VECTORS)
def test_the_vectors_are_still_those_of_the_code(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == as_text(VECTORS[name]())


def test_there_is_no_vector_that_nothing_checks() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(VECTORS)


def test_the_lines_of_the_vectors_follow_from_their_contents() -> None:
    for made in vectors("entries"):
        found = sha256(bytes.fromhex(made["salt"]) + made["content"].encode()).hexdigest()
        assert made["entry"] == f"{made['type']} {found}\n"
        assert made["leaf"] == sha256(b"\x00" + made["entry"].encode()).hexdigest()


def test_the_trees_of_the_vectors_grow_from_one_to_the_next() -> None:
    tree = vectors("tree")
    roots = {int(size): bytes.fromhex(root) for size, root in tree["roots"].items()}
    for growth in tree["consistency"]:
        old, new = (TreeHead(growth[name], roots[growth[name]]) for name in ("old", "size"))
        assert is_consistent(old, new, [bytes.fromhex(item) for item in growth["proof"]])


def test_a_verifier_answers_the_proofs_as_the_vectors_say() -> None:
    content = vectors("proofs")
    policy = Policy(
        tuple(map(read_vkey, content["policy"]["logs"])),
        tuple(map(read_vkey, content["policy"]["witnesses"])),
        content["policy"]["quorum"],
    )
    entry = content["entry"].encode()
    accepted = content["accepted"]
    registration = verify_proof(read_proof(accepted["proof"]), entry, policy)
    assert (registration.index, registration.time) == (accepted["index"], accepted["time"])
    for case in content["refused"]:
        with pytest.raises(Refusal) as refused:
            verify_proof(read_proof(case["proof"]), entry, policy)
        assert (case["why"], isinstance(refused.value, Unproven)) == (
            case["why"],
            case["result"] == "unknown",
        )
