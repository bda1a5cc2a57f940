"""The assessor’s grid, the restitution, the trainer’s record."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
