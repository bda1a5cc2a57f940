"""The peer of the page benchmark: a bare Django view that answers one indexed query, without middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from socle.apps.pathways.models import Pathway


def one_query(request: HttpRequest, public_id: str) -> HttpResponse:
    return HttpResponse(Pathway.objects.get(public_id=public_id).state)


urlpatterns = [path("<uuid:public_id>/", one_query)]
