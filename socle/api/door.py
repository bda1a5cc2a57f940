"""What every answer of the API carries, and what every request goes through."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.utils.translation import override

from socle.api.etag import etag, is_among
from socle.api.problems import Problem, Told
from socle.apps.api_keys.spending import note_refusal

View = Callable[..., HttpResponse]
PRIVATE = "private, no-cache"


def door(view: View) -> View:
    """In French; with its tag when it was read, what is left to ask, and no copy kept by others."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "HEAD":
            request.method = "GET"
        with override("fr"):
            response = _told(view(request, *args, **kwargs))
        if request.method == "GET" and response.status_code == 200:
            response = _tagged(request, response)
        _say_allowance(request, response)
        if response.status_code >= 400 and (holder := getattr(request, "holder", None)):
            note_refusal(holder.key, now())
        response["Cache-Control"] = PRIVATE
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    # The API asks for its own keys: neither the site's sessions nor its forms open it.
    answer.roles = None  # type: ignore[attr-defined]
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def _told(response: HttpResponse) -> HttpResponse:
    if response.status_code != 405:
        return response
    allowed = response["Allow"]
    problem = Problem(
        405, "method_not_allowed", f"Cette adresse accepte {allowed}.", "Voyez la description de l’API."
    )
    return Told(problem, {"Allow": allowed}).answer()


def _tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    tag = etag(response.content)
    if is_among(tag, request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    response["ETag"] = tag
    return response


def _say_allowance(request: HttpRequest, response: HttpResponse) -> None:
    allowance = getattr(request, "allowance", None)
    if allowance is None:
        return
    response["RateLimit-Limit"] = str(allowance.limit)
    response["RateLimit-Remaining"] = str(allowance.remaining)
    response["RateLimit-Reset"] = str(allowance.reset)
    if response.status_code == 429:
        response["Retry-After"] = str(allowance.reset)
