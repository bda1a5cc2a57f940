"""The verification of an Open Badge, offline: who issued it, intact, still valid, in the log.

Nothing is fetched: keys, lists and witnesses are those of the trust that is passed in. What cannot be checked
is answered « unknown », never guessed.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from socle.core.credential.answers import Check, Result, Verification, no, verdict, yes
from socle.core.credential.badge_schema import schema_problems
from socle.core.credential.contexts import Contexts
from socle.core.credential.did import STATUS
from socle.core.credential.instants import said
from socle.core.credential.json_reading import read_json_object
from socle.core.credential.log_check import Logged, carries_log_proof, check_log
from socle.core.credential.reading import ReadBadge, read_badge
from socle.core.credential.signature_check import Signature, check_signature, issuer_id
from socle.core.credential.status_check import check_status
from socle.core.credential.trust import KnownIssuer, Trust
from socle.core.errors import UnreadableInput

SCHEMA = "schema"


def verify_badge(content: bytes, trust: Trust, contexts: Contexts, *, at: datetime) -> Verification:
    """The verification of these bytes at that instant; UnreadableInput when they are not one JSON object."""
    return verify_document(read_json_object(content), trust, contexts, at=at)


def verify_document(
    document: dict[str, Any], trust: Trust, contexts: Contexts, *, at: datetime
) -> Verification:
    """The verification of a badge, ours or another issuer's."""
    issuer = trust.issuers.get(issuer_id(document))
    ours = issuer if issuer and issuer.log_keys else None
    badge, schema = _schema(document, ours)
    signature = check_signature(document, trust, contexts, not_by=STATUS)
    checks = [signature.issuer, signature.intact, check_status(document, trust, contexts, at=at)]
    logged = check_log(badge, ours, trust) if ours or carries_log_proof(document) else None
    if logged:
        checks.append(logged.check)
    checks[0] = _unless_revoked(signature, logged)
    checks.append(schema)
    return Verification(verdict(checks), tuple(checks), badge)


def _schema(document: dict[str, Any], ours: KnownIssuer | None) -> tuple[ReadBadge | None, Check]:
    """The badge as it is read, and whether it has the form of the standards and, from us, exactly our own."""
    problems = schema_problems(document)
    if problems:
        return None, no(SCHEMA, f"Ce n’est pas un Open Badge conforme : {' ; '.join(problems)}.")
    try:
        return read_badge(document), yes(SCHEMA, "Conforme à Open Badges 3.0.")
    except UnreadableInput as error:
        if ours is None:
            return None, yes(SCHEMA, "Conforme à Open Badges 3.0.")
        return None, no(SCHEMA, f"Ce document n’a pas la forme que lui donne son émetteur : {error}.")


def _unless_revoked(signature: Signature, logged: Logged | None) -> Check:
    """A revoked key speaks only for what the log shows was there before."""
    issuer, key = signature.issuer, signature.key
    if key is None or key.revoked is None or issuer.result is not Result.YES:
        return issuer
    day = said(key.revoked)
    if logged and logged.check.result is Result.YES and logged.at and logged.at < key.revoked:
        reason = f"{issuer.reason} Révoquée depuis le {day}, elle valait à l’inscription au journal."
        return replace(issuer, reason=reason)
    reason = f"Cette clé a été révoquée le {day} : rien ne montre que ce document est d’avant."
    return no(issuer.name, reason)
