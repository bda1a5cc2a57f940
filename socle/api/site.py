"""The API itself: its parts, how it refuses, and how it describes itself (OpenAPI 3.1)."""

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from socle.api import assessments, candidates, pathways, reading
from socle.api.etag import FrenchJson
from socle.api.problems import TITLES, Problem, Told, not_found, problem_of
from socle.api.scoped import closed
from socle.api.validation import invalid
from socle.core.api_access import LABELS
from socle.core.errors import SocleError

ROOT = "/api/v1/"
ABOUT = """Les logiciels des organismes et du certificateur lisent et écrivent ici ce que leurs pages
montrent : mêmes droits, mêmes règles, mêmes messages.
Une clé agit au nom d’une personne, avec un de ses rôles."""

api = NinjaAPI(
    title="socle",
    version="1",
    description=ABOUT,
    auth=closed,
    renderer=FrenchJson(),
    docs_url=None,
    openapi_url=None,
)
for part in (candidates, pathways, assessments, reading):
    api.add_router("", part.router)


@api.exception_handler(Problem)
def tell_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    headers = {"WWW-Authenticate": 'Bearer realm="socle"'} if problem.status == 401 else {}
    return Told(problem, headers).answer()


@api.exception_handler(SocleError)
def tell_refusal(request: HttpRequest, error: SocleError) -> HttpResponse:
    return Told(problem_of(error)).answer()


@api.exception_handler(Http404)
def tell_absence(request: HttpRequest, error: Http404) -> HttpResponse:
    return Told(not_found()).answer()


@api.exception_handler(ValidationError)
def tell_wrong_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return Told(invalid(error.errors)).answer()


@api.exception_handler(HttpError)
def tell_unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    problem = Problem(422, "unreadable", "Le contenu n’est pas du JSON.", "Envoyez un objet JSON, en UTF-8.")
    return Told(problem).answer()


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document, made once."""
    said: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=ROOT))
    parts = dict(said["components"])
    parts["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "Une clé, ou un jeton."},
        "oauth": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": f"{ROOT}token",
                    "scopes": {scope.value: label for scope, label in LABELS.items()},
                }
            },
        },
    }
    parts["schemas"] = {**parts["schemas"], "Problem": PROBLEM}
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    parts["responses"] = {"Problem": {"description": "Un refus, et ce qu’il faut faire.", "content": problem}}
    return {**said, "components": parts}


WORDS = {"type": "string"}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code", "reason", "remedy"],
    "properties": {
        "type": WORDS,
        "title": WORDS,
        "status": {"type": "integer"},
        "detail": WORDS,
        "code": {"type": "string", "description": f"Parmi : {', '.join(TITLES)}, ou un refus plus précis."},
        "reason": WORDS,
        "remedy": WORDS,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": WORDS, "message": WORDS},
            },
        },
    },
    "examples": [
        {
            "type": "/api/v1/#refused",
            "title": TITLES["refused"],
            "status": 422,
            "detail": "Cette personne a déjà un parcours ouvert pour ce certificat. Reprenez ce parcours.",
            "code": "refused",
            "reason": "Cette personne a déjà un parcours ouvert pour ce certificat.",
            "remedy": "Reprenez ce parcours.",
        }
    ],
}
