"""Every address of the API; what is not here answers a problem, never a page."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path

from socle.api.door import door
from socle.api.problems import Told, not_found
from socle.api.reference import reference
from socle.api.site import api, description
from socle.api.token import token


def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


def nowhere(request: HttpRequest) -> HttpResponse:
    return Told(not_found()).answer()


urlpatterns: list[URLPattern] = [
    path("", door(reference), name="api_reference"),
    path("openapi.json", door(openapi), name="api_description"),
    path("token", door(token), name="api_token"),
    *(
        URLPattern(each.pattern, door(each.callback), each.default_args, each.name)
        for each in api.urls[0]
        if isinstance(each, URLPattern) and each.name != "api-root"
    ),
    re_path(r"", door(nowhere), name="api_nowhere"),
]
