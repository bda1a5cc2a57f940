"""The addresses anyone may open."""

from django.urls import URLPattern, path

from socle.web.public import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("certificats/", views.frameworks, name="frameworks"),
    path("certificats/<slug:slug>/", views.framework, name="framework"),
    path("etablissements/", views.sites, name="sites"),
    path("verifier/", views.verify, name="verify"),
    path("verifier/<str:code>/", views.verification, name="verification"),
    path("mentions-legales/", views.legal, name="legal"),
    path("vie-privee/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("gallery/", views.gallery, name="gallery"),
]
