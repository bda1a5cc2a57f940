"""1EdTech's examples: each one-fault badge is refused for its own fault, the sound ones are intact.

Their keys stand in their own addresses (https://…#z6Mk…), so that a signature can be checked and nobody
be recognised: the sound ones are « unknown », never « valid ».
"""

import json
from datetime import UTC, datetime

import pytest

from socle.core.credential.answers import Result, Verdict
from socle.core.credential.data_integrity import proof_options, sign_document
from socle.core.credential.ed25519 import public_key, sign_with
from socle.core.credential.multibase import ED25519_PREFIX, multikey
from socle.core.credential.trust import Trust, did_key_document, trust_in
from socle.core.credential.verify_badge import verify_badge
from tests.core.credential.cast import SEED
from tests.core.credential.issued import verified
from tests.core.credential.kept import contexts, oracle

EXAMPLES = "test-vectors/1edtech-ob30"
AT = datetime(2026, 11, 23, tzinfo=UTC)
NOT_CONFORMING = "Ce n’est pas un Open Badge conforme : "
WRONG = "La signature ne correspond pas : ce document a été modifié, ou n’est pas de cette clé."

# file → the question that is answered no, and the whole reason
FAULTS = {
    "simple-err-context": (
        "schema",
        "le premier contexte n’est pas https://www.w3.org/ns/credentials/v2 ; "
        "il manque la date de début (validFrom) ; il manque ce qui est reconnu (achievement).",
    ),
    "simple-err-credential-subject-achievement-result-description-type": (
        "schema",
        "le type de credentialSubject.achievement.resultDescription n’est pas ResultDescription.",
    ),
    "simple-err-credential-subject-identifier-type": (
        "schema",
        "le type de credentialSubject.identifier n’est pas IdentityObject.",
    ),
    "simple-err-credential-subject-profile-type": (
        "schema",
        "le type de credentialSubject.source n’est pas Profile.",
    ),
    "simple-err-credential-subject-result-type": (
        "schema",
        "le type de credentialSubject.result n’est pas Result.",
    ),
    "simple-err-credential-subject-type": (
        "schema",
        "le type de credentialSubject n’est pas AchievementSubject.",
    ),
    "simple-err-evidence-type": ("schema", "le type de evidence n’est pas Evidence."),
    "simple-err-expired": ("status", "Ce document n’est plus valable depuis le 1er janvier 2010."),
    "simple-err-issued": (
        "status",
        "Ce document n’est pas encore valable : il le sera le 1er janvier 2040.",
    ),
    "simple-err-issuer": (
        "schema",
        "il manque l’émetteur (issuer) ; il manque ce qui est reconnu (achievement).",
    ),
    "simple-err-issuer-otheridentifier-type": (
        "schema",
        "le type de issuer.otherIdentifier n’est pas IdentifierEntry.",
    ),
    "simple-err-issuer-parentorg-type": ("schema", "le type de issuer.parentOrg n’est pas Profile."),
    "simple-err-issuer-type": ("schema", "le type de issuer n’est pas Profile."),
    "simple-err-proof-method": ("intact", "La clé que cite la signature est illisible."),
    "simple-err-proof-method-no-scheme": (
        "schema",
        "la clé de la preuve n’est pas une adresse (verificationMethod).",
    ),
    "simple-err-proof-method-unknown-did-method": (
        "schema",
        "la clé de la preuve est un exemple (did:example:), non une clé.",
    ),
    "simple-err-proof-method-unknown-scheme": (
        "schema",
        "la clé de la preuve est d’un genre inconnu (xxx:).",
    ),
    "simple-err-proof-value": ("intact", WRONG),
    "simple-err-type": (
        "schema",
        "le type n’est pas celui d’un Open Badge (VerifiableCredential et OpenBadgeCredential) ; "
        "il manque ce qui est reconnu (achievement).",
    ),
}


def test_every_one_fault_example_is_in_the_table() -> None:
    assert {path.stem for path in oracle(EXAMPLES).glob("simple-err-*.json")} == set(FAULTS)


@pytest.mark.parametrize("name", FAULTS)
def test_a_one_fault_example_is_refused_for_its_own_fault(name: str) -> None:
    found = verify_badge(oracle(f"{EXAMPLES}/{name}.json").read_bytes(), Trust(), contexts(), at=AT)
    question, reason = FAULTS[name]
    expected = NOT_CONFORMING + reason if question == "schema" else reason
    assert (found.verdict, found[question].result, found[question].reason) == (
        Verdict.INVALID,
        Result.NO,
        expected,
    )


SOUND = (
    "simple",
    "simple-context-alias",
    "simple-context-version",
    "simple-did-key-method",
    "simple-did-web-method",
    "simple-multiple-proofs",
    "endorsement-valid",
)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_example_is_intact_and_its_issuer_unknown(name: str) -> None:
    found = verified(oracle(f"{EXAMPLES}/{name}.json").read_bytes(), Trust(), at=AT)
    assert [(check.name, check.result.value) for check in found.checks] == [
        ("issuer", "unknown"),
        ("intact", "yes"),
        ("status", "yes"),
        ("schema", "yes"),
    ]
    assert found.verdict is Verdict.UNKNOWN


def test_a_suite_out_of_use_is_no_answer() -> None:
    found = verified(oracle(f"{EXAMPLES}/simple_v1.json").read_bytes(), Trust(), at=AT)
    assert (found["intact"].result, found["intact"].reason) == (
        Result.UNKNOWN,
        "La signature est d’un genre que ce vérificateur ne connaît pas (Ed25519Signature2020).",
    )


def test_a_document_signed_by_nobody_is_refused() -> None:
    found = verified(oracle(f"{EXAMPLES}/simple-noproof.json").read_bytes(), Trust(), at=AT)
    assert (found.verdict, found["intact"].reason) == (Verdict.INVALID, "Ce document n’est pas signé.")


def test_the_badge_of_a_trusted_did_key_is_valid_without_log_nor_list() -> None:
    name = multikey(ED25519_PREFIX, public_key(SEED))
    did = f"did:key:{name}"
    document = json.loads(oracle(f"{EXAMPLES}/simple.json").read_text(encoding="utf-8"))
    del document["proof"]
    document["issuer"] = {"id": did, "type": ["Profile"], "name": "Une université"}
    options = proof_options(f"{did}#{name}", "2024-03-20T14:53:19Z")
    signed = sign_document(document, options, sign=sign_with(SEED), contexts=contexts())
    found = verified(json.dumps(signed).encode(), trust_in([did_key_document(did)]), at=AT)
    assert found.verdict is Verdict.VALID
    assert [(check.name, check.reason) for check in found.checks] == [
        ("issuer", f"La clé est celle que publie {did}."),
        ("intact", "Pas un mot n’a changé depuis la signature."),
        ("status", "Valable sans date de fin. Son émetteur ne tient pas de liste de retraits."),
        ("schema", "Conforme à Open Badges 3.0."),
    ]
