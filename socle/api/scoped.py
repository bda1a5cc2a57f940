"""Who may call an endpoint: each one declares its scope; one that declares none is closed to everybody."""

from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate, now

from socle.api.problems import Problem
from socle.api.request import ApiRequest
from socle.apps.api_keys.queries import holder_of
from socle.apps.api_keys.spending import note_use, spend, spend_unknown
from socle.core.api_access import LABELS, UNKNOWN_REQUESTS_A_MINUTE, Allowance, Scope

REFUSALS = (401, 403, 404, 422, 429)


class Scoped:
    """Asks for a key or a token that holds the scope, before the endpoint runs."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def __call__(self, request: HttpRequest) -> bool:
        identify(request)
        if self.scope not in request.holder.scopes:  # type: ignore[attr-defined]
            raise Problem(
                403,
                "forbidden",
                f"Cette clé ne permet pas : {LABELS[self.scope].lower()}.",
                "Demandez une clé d’un autre rôle, ou un jeton avec ce droit.",
                scope=self.scope.value,
            )
        return True


def identify(request: HttpRequest) -> None:
    """Say who asks, and count the request of their key."""
    at = now()
    kind, _, presented = request.headers.get("Authorization", "").partition(" ")
    holder = holder_of(presented.strip(), at) if kind.lower() == "bearer" else None
    if holder is None:
        count_unknown(request, at)
        raise Problem(
            401,
            "unauthenticated",
            "La clé ou le jeton manque, ou ne vaut plus rien.",
            "Envoyez « Authorization: Bearer » suivi d’une clé en cours.",
        )
    note_use(holder.secret, localdate(at))
    allowance = spend(holder.key, limit=settings.API_REQUESTS_A_MINUTE, at=at)
    request.holder, request.allowance = holder, allowance  # type: ignore[attr-defined]
    refuse_spent(allowance, "Cette clé a fait")


def count_unknown(request: HttpRequest, at: datetime) -> None:
    """Without a key that works, few requests a minute."""
    address = get_adapter(request).get_client_ip(request)
    request.allowance = spend_unknown(address, limit=UNKNOWN_REQUESTS_A_MINUTE, at=at)  # type: ignore[attr-defined]
    refuse_spent(request.allowance, "Sans clé en cours, votre adresse a fait")  # type: ignore[attr-defined]


def refuse_spent(allowance: Allowance, who: str) -> None:
    if allowance.is_spent:
        raise Problem(
            429,
            "too_many_requests",
            f"{who} {allowance.limit} demandes en une minute.",
            f"Attendez {allowance.reset} secondes.",
        )


def closed(request: HttpRequest) -> bool:
    """Default deny."""
    raise Problem(403, "forbidden", "Ce point d’accès n’est ouvert à personne.", "Voyez le certificateur.")


def says(scope: Scope, summary: str, description: str, gives: Any, **more: Any) -> dict[str, Any]:
    """What an endpoint declares: its scope, what it does in French, what it answers."""
    status = more.pop("status", 200)
    is_act = more.pop("is_act", False)
    headers = [header("Idempotency-Key", "Nom de cette demande : envoyée deux fois, elle agit une fois.")]
    reads = [header("If-None-Match", "ETag déjà lu : 304 si rien n’a changé.")]
    refusals = (*REFUSALS, 409) if is_act else REFUSALS
    named = headers if is_act else reads if scope.only_reads else []
    problem = {"$ref": "#/components/responses/Problem"}
    extra = {
        "security": [{"key": []}, {"oauth": [scope.value]}],
        "parameters": [
            *more.pop("parameters", []),
            *named,
        ],
        "responses": dict.fromkeys((*refusals, *more.pop("also", ())), problem),
    }
    return {
        "auth": Scoped(scope),
        "summary": summary,
        "description": description,
        "response": {status: gives},
        "openapi_extra": extra,
        **more,
    }


def header(name: str, description: str, *, required: bool = False) -> dict[str, Any]:
    return {
        "in": "header",
        "name": name,
        "required": required,
        "description": description,
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    }


__all__ = ["ApiRequest", "Scoped", "closed", "header", "identify", "says"]
