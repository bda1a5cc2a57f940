"""The service worker that keeps the verification page on the visitor's device."""

import hashlib
import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from socle.web.access import public

FOLDER = settings.PACKAGE / "web" / "static"
SCRIPT = "verify/service-worker.js"
# What the page is made of; a test compares it with what the page asks for.
PARTS = (
    "verify/*.js",
    "vendor/jsonld/*.js",
    "vendor/noble/*.js",
    "vendor/contexts/*.json*",
    "vendor/fonts/*.woff2",
    "vendor/bootstrap/*.css",
    *(
        f"css/{name}.css"
        for name in ("fonts", "tokens", "base", "frame", "actions", "content", "forms", "rosette", "media")
    ),
    "css/verification.css",
    "css/verify.css",
)


@public
@require_safe
def verify_worker(request: HttpRequest) -> HttpResponse:
    """The script, after the list of what it keeps; it changes as soon as one of these files does."""
    names = kept_files()
    told = {"VERSION": version(names), "FILES": [static(name) for name in names]}
    lines = [f"const {name} = {json.dumps(value)};" for name, value in told.items()]
    script = (FOLDER / SCRIPT).read_text(encoding="utf-8")
    response = HttpResponse("\n".join([*lines, script]), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    # It lies below the address of the page, which it may answer for all the same.
    response["Service-Worker-Allowed"] = "/v"
    return response


def kept_files() -> list[str]:
    paths = {path for part in PARTS for path in FOLDER.glob(part)}
    return sorted(path.relative_to(FOLDER).as_posix() for path in paths if path != FOLDER / SCRIPT)


def version(names: list[str]) -> str:
    """A fingerprint of every file."""
    digest = hashlib.sha256()
    for name in names:
        digest.update(hashlib.sha256((FOLDER / name).read_bytes()).digest())
    return digest.hexdigest()[:16]
