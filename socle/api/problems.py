"""Refusals as problem details (RFC 9457): the same words as on the pages, and a code that never changes."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse

from socle.apps.api_keys.replies import BeingDone
from socle.core.errors import Refusal, SocleError, UnreadableInput

MEDIA_TYPE = "application/problem+json"
TITLES = {
    "unauthenticated": "Qui demande n’est pas connu",
    "forbidden": "Cette clé n’a pas ce droit",
    "not_found": "Il n’y a rien ici pour cette clé",
    "method_not_allowed": "Cette adresse ne se demande pas ainsi",
    "invalid": "La demande est à corriger",
    "unreadable": "La demande ne se lit pas",
    "refused": "Les règles ne le permettent pas",
    "maybe_known": "Cette personne est peut-être déjà connue",
    "changed_meanwhile": "La ressource a changé entre-temps",
    "precondition_required": "La demande ne dit pas quelle version elle change",
    "being_done": "La même demande est en cours",
    "reused_name": "Ce nom de demande a déjà servi",
    "too_many_requests": "Il y a trop de demandes",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field of the request, by its path (`candidate.birth_date`), and what to do about it."""

    field: str
    message: str


class Problem(Exception):
    """What is answered instead of what was asked."""

    def __init__(
        self, status: int, code: str, reason: str, remedy: str, errors: Sequence[Wrong] = (), **more: Any
    ) -> None:
        super().__init__(f"{reason} {remedy}")
        self.status, self.code, self.reason, self.remedy = status, code, reason, remedy
        self.errors, self.more = errors, more


@dataclass(frozen=True, slots=True)
class Told:
    """A problem ready to be sent."""

    problem: Problem
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self) -> HttpResponse:
        said = self.problem
        content = {
            "type": f"/api/v1/#{said.code}",
            "title": TITLES.get(said.code, TITLES["refused"]),
            "status": said.status,
            "detail": str(said),
            "code": said.code,
            "reason": said.reason,
            "remedy": said.remedy,
        }
        if said.errors:
            content["errors"] = [{"field": each.field, "message": each.message} for each in said.errors]
        text = json.dumps(content | said.more, ensure_ascii=False)
        return HttpResponse(text, status=said.status, content_type=MEDIA_TYPE, headers=self.headers)


def problem_of(error: SocleError) -> Problem:
    """A refusal of the rules, in its own words."""
    if isinstance(error, UnreadableInput):
        return Problem(422, "unreadable", " ; ".join(error.problems), error.remedy)
    if isinstance(error, BeingDone):
        return Problem(409, "being_done", error.reason, error.remedy)
    if isinstance(error, Refusal):
        return Problem(422, code_of(error), error.reason, error.remedy)
    return Problem(422, "refused", str(error), "Corrigez la demande.")


def code_of(error: Refusal) -> str:
    """The kind of refusal: `refused`, or the name of a kind of its own.

    >>> code_of(Refusal("Non.", "Attendez.")), code_of(ReusedName("Non.", "Attendez."))
    ('refused', 'reused_name')
    """
    if type(error) is Refusal:
        return "refused"
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()


def not_found() -> Problem:
    return Problem(
        404, "not_found", "Cette adresse ne mène à rien que cette clé puisse voir.", "Vérifiez l’identifiant."
    )
