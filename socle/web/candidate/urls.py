"""The candidate’s own pages."""

from django.urls import URLPattern, path

from socle.web.candidate import award, card, documents, elsewhere, shares, signed_statement, views

urlpatterns: list[URLPattern] = [
    path("c/", card.card, name="card"),
    path("c/<str:code>/", card.card, name="card_code"),
    path("j-ai-fini/", card.leave, name="leave"),
    path("mon-parcours/", views.my_pathway, name="my_pathway"),
    path("mon-parcours/restitution/", views.result, name="my_last_result"),
    path("mon-parcours/<uuid:public_id>/restitution/", views.result, name="my_result"),
    path("mon-parcours/<uuid:public_id>/restitution.pdf", documents.restitution, name="my_restitution"),
    path("mon-parcours/<uuid:public_id>/attestation.pdf", documents.statement, name="my_statement"),
    path(
        "mon-parcours/<uuid:public_id>/attestation-signee/",
        signed_statement.signed_statement,
        name="my_signed_statement",
    ),
    path(
        "mon-parcours/<uuid:public_id>/attestation.json",
        signed_statement.statement_badge,
        name="my_statement_badge",
    ),
    path("mon-parcours/<uuid:public_id>/resultats-ailleurs/", elsewhere.elsewhere, name="my_elsewhere"),
    path(
        "mon-parcours/<uuid:public_id>/resultats-ailleurs.json",
        elsewhere.elsewhere_badge,
        name="my_elsewhere_badge",
    ),
    path("mon-parcours/<uuid:public_id>/certificat.pdf", award.my_certificate, name="my_certificate"),
    path("mon-parcours/<uuid:public_id>/badge.json", award.my_badge, name="my_badge"),
    path("mon-parcours/<uuid:public_id>/liens/", shares.my_shares, name="my_shares"),
    path("mon-parcours/<uuid:public_id>/liens/profil/", shares.my_profile_share, name="my_profile_share"),
    path("mon-parcours/<uuid:public_id>/liens/<uuid:share>/arreter/", shares.stop_share, name="stop_share"),
]
