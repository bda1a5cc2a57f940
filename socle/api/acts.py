"""What changes something: one transaction, done once however often it is sent, and written down."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import transaction
from django.http import HttpResponse
from django.utils.timezone import localdate, now
from ninja import Schema

from socle.api.etag import FrenchJson
from socle.api.request import ApiRequest
from socle.api.validation import refused_field
from socle.apps.api_keys.models import Reply
from socle.apps.api_keys.replies import fingerprint, kept_reply
from socle.apps.journal.actions import write_entry
from socle.core.api_access import digest

Act = TypeVar("Act", bound=Callable[..., Any])
NAME = re.compile(r"[!-~]{1,255}")


def act(status: int) -> Callable[[Act], Act]:
    """The endpoint answers a shape with an `id`, which becomes `status` and, once created, its address."""

    def declare(endpoint: Act) -> Act:
        @wraps(endpoint)
        def answer(request: ApiRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.operation = endpoint.__name__
            with transaction.atomic():
                return _once(request, status, lambda: endpoint(request, *args, **kwargs))

        return answer  # type: ignore[return-value]

    return declare


def _once(request: ApiRequest, status: int, run: Callable[[], Schema]) -> HttpResponse:
    name = request.headers.get("Idempotency-Key", "")
    if not name:
        return _response(_done(request, run), status)
    if not NAME.fullmatch(name):
        raise refused_field("Idempotency-Key", "Donnez de 1 à 255 caractères sans accent ni espace.")
    key, asked = request.holder.key, fingerprint(str(request.method), request.path, request.body)
    if reply := kept_reply(key, name, asked):
        return _response(reply.content, reply.status, replayed=True)
    content = _done(request, run)
    Reply.objects.create(
        key=key,
        name=digest(name),
        fingerprint=asked,
        status=status,
        content=content,
        answered_at=now(),
    )
    return _response(content, status)


def _done(request: ApiRequest, run: Callable[[], Schema]) -> str:
    """Run the verb, then write which key it was done with: the verb's own entry names the account."""
    shape = run()
    codes = {"operation": request.operation, "on": str(getattr(shape, "id", ""))}
    write_entry(request.holder.key, "act", by=request.holder.account.pk, on=localdate(), codes=codes)
    return str(FrenchJson().render(request, shape.model_dump(), response_status=200))


def _response(content: str, status: int, *, replayed: bool = False) -> HttpResponse:
    response = HttpResponse(content, status=status, content_type="application/json; charset=utf-8")
    if replayed:
        response["Idempotency-Replayed"] = "true"
    return response
