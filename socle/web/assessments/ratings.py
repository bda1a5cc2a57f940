"""The endpoint of the grid: one send of one or many ratings, taken in once however often it comes."""

import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, localtime, now
from django.views.decorators.http import require_POST

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at, ratings_of
from socle.apps.assessments.rating import Send, record_ratings
from socle.apps.frameworks.queries import content
from socle.core.certification import Verdict
from socle.core.errors import Refusal, UnreadableInput
from socle.core.roles import Role
from socle.web.access import RECONNECT, Request, role
from socle.web.assessments.reach import assessments
from socle.web.result import result_page

REMEDY = "Rechargez la page, puis recommencez."


@dataclass(frozen=True, slots=True)
class Sent:
    """`author` is the professional who clicked: what waits on a device leaves under no other name."""

    send: Send
    author: str
    ratings: dict[str, str]
    reasons: dict[str, str]


@role(Role.ASSESSOR)
@require_POST
def ratings(request: Request, public_id: UUID) -> HttpResponse:
    assessment = get_object_or_404(assessments(request.actor), public_id=public_id)
    by = request.actor.account
    try:
        sent = read_send(request.content_type or "", request.body)
        if sent.author != str(by.professional.public_id):
            return refused("Ces saisies sont celles d’un autre compte.", RECONNECT, status=401)
        record_ratings(assessment, sent.ratings, reasons=sent.reasons, send=sent.send, by=by, on=localdate())
    except UnreadableInput as error:
        return refused(" ; ".join(error.problems), error.remedy, status=400)
    except Refusal as refusal:
        held = {"kept": verdicts_kept(assessment, sent.ratings)}
        return refused(refusal.reason, refusal.remedy, status=422, **held)
    return JsonResponse(kept(assessment, sent.ratings))


def refused(reason: str, remedy: str, *, status: int, **more: Any) -> JsonResponse:
    return JsonResponse({"reason": reason, "remedy": remedy, **more}, status=status)


def kept(assessment: Assessment, sent: dict[str, str]) -> dict[str, Any]:
    """What the server holds now for the codes sent, and what is acquired: it wins over the device."""
    decision = decision_at(assessment)
    acquired = {domain.code: domain.acquired for domain in decision.domains}
    acquired |= {s.code: s.acquired for domain in decision.domains for s in domain.subdomains}
    return {
        "saved_at": f"{localtime():%H h %M}",
        "kept": verdicts_kept(assessment, sent),
        "acquired": acquired,
        "rosette": result_page(content(assessment.pathway.version), decision).rosette.svg,
    }


def verdicts_kept(assessment: Assessment, sent: Iterable[str]) -> dict[str, str]:
    said = ratings_of(assessment)
    return {code: said.get(code, Verdict.NOT_ASSESSED) for code in sent}


def read_send(content_type: str, body: bytes) -> Sent:
    """One send, checked; every wrong part is named."""
    if content_type != "application/json":
        raise UnreadableInput("Le contenu n’est pas du JSON.", remedy=REMEDY)
    try:
        said = json.loads(body)
    except ValueError as error:
        raise UnreadableInput("Le contenu n’est pas du JSON.", remedy=REMEDY) from error
    if not isinstance(said, dict):
        raise UnreadableInput("Le contenu n’est pas un objet JSON.", remedy=REMEDY)
    problems: list[str] = []
    client_id = read_part(said, "id", uuid.UUID, problems)
    at = read_part(said, "at", aware, problems)
    ratings = read_part(said, "ratings", texts, problems)
    reasons = read_part({"reasons": {}} | said, "reasons", texts, problems)
    author = read_part(said, "author", str, problems)
    if problems:
        raise UnreadableInput(*problems, remedy=REMEDY)
    # A device whose clock is fast must not shut out the clicks that follow.
    return Sent(Send(client_id, min(at, now())), author, ratings, reasons)


def read_part(said: dict[str, Any], name: str, read: Callable[[Any], Any], problems: list[str]) -> Any:
    try:
        return read(said[name])
    except KeyError:
        problems.append(f"« {name} » manque")
    except (ValueError, TypeError, AttributeError):
        problems.append(f"« {name} » ne se lit pas")
    return None


def aware(said: str) -> datetime:
    instant = datetime.fromisoformat(said)
    if instant.tzinfo is None:
        raise ValueError
    return instant


def texts(said: object) -> dict[str, str]:
    if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
        raise ValueError
    return dict(said)
