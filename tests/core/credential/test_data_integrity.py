"""Proofs of eddsa-rdfc-2022: the W3C vector byte for byte, and what no proof may cover."""

import json
from typing import Any

import pytest

from socle.core.credential.contexts import Contexts, UnknownContext
from socle.core.credential.data_integrity import (
    hash_data,
    is_document_signed,
    proof_options,
    sign_document,
)
from socle.core.credential.ed25519 import is_signed, public_key, sign_with
from socle.core.credential.multibase import from_multibase, from_multikey
from socle.core.credential.open_badge import open_badge
from socle.core.errors import Refusal
from tests.core.credential.cast import CREATED, ELSEWHERE, KEY_ID, PUBLICATION, SEED
from tests.core.credential.kept import clea, contexts, oracle

VECTOR = "test-vectors/w3c-vc-di-eddsa"


def vector_contexts() -> Contexts:
    words = {"@vocab": "https://www.w3.org/ns/credentials/examples#"}
    return {**contexts(), "https://www.w3.org/ns/credentials/examples/v2": words}


def read(name: str) -> Any:
    return json.loads((oracle(VECTOR) / name).read_text(encoding="utf-8"))


def test_the_w3c_vector_is_signed_byte_for_byte() -> None:
    keys, signed = read("keyPair.json"), read("eddsa-rdfc-2022/signedDataInt.json")
    options = {name: value for name, value in signed["proof"].items() if name != "proofValue"}
    seed = from_multibase(keys["privateKeyMultibase"])[2:]
    combined = (oracle(VECTOR) / "eddsa-rdfc-2022" / "combinedHashDataInt.txt").read_text().strip()
    unsigned = read("unsigned.json")
    assert hash_data(unsigned, options, vector_contexts()).hex() == combined
    assert sign_document(unsigned, options, sign=sign_with(seed), contexts=vector_contexts()) == signed
    assert public_key(seed) == from_multikey(keys["publicKeyMultibase"])[1]


def test_the_w3c_vector_is_verified_and_refused_once_changed() -> None:
    signed = read("eddsa-rdfc-2022/signedDataInt.json")
    key = from_multikey(read("keyPair.json")["publicKeyMultibase"])[1]

    def verified(document: dict[str, Any], proof: dict[str, Any]) -> bool:
        return is_document_signed(document, proof, key=key, contexts=vector_contexts())

    proof = signed["proof"]
    assert verified(signed, proof)
    assert not verified(signed | {"name": "Diplôme"}, proof)
    assert not verified(signed, proof | {"created": "2023-02-24T23:36:39Z"})
    assert not verified(signed, proof | {"proofValue": "z" + proof["proofValue"][2:]})


def test_a_signature_of_another_length_is_no_signature() -> None:
    assert not is_signed(b"a", b"", public_key(SEED))
    assert not is_signed(b"a", bytes(64), b"")


def test_the_context_of_a_proof_starts_that_of_the_document() -> None:
    document = open_badge(ELSEWHERE, clea(), PUBLICATION)
    first = document["@context"][:1]
    options = {"@context": document["@context"], **proof_options(KEY_ID, CREATED)}
    signed = sign_document(document, options, sign=sign_with(SEED), contexts=contexts())
    key = public_key(SEED)
    assert is_document_signed(signed, signed["proof"], key=key, contexts=contexts())
    changed = signed | {"@context": first}
    with pytest.raises(Refusal, match="La preuve et le document n’ont pas le même contexte"):
        is_document_signed(changed, signed["proof"], key=key, contexts=contexts())


def test_words_of_unknown_meaning_are_not_signed() -> None:
    document = open_badge(ELSEWHERE, clea(), PUBLICATION) | {"@context": ["https://example.org/v9"]}
    with pytest.raises(UnknownContext):
        sign_document(document, proof_options(KEY_ID, CREATED), sign=sign_with(SEED), contexts=contexts())
