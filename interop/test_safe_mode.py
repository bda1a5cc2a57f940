"""What Digital Bazaar's safe mode refuses to sign, we refuse: no word of a badge escapes the signature."""

import copy
from collections.abc import Mapping
from typing import Any

import pytest

from interop.judge import ask
from interop.material import context_documents, contexts
from interop.theirs import their_badge
from socle.core.credential.canonical import canonical_document
from socle.core.errors import Refusal

# Where a word is put in a badge, which word, and with what value.
MEANINGLESS: Mapping[str, tuple[tuple[Any, ...], str, Any]] = {
    "a word that no context knows": ((), "mention", "très bien"),
    "the same, deep inside": (("credentialSubject", "achievement"), "grade", "A"),
    "a word with a capital": (("issuer",), "Name", "École"),
    "a type that no context knows": ((), "type", ["VerifiableCredential", "CleaCredential"]),
    "a type deep inside": (("credentialSubject", "achievement"), "type", ["Achievement", "Diploma"]),
    "a relative address": ((), "id", "certificat-1"),
    "a relative address of the issuer": (("issuer",), "id", "ecole"),
    "a relative address of the subject": (("credentialSubject",), "id", "#alice"),
    "what looks like a keyword": ((), "@mention", "très bien"),
    "an address that looks like a keyword": ((), "id", "@mention"),
    "a word of the first version": ((), "issuanceDate", "2026-11-01T00:00:00Z"),
}


def with_word(place: tuple[Any, ...], word: str, value: Any) -> dict[str, Any]:
    badge = copy.deepcopy(their_badge("Alice Évrard"))
    inside: Any = badge
    for step in place:
        inside = inside[step]
    inside[word] = value
    return badge


@pytest.fixture(scope="module")
def theirs() -> dict[str, bool]:
    """Whether the judge refuses each."""
    cases = [their_badge("Alice Évrard"), *(with_word(*each) for each in MEANINGLESS.values())]
    told = ask("canonical", {"documents": context_documents(), "cases": cases})
    return dict(zip(("nothing", *MEANINGLESS), (each is None for each in told), strict=True))


def test_both_accept_the_badge_as_it_is(theirs: dict[str, bool]) -> None:
    assert theirs["nothing"] is False
    assert canonical_document(their_badge("Alice Évrard"), contexts())


@pytest.mark.parametrize("case", MEANINGLESS)
def test_both_refuse(theirs: dict[str, bool], case: str) -> None:
    with pytest.raises(Refusal):
        canonical_document(with_word(*MEANINGLESS[case]), contexts())
    assert theirs[case] is True
