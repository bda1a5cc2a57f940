"""The contexts shipped are the published ones, and no other bytes are read in their place."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from socle.core.credential.contexts import OPEN_BADGES_V3, UnknownContext, inline, load_contexts
from socle.core.errors import UnreadableInput
from tests.core.credential.kept import REPOSITORY, contexts, oracle

# address, file of the oracle
PUBLISHED = (
    ("https://www.w3.org/2018/credentials/v1", "2018-credentials-v1.jsonld"),
    ("https://www.w3.org/ns/credentials/v2", "credentials-v2.jsonld"),
    ("https://w3id.org/security/data-integrity/v1", "data-integrity-v1.jsonld"),
    ("https://w3id.org/security/suites/ed25519-2020/v1", "security-suites-ed25519-2020-v1.jsonld"),
    ("https://www.w3.org/ns/credentials/status/v1", "bitstring-status-list-v1.jsonld"),
    ("https://www.w3.org/ns/did/v1", "did-v1.jsonld"),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ob-v3p0-3.0.3.json"),
    ("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "ob-v3p0-extensions.json"),
)


@pytest.mark.parametrize(("url", "file"), PUBLISHED)
def test_a_shipped_context_says_what_its_publisher_says(url: str, file: str) -> None:
    published = json.loads(oracle(f"contexts/{file}").read_text(encoding="utf-8"))
    assert contexts()[url] == published["@context"]


def test_the_open_badges_context_is_the_copy_of_the_specification() -> None:
    content = (REPOSITORY / "data" / "contexts" / "ob-v3p0-3.0.3.json").read_bytes()
    sha256 = "ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761"
    assert hashlib.sha256(content).hexdigest() == sha256
    assert [
        word for word in ("jti", "endorsementJwt") if word in json.dumps(contexts()[OPEN_BADGES_V3])
    ] == []


def test_a_changed_context_and_a_missing_one_are_refused_together(tmp_path: Path) -> None:
    folder = tmp_path / "contexts"
    shutil.copytree(REPOSITORY / "data" / "contexts", folder)
    changed = folder / "did-v1.jsonld"
    changed.write_bytes(changed.read_bytes() + b"\n")
    (folder / "multikey-v1.jsonld").unlink()
    with pytest.raises(UnreadableInput) as refusal:
        load_contexts(folder)
    assert refusal.value.problems == (
        "contexts/multikey-v1.jsonld manque ou n’a pas l’empreinte attendue",
        "contexts/did-v1.jsonld manque ou n’a pas l’empreinte attendue",
    )


def test_contexts_are_inlined_at_every_depth() -> None:
    known = {"https://example.org/a": {"name": "https://schema.org/name"}}
    document = {"@context": "https://example.org/a", "proof": [{"@context": ["https://example.org/a"]}]}
    meaning = {"name": "https://schema.org/name"}
    assert inline(document, known) == {"@context": [meaning], "proof": [{"@context": [meaning]}]}


@pytest.mark.parametrize(
    ("said", "named"),
    [("https://example.org/b", "https://example.org/b"), ({"a": "urn:b"}, "écrit dans le document")],
)
def test_words_of_unknown_meaning_are_refused(said: object, named: str) -> None:
    with pytest.raises(UnknownContext) as refusal:
        inline({"@context": [said]}, contexts())
    assert str(refusal.value) == (
        f"Le contexte « {named} » n’est pas connu de ce vérificateur. "
        "Vérifiez ce document avec l’outil de son émetteur."
    )
