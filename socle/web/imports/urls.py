"""Candidate files."""

from django.urls import URLPattern, path

from socle.web.imports import columns, completing, views

urlpatterns: list[URLPattern] = [
    path("", views.imports, name="imports"),
    path("nouveau/", views.import_upload, name="import_upload"),
    path("modele/", views.import_template, name="import_template"),
    path("<uuid:public_id>/", views.import_check, name="import_check"),
    path("<uuid:public_id>/confirmer/", views.import_confirm, name="import_confirm"),
    path("<uuid:public_id>/ecarter/", views.import_discard, name="import_discard"),
    path("<uuid:public_id>/resultat/", views.import_result, name="import_result"),
    path("<uuid:public_id>/lignes-a-corriger/", views.import_errors, name="import_errors"),
    path("<uuid:public_id>/colonnes/", columns.import_columns, name="import_columns"),
    path("colonnes/<uuid:public_id>/oublier/", columns.columns_forget, name="columns_forget"),
    path("<uuid:public_id>/completer/", completing.import_complete, name="import_complete"),
    path("<uuid:public_id>/fichier-envoye/", completing.import_sent, name="import_sent"),
    path("<uuid:public_id>/fichier/", views.import_file, name="import_file"),
]
