"""The history taken over."""

from django.urls import URLPattern, path

from socle.web.legacy.listing import legacy_certificates
from socle.web.legacy.one import legacy_certificate

urlpatterns: list[URLPattern] = [
    path("", legacy_certificates, name="legacy_certificates"),
    path("<uuid:public_id>/", legacy_certificate, name="legacy_certificate"),
]
