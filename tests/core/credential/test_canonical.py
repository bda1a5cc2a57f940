"""Canonical N-Quads: the W3C vectors, and every word without a meaning refused by its name."""

import hashlib
import json
from typing import Any

import pyoxigraph as ox
import pytest

from socle.core.credential.canonical import canonical_document
from socle.core.credential.contexts import CREDENTIALS_V2, OPEN_BADGES_V3
from socle.core.credential.uncovered import UnsignedWord
from socle.core.errors import Refusal
from tests.core.credential.kept import contexts, oracle


def w3c_tests() -> list[dict[str, Any]]:
    manifest = json.loads((oracle("test-vectors/rdf-canon") / "manifest.jsonld").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = manifest["entries"]
    return entries


def canonical(entry: dict[str, Any]) -> str:
    folder = oracle("test-vectors/rdf-canon")
    quads = ox.parse((folder / entry["action"]).read_bytes(), format=ox.RdfFormat.N_QUADS)
    dataset = ox.Dataset(quads)
    sha384 = entry.get("hashAlgorithm") == "SHA384"
    algorithm = ox.CanonicalizationAlgorithm
    dataset.canonicalize(algorithm.RDFC_1_0_SHA_384 if sha384 else algorithm.RDFC_1_0)
    text = ox.serialize(dataset, format=ox.RdfFormat.N_QUADS).decode()
    return "".join(sorted(f"{line}\n" for line in text.split("\n") if line))


def test_the_64_vectors_of_rdfc_hold_for_the_oracle() -> None:
    entries = [each for each in w3c_tests() if each["type"] == "rdfc:RDFC10EvalTest"]
    folder = oracle("test-vectors/rdf-canon")
    wrong = [
        each["id"]
        for each in entries
        if canonical(each) != (folder / each["result"]).read_text(encoding="utf-8")
    ]
    assert (len(entries), wrong) == (64, [])


def test_the_document_of_the_w3c_eddsa_vector_has_its_canonical_form() -> None:
    folder = oracle("test-vectors/w3c-vc-di-eddsa")
    examples = {
        "https://www.w3.org/ns/credentials/examples/v2": {
            "@vocab": "https://www.w3.org/ns/credentials/examples#"
        }
    }
    document = json.loads((folder / "unsigned.json").read_text(encoding="utf-8"))
    found = canonical_document(document, {**contexts(), **examples})
    expected = (folder / "eddsa-rdfc-2022" / "canonDocDataInt.txt").read_text(encoding="utf-8")
    assert found == expected
    sha256 = (folder / "eddsa-rdfc-2022" / "docHashDataInt.txt").read_text(encoding="utf-8").strip()
    assert hashlib.sha256(found.encode()).hexdigest() == sha256


def credential(**more: Any) -> dict[str, Any]:
    return {
        "@context": [CREDENTIALS_V2],
        "id": "urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40",
        "type": ["VerifiableCredential"],
        "issuer": {"id": "did:web:example.fr", "name": "Organisme"},
        "credentialSubject": {"id": "urn:example:alice"},
        **more,
    }


UNSIGNED = (
    ({"mention": "très bien"}, ("mention",)),
    ({"issuer": {"id": "did:web:example.fr", "rang": {"premier": "oui"}}}, ("premier", "rang")),
    ({"type": ["VerifiableCredential", "Diplome"]}, ("Diplome",)),
    ({"credentialSubject": {"id": "alice"}}, ("alice",)),
    ({"credentialSubject": {"id": "", "name": "Alice"}}, ("(adresse vide)",)),
    ({"validUntil": None}, ("validUntil (vide)",)),
    ({"evidence": []}, ("evidence (vide)",)),
    ({"name": {"@value": "a", "@index": "b"}}, ("name.@index",)),
    ({"@included": [{"id": "urn:a"}]}, ("@included",)),
    ({"https://schema.org/name": "Badge"}, ("https://schema.org/name",)),
    ({"type": ["VerifiableCredential", "@json"]}, ("type[1]",)),
    ({"evidence": "@none"}, ("evidence",)),
    ({"issuer": {"id": "_:a"}}, ("issuer.id",)),
)


@pytest.mark.parametrize(("more", "words"), UNSIGNED)
def test_what_a_signature_would_not_cover_is_refused_by_its_name(
    more: dict[str, Any], words: tuple[str, ...]
) -> None:
    with pytest.raises(UnsignedWord) as refusal:
        canonical_document(credential(**more), contexts())
    assert refusal.value.words == words


def test_the_same_document_without_the_word_is_covered_whole() -> None:
    assert canonical_document(credential(name="Badge"), contexts()) == (
        '<did:web:example.fr> <https://schema.org/name> "Organisme" .\n'
        "<urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40> "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://www.w3.org/2018/credentials#VerifiableCredential> .\n"
        '<urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40> <https://schema.org/name> "Badge" .\n'
        "<urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40> "
        "<https://www.w3.org/2018/credentials#credentialSubject> <urn:example:alice> .\n"
        "<urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40> "
        "<https://www.w3.org/2018/credentials#issuer> <did:web:example.fr> .\n"
    )


def test_a_name_that_looks_like_a_keyword_is_a_name() -> None:
    assert '<https://schema.org/name> "@alice" .' in canonical_document(credential(name="@alice"), contexts())


def test_a_document_made_to_take_years_is_refused_at_once() -> None:
    def tree(depth: int) -> dict[str, Any]:
        inner = {"audience": [tree(depth - 1) for _ in range(9)]} if depth else {}
        return {"type": ["Evidence"], **inner}

    knot = credential(evidence=[tree(2) for _ in range(9)])
    knot["@context"].append(OPEN_BADGES_V3)
    with pytest.raises(Refusal, match="Ce document est trop enchevêtré pour être vérifié"):
        canonical_document(knot, contexts())


def test_a_document_that_is_no_json_ld_is_refused() -> None:
    with pytest.raises(Refusal, match="Ce document n’est pas du JSON-LD lisible"):
        canonical_document(credential(issuer={"id": 5}), contexts())
