"""The addresses anyone may open."""

from django.urls import URLPattern, path

from socle.web.public import shares, views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("certificats/", views.frameworks, name="frameworks"),
    path("certificats/<slug:slug>/", views.framework, name="framework"),
    path("etablissements/", views.sites, name="sites"),
    path("verifier/", views.verify, name="verify"),
    path("verifier/<str:code>/", views.verification, name="verification"),
    path("p/<str:code>/", shares.shared, name="shared"),
    path("p/<str:code>/<uuid:opening>/", shares.shared_certificate, name="shared_certificate"),
    path("p/<str:code>/<uuid:opening>/certificat.pdf", shares.shared_pdf, name="shared_pdf"),
    path("p/<str:code>/<uuid:opening>/badge.json", shares.shared_badge, name="shared_badge"),
    path("mentions-legales/", views.legal, name="legal"),
    path("vie-privee/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("gallery/", views.gallery, name="gallery"),
]
