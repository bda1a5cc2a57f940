"""Which version of a resource is read or changed (RFC 9110 §13)."""

import hashlib

from django.http import HttpRequest
from ninja import Schema
from ninja.renderers import JSONRenderer

from socle.api.problems import Problem


class FrenchJson(JSONRenderer):
    """JSON with its accents as they are."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 - the package's own form


def etag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def etag_of(shape: Schema) -> str:
    """The tag that reading this resource answers."""
    text = FrenchJson().render(HttpRequest(), shape.model_dump(), response_status=200)
    return etag(text.encode())


def is_among(tag: str, header: str) -> bool:
    """Weak comparison: whatever a proxy made of the tag."""
    said = [each.strip().removeprefix("W/") for each in header.split(",")]
    return tag in said or said == ["*"]


def refuse_changed(request: HttpRequest, current: Schema, *, required: bool = False) -> None:
    """Refuse to change what is no longer what was read; the row must be locked."""
    said = request.headers.get("If-Match", "")
    if not said and required:
        raise Problem(
            428,
            "precondition_required",
            "La demande ne dit pas quelle version elle change.",
            "Lisez la ressource, puis envoyez son ETag dans If-Match.",
        )
    if said and not is_among(etag_of(current), said):
        raise Problem(
            412, "changed_meanwhile", "La ressource a changé depuis sa lecture.", "Lisez-la de nouveau."
        )
