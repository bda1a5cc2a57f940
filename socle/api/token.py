"""OAuth 2.0 client credentials (RFC 6749 §4.4): a key's id and secret for a bearer token of an hour."""

from base64 import b64decode
from binascii import Error as Base64Error
from datetime import datetime
from urllib.parse import unquote_plus

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.timezone import now

from socle.api.problems import Problem
from socle.api.scoped import count_unknown, refuse_spent
from socle.apps.api_keys.actions import give_token
from socle.apps.api_keys.queries import Holder, client
from socle.apps.api_keys.spending import spend
from socle.core.api_access import narrowed


def token(request: HttpRequest) -> JsonResponse:
    """`grant_type=client_credentials`, and `scope` for less than the key may do."""
    if request.method != "POST":
        return error("invalid_request", 405, {"Allow": "POST"})
    public_id, secret = credentials(request)
    at = now()
    holder = client(public_id, secret, at)
    try:
        count(request, holder, at)
    except Problem:
        return error("slow_down", 429)
    if holder is None:
        return error("invalid_client", 401, {"WWW-Authenticate": 'Basic realm="socle"'})
    if "grant_type" not in request.POST:
        return error("invalid_request", 400)
    if request.POST["grant_type"] != "client_credentials":
        return error("unsupported_grant_type", 400)
    scopes = narrowed(holder.scopes, request.POST.get("scope", "").split())
    if scopes is None:
        return error("invalid_scope", 400)
    text, life = give_token(holder, scopes, at=at)
    given = {
        "access_token": text,
        "token_type": "Bearer",
        "expires_in": life,
        "scope": " ".join(sorted(scopes)),
    }
    return JsonResponse(given, headers={"Pragma": "no-cache"})


def count(request: HttpRequest, holder: Holder | None, at: datetime) -> None:
    """A token costs its key one request; who is not known has few."""
    if holder is None:
        return count_unknown(request, at)
    allowance = spend(holder.key, limit=settings.API_REQUESTS_A_MINUTE, at=at)
    request.allowance = allowance  # type: ignore[attr-defined]
    return refuse_spent(allowance, "Cette clé a fait")


def credentials(request: HttpRequest) -> tuple[str, str]:
    """From HTTP Basic, or from the form (RFC 6749 §2.3.1); empty when neither can be read."""
    kind, _, said = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        return request.POST.get("client_id", ""), request.POST.get("client_secret", "")
    try:
        public_id, _, secret = b64decode(said, validate=True).decode().partition(":")
    except (Base64Error, ValueError):
        return "", ""
    return unquote_plus(public_id), unquote_plus(secret)


def error(code: str, status: int, headers: dict[str, str] | None = None) -> JsonResponse:
    return JsonResponse({"error": code, "error_uri": "/api/v1/"}, status=status, headers=headers)
