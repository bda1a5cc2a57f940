"""The diary of exchanges."""

from django.urls import URLPattern, path

from socle.web.exchanges.diary import exchanges
from socle.web.exchanges.held import held_results

urlpatterns: list[URLPattern] = [
    path("", exchanges, name="exchanges"),
    path("resultats-en-attente/", held_results, name="held_results"),
]
