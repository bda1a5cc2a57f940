"""The accredited body’s pages: people, pathways, team."""

from django.urls import URLPattern, path

from socle.web.pathways import acts, cards, papers, views
from socle.web.pathways.registering import register
from socle.web.pathways.site_contact import site_contact
from socle.web.pathways.team import end_membership, team
from socle.web.today import today

urlpatterns: list[URLPattern] = [
    path("aujourdhui/", today, name="today"),
    path("candidats/", views.pathways, name="pathways"),
    path("candidats/nouveau/", register, name="register"),
    path("candidats/<uuid:public_id>/", views.pathway, name="pathway"),
    path("candidats/<uuid:public_id>/presence/", acts.presence, name="presence"),
    path("candidats/<uuid:public_id>/coordonnees/", acts.contact, name="contact"),
    path("candidats/<uuid:public_id>/arret/", acts.stop, name="stop_pathway"),
    path("candidats/<uuid:public_id>/reprise/", acts.resume, name="resume_pathway"),
    path("candidats/<uuid:public_id>/resultat-obtenu-ailleurs/", acts.outside, name="outside_result"),
    path("candidats/<uuid:public_id>/jury/", acts.submit, name="submit_pathway"),
    path("candidats/<uuid:public_id>/certificat.pdf", papers.pathway_certificate, name="pathway_certificate"),
    path("candidats/<uuid:public_id>/attestation.pdf", papers.pathway_statement, name="pathway_statement"),
    path("candidats/<uuid:public_id>/carte/", cards.card, name="issue_card"),
    path("candidats/<uuid:public_id>/carte/pdf/", cards.card_pdf, name="card_pdf"),
    path("candidats/<uuid:public_id>/carte/annuler/", cards.revoke, name="revoke_cards"),
    path("equipe/", team, name="team"),
    path("equipe/etablissements/<uuid:public_id>/", site_contact, name="site_contact"),
    path("equipe/roles/<int:key>/fin/", end_membership, name="end_membership"),
]
