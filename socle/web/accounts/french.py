"""Pages of professionals exist in French only, whatever the browser asks for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import activate

from socle.core.roles import Role
from socle.web.access import is_open

Answer = Callable[[HttpRequest], HttpResponseBase]


class FrenchForProfessionals:
    """Public pages and the candidate's follow the person's language; every other page is in French."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], args: object, kwargs: object
    ) -> None:
        if is_for_professionals(request, view):
            activate("fr")
            request.LANGUAGE_CODE = "fr"


def is_for_professionals(request: HttpRequest, view: Callable[..., object]) -> bool:
    """Packages' pages are all for professionals but the choice of a language."""
    match = request.resolver_match
    if match is None or not hasattr(view, "roles"):
        return match is not None and is_open(match) and match.url_name != "set_language"
    return view.roles is not None and Role.CANDIDATE not in view.roles
