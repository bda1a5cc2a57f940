"""The verification of badges: each question answered yes, no or could not check, with its reason."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from socle.core.credential.answers import Check, Result, Verdict
from socle.core.credential.award import Award
from socle.core.credential.data_integrity import proof_options, sign_document
from socle.core.credential.did import did_document, key_id
from socle.core.credential.trust import Trust, trust_in
from socle.core.errors import UnreadableInput
from tests.core.credential.cast import AWARDS, CERTIFICATE, CREATED, ELSEWHERE, HOST, STATEMENT
from tests.core.credential.issued import (
    AT,
    BADGE,
    KEYS,
    LOG,
    PLACE,
    SEEN,
    STATUS,
    badge,
    key,
    log_proof,
    sign,
    trust,
    verified,
    withdrawn,
)
from tests.core.credential.kept import contexts

ISSUER_YES = Check("issuer", Result.YES, "La clé est celle que publie certificats.example.fr.")
INTACT_YES = Check("intact", Result.YES, "Pas un mot n’a changé depuis la signature.")
STATUS_YES = Check(
    "status", Result.YES, "Valable sans date de fin. Non retiré, d’après la liste du 10 novembre 2026."
)
LOG_YES = Check("log", Result.YES, "Inscrit au journal public le 4 novembre 2026.")
SCHEMA_YES = Check("schema", Result.YES, "Conforme à Open Badges 3.0.")


def test_a_certificate_answers_yes_to_every_question() -> None:
    found = verified(badge(CERTIFICATE))
    assert found.checks == (ISSUER_YES, INTACT_YES, STATUS_YES, LOG_YES, SCHEMA_YES)
    assert found.verdict is Verdict.VALID
    assert found.badge is not None
    assert found.badge.award == CERTIFICATE


@pytest.mark.parametrize("award", AWARDS, ids=lambda award: award.kind)
def test_each_kind_of_award_is_valid(award: Award) -> None:
    assert verified(badge(award)).verdict is Verdict.VALID


def test_spaces_between_words_change_nothing() -> None:
    spaced = json.dumps(json.loads(badge(ELSEWHERE)), indent=4).encode()
    assert verified(spaced).verdict is Verdict.VALID


def changed(award: Award, change: Callable[[dict[str, Any]], Any]) -> bytes:
    """The issued badge with a change made after its signature."""
    document = copy.deepcopy(json.loads(badge(award)))
    change(document)
    return json.dumps(document).encode()


def signed_again(award: Award, change: Callable[[dict[str, Any]], Any]) -> bytes:
    """The badge with a change, signed by the issuer's own key: an insider's forgery."""
    document = copy.deepcopy(json.loads(badge(award)))
    del document["proof"]
    change(document)
    options = proof_options(key_id(HOST, BADGE), CREATED)
    return json.dumps(sign_document(document, options, sign=sign(11), contexts=contexts())).encode()


WRONG = "La signature ne correspond pas : ce document a été modifié, ou n’est pas de cette clé."


def test_another_name_is_seen() -> None:
    content = changed(
        ELSEWHERE,
        lambda each: each["credentialSubject"]["identifier"][0].update(identityHash="Charlie"),
    )
    found = verified(content)
    assert (found.verdict, found["intact"]) == (Verdict.INVALID, Check("intact", Result.NO, WRONG))
    assert found["log"] == Check(
        "log",
        Result.NO,
        "La preuve d’inscription au journal est fausse. Cette inscription n’est pas dans le journal. "
        "Demandez au certificateur un document à jour.",
    )


def test_a_word_that_the_signature_cannot_cover_is_seen() -> None:
    found = verified(changed(ELSEWHERE, lambda each: each.update(mention="très bien")))
    assert found["intact"] == Check(
        "intact",
        Result.NO,
        "La signature ne peut pas couvrir : mention. Retirez ces champs ou donnez-leur un contexte connu.",
    )


def test_a_date_hidden_as_an_address_is_seen() -> None:
    def hide(document: dict[str, Any]) -> None:
        value = {"@value": document.pop("validUntil"), "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}
        document["https://www.w3.org/2018/credentials#validUntil"] = value

    found = verified(changed(STATEMENT, hide))
    assert found.verdict is Verdict.INVALID
    assert found["intact"].reason.startswith("La signature ne peut pas couvrir : https://www.w3.org/2018/")


def test_an_issuer_that_forges_without_the_log_is_seen() -> None:
    found = verified(signed_again(ELSEWHERE, lambda each: each.update(awardedDate="2026-11-01T00:00:00Z")))
    assert [check.result for check in found.checks] == ["yes", "yes", "yes", "no", "yes"]
    assert found["log"].reason.startswith("La preuve d’inscription au journal est fausse.")


def test_a_badge_of_ours_in_another_form_is_refused() -> None:
    found = verified(signed_again(ELSEWHERE, lambda each: each.update(description="Un texte de plus")))
    assert found["schema"] == Check(
        "schema",
        Result.NO,
        "Ce document n’a pas la forme que lui donne son émetteur : "
        "ce badge n’a pas la forme attendue (description).",
    )
    assert found["log"] == Check(
        "log", Result.NO, "Ce document ne permet pas de retrouver son inscription au journal."
    )


def test_an_issuer_that_is_not_known_is_neither_refused_nor_accepted() -> None:
    found = verified(badge(CERTIFICATE), Trust())
    assert found.verdict is Verdict.UNKNOWN
    assert found.checks == (
        Check(
            "issuer",
            Result.UNKNOWN,
            "L’émetteur « did:web:certificats.example.fr » ne figure pas parmi ceux que ce vérificateur "
            "connaît. Son nom écrit dans le document ne prouve pas qui il est.",
        ),
        Check(
            "intact",
            Result.UNKNOWN,
            "La clé de la signature n’est pas connue (did:web:certificats.example.fr#badge-2026) : "
            "rien ne peut être vérifié.",
        ),
        Check(
            "status",
            Result.UNKNOWN,
            "La liste de retraits n’est pas à disposition (https://certificats.example.fr/status/3).",
        ),
        Check("log", Result.UNKNOWN, "Le journal de cet émetteur n’est pas connu de ce vérificateur."),
        SCHEMA_YES,
    )


def test_a_key_that_the_issuer_does_not_publish_is_refused() -> None:
    other = key("badge", 2027, 21)
    found = verified(badge(CERTIFICATE, badge_key=other, seed=21))
    assert found["issuer"] == Check(
        "issuer",
        Result.NO,
        "certificats.example.fr ne publie pas la clé de cette signature "
        "(did:web:certificats.example.fr#badge-2027).",
    )


@pytest.mark.parametrize(("used", "seed"), [(STATUS, 12), (LOG, 13)])
def test_a_key_kept_for_another_use_is_refused(used: Any, seed: int) -> None:
    found = verified(badge(CERTIFICATE, badge_key=used, seed=seed))
    assert found["issuer"] == Check(
        "issuer",
        Result.NO,
        "certificats.example.fr ne destine pas cette clé à cet usage "
        f"(did:web:certificats.example.fr#{used.name}).",
    )


def test_a_withdrawn_certificate_is_refused() -> None:
    found = verified(badge(CERTIFICATE), trust(withdrawn(PLACE)))
    assert (found.verdict, found["status"]) == (
        Verdict.INVALID,
        Check("status", Result.NO, "Ce document a été retiré par son émetteur (liste du 10 novembre 2026)."),
    )


def test_the_neighbours_of_a_withdrawn_certificate_are_valid() -> None:
    assert verified(badge(CERTIFICATE), trust(withdrawn(PLACE - 1, PLACE + 1))).verdict is Verdict.VALID


def test_a_replaced_certificate_is_valid_and_says_that_a_newer_one_exists() -> None:
    found = verified(badge(CERTIFICATE), trust(withdrawn(), withdrawn(PLACE, purpose="refresh")))
    assert found["status"] == Check(
        "status",
        Result.YES,
        "Valable sans date de fin. Non retiré, d’après la liste du 10 novembre 2026. "
        "Une version plus récente de ce document existe : demandez-la à son titulaire.",
    )


def forged_list() -> dict[str, Any]:
    forged = withdrawn(PLACE)
    forged["credentialSubject"]["encodedList"] = withdrawn()["credentialSubject"]["encodedList"]
    return forged


UNRELIABLE = (
    (withdrawn(issuer="did:web:example.org"), "La liste de retraits n’est pas de l’émetteur du document."),
    (forged_list(), f"La liste de retraits n’est pas fiable. {WRONG}"),
    (
        withdrawn(validUntil="2026-11-10T07:00:00Z"),
        "La liste de retraits du 10 novembre 2026 est périmée : prenez la dernière.",
    ),
    (
        withdrawn(purpose="refresh"),
        "La liste de retraits n’est pas à disposition (https://certificats.example.fr/status/3).",
    ),
    (
        withdrawn(credentialSubject={"id": "urn:a:b", "type": "BitstringStatusList"}),
        "La liste de retraits n’a pas la forme attendue.",
    ),
    (
        withdrawn(
            credentialSubject={
                "id": "urn:a",
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": "uAAAA",
            }
        ),
        "La liste de retraits est illisible : la liste n’est pas du gzip.",
    ),
)


@pytest.mark.parametrize(("listing", "reason"), UNRELIABLE, ids=lambda each: str(each)[:20])
def test_a_list_that_cannot_be_relied_upon_is_no_answer(listing: dict[str, Any], reason: str) -> None:
    found = verified(badge(CERTIFICATE), trust(listing))
    assert (found.verdict, found["status"]) == (Verdict.UNKNOWN, Check("status", Result.UNKNOWN, reason))


def test_a_statement_ends() -> None:
    trusted = trust(withdrawn(validUntil="2040-01-01T00:00:00Z"))
    last = datetime(2031, 10, 1, 23, 59, 59, tzinfo=UTC)
    assert verified(badge(STATEMENT), trusted, at=last)["status"] == Check(
        "status",
        Result.YES,
        "Valable jusqu’au 1er octobre 2031. Non retiré, d’après la liste du 10 novembre 2026.",
    )
    after = datetime(2031, 10, 2, tzinfo=UTC)
    assert verified(badge(STATEMENT), trusted, at=after)["status"] == Check(
        "status", Result.NO, "Ce document n’est plus valable depuis le 1er octobre 2031."
    )


def test_ten_years_later_with_other_keys_a_certificate_is_still_valid() -> None:
    retired = replace(BADGE, retired="2027-01-02")
    keys = (retired, STATUS, LOG, key("badge", 2036, 31), key("log", 2036, 33))
    trusted = trust(withdrawn(validUntil="2036-12-01T00:00:00Z"), keys=keys)
    found = verified(badge(CERTIFICATE), trusted, at=datetime(2036, 11, 10, tzinfo=UTC))
    assert found.checks == (ISSUER_YES, INTACT_YES, STATUS_YES, LOG_YES, SCHEMA_YES)


def test_a_key_revoked_after_the_registration_still_speaks_for_it() -> None:
    keys = (replace(BADGE, revoked="2026-11-08"), STATUS, LOG)
    found = verified(badge(CERTIFICATE), trust(keys=keys))
    assert (found.verdict, found["issuer"]) == (
        Verdict.VALID,
        Check(
            "issuer",
            Result.YES,
            "La clé est celle que publie certificats.example.fr. "
            "Révoquée depuis le 8 novembre 2026, elle valait à l’inscription au journal.",
        ),
    )


def test_a_key_revoked_before_the_registration_is_refused() -> None:
    keys = (replace(BADGE, revoked="2026-11-04"), STATUS, LOG)
    found = verified(badge(CERTIFICATE), trust(keys=keys))
    assert (found.verdict, found["issuer"]) == (
        Verdict.INVALID,
        Check(
            "issuer",
            Result.NO,
            "Cette clé a été révoquée le 4 novembre 2026 : rien ne montre que ce document est d’avant.",
        ),
    )


def test_a_late_registration_is_said() -> None:
    late = SEEN + 100 * 86_400
    trusted = trust(withdrawn(validUntil="2040-01-01T00:00:00Z"))
    found = verified(badge(CERTIFICATE, seen=late), trusted, at=datetime(2027, 3, 1, tzinfo=UTC))
    assert (found.verdict, found["log"]) == (
        Verdict.VALID,
        Check(
            "log",
            Result.YES,
            "Enregistré tardivement : inscrit au journal le 12 février 2027, 101 jours après la décision.",
        ),
    )


def test_a_decision_dated_after_its_registration_is_refused() -> None:
    found = verified(badge(CERTIFICATE, seen=SEEN - 3 * 86_400))
    assert found["log"] == Check(
        "log",
        Result.NO,
        "Inscrit au journal le 1er novembre 2026, avant la date de la décision : l’une est fausse.",
    )


def test_a_log_that_too_few_witnesses_saw_is_no_answer() -> None:
    found = verified(badge(CERTIFICATE), trust(quorum=3))
    assert (found.verdict, found["log"]) == (
        Verdict.UNKNOWN,
        Check(
            "log",
            Result.UNKNOWN,
            "Il manque des témoins du journal (2 sur 3 demandés). "
            "Demandez au certificateur un document à jour.",
        ),
    )


def test_a_log_without_any_trusted_witness_gives_no_date() -> None:
    trusted = trust_in([did_document(HOST, KEYS)], status_lists=[withdrawn()])
    found = verified(badge(CERTIFICATE), trusted)
    assert found["log"] == Check(
        "log", Result.YES, "Inscrit au journal public ; aucun témoin extérieur n’en donne la date."
    )


def test_the_log_of_somebody_else_is_no_answer() -> None:
    other = (BADGE, STATUS, key("log", 2026, 99))
    found = verified(badge(CERTIFICATE), trust(keys=other))
    assert (found.verdict, found["log"].result) == (Verdict.UNKNOWN, Result.UNKNOWN)


def test_words_of_unknown_meaning_are_no_answer() -> None:
    document = json.loads(badge(CERTIFICATE))
    document["@context"].append("https://example.org/v9")
    found = verified(json.dumps(document).encode())
    assert found["intact"] == Check(
        "intact",
        Result.UNKNOWN,
        "Le contexte « https://example.org/v9 » n’est pas connu de ce vérificateur. "
        "Vérifiez ce document avec l’outil de son émetteur.",
    )
    assert found.verdict is not Verdict.VALID


def test_a_document_without_signature_is_refused() -> None:
    found = verified(changed(CERTIFICATE, lambda each: each.pop("proof")))
    assert (found["intact"], found["schema"]) == (
        Check("intact", Result.NO, "Ce document n’est pas signé."),
        Check("schema", Result.NO, "Ce n’est pas un Open Badge conforme : il manque la preuve (proof)."),
    )


def test_every_proof_that_is_understood_must_hold() -> None:
    def add(document: dict[str, Any]) -> None:
        document["proof"] = [document["proof"], document["proof"] | {"created": "2026-11-06T00:00:00Z"}]

    assert verified(changed(CERTIFICATE, add))["intact"] == Check("intact", Result.NO, WRONG)


def test_a_proof_of_another_kind_beside_ours_changes_nothing() -> None:
    def add(document: dict[str, Any]) -> None:
        document["proof"] = [{"type": "SomeProofType"}, document["proof"]]

    assert verified(changed(CERTIFICATE, add))["intact"] == INTACT_YES


def test_bytes_that_are_no_object_are_unreadable() -> None:
    with pytest.raises(UnreadableInput):
        verified(b"%PDF-1.7")


def test_the_proof_of_another_award_is_refused() -> None:
    other = log_proof(STATEMENT)
    assert other != log_proof(ELSEWHERE)

    def swap(document: dict[str, Any]) -> None:
        document["evidence"] = json.loads(badge(STATEMENT))["evidence"]

    assert verified(signed_again(ELSEWHERE, swap))["log"].result is Result.NO


def test_the_instant_of_the_verification_counts() -> None:
    early = verified(badge(CERTIFICATE), at=datetime(2026, 11, 4, 23, 59, tzinfo=UTC))
    assert early["status"] == Check(
        "status", Result.NO, "Ce document n’est pas encore valable : il le sera le 5 novembre 2026."
    )
    assert verified(badge(CERTIFICATE), at=AT).verdict is Verdict.VALID
