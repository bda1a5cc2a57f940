"""Whether a credential holds today: its dates, and the list of those that its issuer withdrew."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from socle.core.credential.answers import Check, Result, no, unknown, yes
from socle.core.credential.badge_schema import listed, types_of
from socle.core.credential.contexts import Contexts
from socle.core.credential.did import BADGE
from socle.core.credential.instants import read_instant, said
from socle.core.credential.signature_check import check_signature, issuer_id
from socle.core.credential.status import REFRESH, REVOCATION, decoded_list, is_set
from socle.core.credential.trust import Trust
from socle.core.errors import UnreadableInput

STATUS = "status"
NEWER = " Une version plus récente de ce document existe : demandez-la à son titulaire."


def check_status(document: dict[str, Any], trust: Trust, contexts: Contexts, *, at: datetime) -> Check:
    """The answer at that instant."""
    dates = check_dates(document, at=at)
    if dates.result is not Result.YES:
        return dates
    entries = [each for each in listed(document.get("credentialStatus")) if isinstance(each, dict)]
    if not entries:
        return yes(STATUS, f"{dates.reason} Son émetteur ne tient pas de liste de retraits.")
    answers = [_entry(document, each, trust, contexts, at=at) for each in entries]
    worst = min(answers, key=lambda each: ("no", "unknown", "yes").index(each.result))
    return replace(worst, reason=f"{dates.reason} {worst.reason}") if worst.result == "yes" else worst


def check_dates(document: dict[str, Any], *, at: datetime) -> Check:
    """Whether that instant is between the document's dates, its last instant included."""
    start = read_instant(document.get("validFrom", document.get("issuanceDate")))
    end = read_instant(document.get("validUntil", document.get("expirationDate")))
    if start and at < start:
        return no(STATUS, f"Ce document n’est pas encore valable : il le sera le {said(start)}.")
    if end and at > end:
        return no(STATUS, f"Ce document n’est plus valable depuis le {said(end)}.")
    if end:
        return yes(STATUS, f"Valable jusqu’au {said(end)}.")
    if "validUntil" in document or "expirationDate" in document:
        return unknown(STATUS, "La date de fin de ce document est illisible.")
    return yes(STATUS, "Valable sans date de fin.")


def _entry(
    document: dict[str, Any], entry: dict[str, Any], trust: Trust, contexts: Contexts, *, at: datetime
) -> Check:
    address = str(entry.get("statusListCredential", ""))
    place = str(entry.get("statusListIndex", ""))
    if "BitstringStatusListEntry" not in types_of(entry) or not place.isdecimal() or len(place) > 12:
        return unknown(STATUS, "La liste de retraits est d’un genre que ce vérificateur ne connaît pas.")
    purpose = str(entry.get("statusPurpose", ""))
    if purpose not in (REVOCATION, REFRESH):
        return unknown(STATUS, f"Cet usage de la liste n’est pas connu ({purpose}).")
    read = _bits(document, address, trust, contexts, purpose=purpose, at=at)
    if isinstance(read, Check):
        return read
    bits, made = read
    try:
        withdrawn = is_set(bits, int(place))
    except UnreadableInput as error:
        return unknown(STATUS, f"La liste de retraits ne répond pas : {error}.")
    if withdrawn and purpose == REVOCATION:
        return no(STATUS, f"Ce document a été retiré par son émetteur (liste du {said(made)}).")
    if withdrawn:
        return yes(STATUS, NEWER.strip())
    newer = _newer(document, address, int(place), trust, contexts, at=at)
    return yes(STATUS, f"Non retiré, d’après la liste du {said(made)}.{newer}")


def _bits(
    document: dict[str, Any], address: str, trust: Trust, contexts: Contexts, *, purpose: str, at: datetime
) -> tuple[bytes, datetime] | Check:
    """The bits of the list at that address and when it was made, or why it cannot be relied upon."""
    listing = trust.status_lists.get(address)
    if listing is None:
        return unknown(STATUS, f"La liste de retraits n’est pas à disposition ({address}).")
    subject = listing.get("credentialSubject")
    made = read_instant(listing.get("validFrom"))
    if not isinstance(subject, dict) or made is None or subject.get("statusPurpose") != purpose:
        return unknown(STATUS, "La liste de retraits n’a pas la forme attendue.")
    if issuer_id(listing) != issuer_id(document):
        return unknown(STATUS, "La liste de retraits n’est pas de l’émetteur du document.")
    signature = check_signature(listing, trust, contexts, not_by=BADGE)
    if (signature.issuer.result, signature.intact.result) != (Result.YES, Result.YES):
        bad = signature.intact if signature.intact.result is not Result.YES else signature.issuer
        return unknown(STATUS, f"La liste de retraits n’est pas fiable. {bad.reason}")
    if signature.key and signature.key.revoked:
        return unknown(STATUS, "La liste de retraits est signée d’une clé que son émetteur a révoquée.")
    if check_dates(listing, at=at).result is not Result.YES:
        return unknown(STATUS, f"La liste de retraits du {said(made)} est périmée : prenez la dernière.")
    try:
        return decoded_list(subject.get("encodedList")), made
    except UnreadableInput as error:
        return unknown(STATUS, f"La liste de retraits est illisible : {error}.")


def _newer(
    document: dict[str, Any], address: str, place: int, trust: Trust, contexts: Contexts, *, at: datetime
) -> str:
    """The sentence to add when the list of replaced awards, where it is at hand, says this one is."""
    beside = f"{address}-{REFRESH}"
    if beside not in trust.status_lists:
        return ""
    read = _bits(document, beside, trust, contexts, purpose=REFRESH, at=at)
    return NEWER if not isinstance(read, Check) and is_set(read[0], place) else ""
