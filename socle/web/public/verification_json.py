"""Verification for an employer's own software: a code, or a whole Open Badge, in JSON."""

import json
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from socle.apps.certificates.queries import Verification, verification
from socle.apps.credentials.trusting import own_trust
from socle.core.credential.answers import Verification as BadgeVerification
from socle.core.credential.verify_badge import verify_document
from socle.core.errors import UnreadableInput
from socle.web.access import public
from socle.web.private import private

VERDICTS = {"valid": "valid", "revoked": "invalid", "unknown": "unknown"}
REASONS = {
    "valid": "Ce certificat est authentique.",
    "revoked": "Ce certificat a été retiré : il n’est plus valable.",
    "unknown": "Nous ne connaissons pas ce certificat.",
}
HELP = 'Envoyez {"code": "…"}, ou un Open Badge entier.'


# Nothing of the visitor's is used, so nothing can be done in their name.
@csrf_exempt
@public
@require_POST
@private
def verification_json(request: HttpRequest) -> JsonResponse:
    """`{"code": "…"}` or an Open Badge in; `verdict` (valid, invalid, unknown) and reasons out."""
    try:
        asked = json.loads(request.body)
    except ValueError:
        asked = None
    if isinstance(asked, dict) and isinstance(asked.get("code"), str):
        return _answer(_of_code(verification(asked["code"])))
    if isinstance(asked, dict) and "@context" in asked:
        try:
            trust, contexts = own_trust()
            return _answer(_of_badge(verify_document(asked, trust, contexts, at=datetime.now(UTC))))
        except UnreadableInput as error:
            return _answer({"error": str(error)}, status=400)
    return _answer({"error": f"Ce n’est pas une demande de vérification. {HELP}"}, status=400)


def _of_code(found: Verification) -> dict[str, Any]:
    said: dict[str, Any] = {"verdict": VERDICTS[found.status], "reason": REASONS[found.status]}
    if found.decided_on is None:
        return said
    return said | {
        "specimen": found.specimen,
        "certificate": found.title,
        "number": found.number,
        "holder": found.holder,
        "decided_on": found.decided_on.isoformat(),
        "issuer": found.issuer,
    }


def _of_badge(found: BadgeVerification) -> dict[str, Any]:
    checks = [{"name": each.name, "result": each.result, "reason": each.reason} for each in found.checks]
    return {"verdict": found.verdict, "checks": checks}


def _answer(said: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
