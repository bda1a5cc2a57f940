"""The accredited body’s pages: people, pathways, team."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
