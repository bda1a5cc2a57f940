"""Signing in and one's account. Pages that open nothing here do not exist."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from socle.environment import is_production
from socle.web.access import public


@public
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Http404


# An address is changed by whoever opened the account, never by a link.
closed: list[URLPattern | URLResolver] = [
    path("email/", nowhere),
    path("confirm-email/", nowhere),
    path("confirm-email/<path:rest>", nowhere),
]
# Passwords are for the demonstration only.
without_password: list[URLPattern | URLResolver] = [path("password/<path:rest>", nowhere)]

urlpatterns: list[URLPattern | URLResolver] = [
    *closed,
    *(without_password if is_production() else []),
    path("", include("allauth.urls")),
]
