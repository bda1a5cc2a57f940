"""The addresses anyone may open."""

from django.urls import URLPattern, path

from socle.core.credential.open_badge import WORDS
from socle.web.public import published, shares, verification_json, verify_worker, views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("certificats/", views.frameworks, name="frameworks"),
    path("certificats/<slug:slug>/", views.framework, name="framework"),
    *(
        path(
            f"{words.path}/<slug:slug>/<str:label>",
            views.cited_framework,
            {"kind": kind},
            name=f"cited_{kind}",
        )
        for kind, words in WORDS.items()
    ),
    path("etablissements/", views.sites, name="sites"),
    path("verifier/", views.verify, name="verify"),
    path("verifier/<str:code>/", views.verification, name="verification"),
    path("verifier.json", verification_json.verification_json, name="verification_json"),
    path("p/<str:code>/", shares.shared, name="shared"),
    path("p/<str:code>/<uuid:opening>/", shares.shared_certificate, name="shared_certificate"),
    path("p/<str:code>/<uuid:opening>/certificat.pdf", shares.shared_pdf, name="shared_pdf"),
    path("p/<str:code>/<uuid:opening>/badge.json", shares.shared_badge, name="shared_badge"),
    # Printed in QR codes, before a #: it never changes.
    path("v", views.verify_document, name="verify_document"),
    path("v/service-worker.js", verify_worker.verify_worker, name="verify_worker"),
    path("log/<path:path>", published.log_file, name="log_file"),
    path("status/<str:name>", published.status_list, name="status_list"),
    path(".well-known/did.json", published.did_document, name="did_document"),
    path(".well-known/jwks.json", published.seal_keys, name="seal_keys"),
    path("mentions-legales/", views.legal, name="legal"),
    path("vie-privee/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("gallery/", views.gallery, name="gallery"),
]
