"""What the issuer publishes, as files: the log, status lists, keys. For development and small sites.

A web server may serve the folder itself, as it lies, with these same headers.
"""

import re
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from socle.web.access import public

FOREVER = "public, max-age=31536000, immutable"
AGAIN = "no-cache"
MINUTES = "public, max-age=300"
TEXT, JSON, BYTES = "text/plain; charset=utf-8", "application/json", "application/octet-stream"
CREDENTIAL = "application/vc+ld+json"

NUMBER = r"(x[0-9]{3}/)*[0-9]{3}"
# Every file that the log may have; nothing else is ever looked for on the disk.
LOG_FILES = (
    (re.compile(r"checkpoint|witnesses"), TEXT, AGAIN),
    (re.compile(r"keys\.json"), JSON, AGAIN),
    (re.compile(rf"tile/([0-9]|[1-5][0-9]|entries)/{NUMBER}"), BYTES, FOREVER),
    # A partial tile goes once the full one is there.
    (re.compile(rf"tile/([0-9]|[1-5][0-9]|entries)/{NUMBER}\.p/[1-9][0-9]{{0,2}}"), BYTES, AGAIN),
)
STATUS_LIST = re.compile(r"[1-9][0-9]{0,9}(-refresh)?")


@public
@require_safe
@conditional_page
def log_file(request: HttpRequest, path: str) -> HttpResponse:
    for shape, media_type, kept in LOG_FILES:
        if shape.fullmatch(path):
            return published(f"log/{path}", media_type, kept)
    raise Http404


@public
@require_safe
@conditional_page
def status_list(request: HttpRequest, name: str) -> HttpResponse:
    if not STATUS_LIST.fullmatch(name):
        raise Http404
    return published(f"status/{name}", CREDENTIAL, MINUTES)


@public
@require_safe
@conditional_page
def did_document(request: HttpRequest) -> HttpResponse:
    return published(".well-known/did.json", JSON, AGAIN)


@public
@require_safe
@conditional_page
def seal_keys(request: HttpRequest) -> HttpResponse:
    return published(".well-known/jwks.json", JSON, AGAIN)


def published(name: str, media_type: str, kept: str) -> HttpResponse:
    """A file of the public folder; a link that leads out of it is not followed."""
    root = Path(settings.PUBLIC_ROOT).resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise Http404
    response = HttpResponse(path.read_bytes(), content_type=media_type)
    response["Cache-Control"] = kept
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Content-Type-Options"] = "nosniff"
    return response
