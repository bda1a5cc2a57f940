"""The declaration to the Caisse des Dépôts."""

from django.urls import URLPattern, path

from socle.web.declarations import batch, board, corrections, one
from socle.web.declarations.batch_list import batches
from socle.web.declarations.certificates import declared_certificates
from socle.web.declarations.foreseen import foreseen_rejections
from socle.web.declarations.number import passage_number
from socle.web.declarations.passages import declared_passages

BATCH, PASSAGE = "lots/<uuid:public_id>/", "passages/<uuid:public_id>/"

urlpatterns: list[URLPattern] = [
    path("", board.declarations, name="declarations"),
    path("preparation/", board.prepare, name="prepare_batches"),
    path("certificats/", declared_certificates, name="declared_certificates"),
    path("rejets-prevus/", foreseen_rejections, name="foreseen_rejections"),
    path("lots/", batches, name="batches"),
    path(BATCH, batch.batch, name="batch"),
    path(f"{BATCH}fichier/", batch.batch_file, name="batch_file"),
    path(f"{BATCH}depot/", batch.deposit, name="deposit_batch"),
    path(f"{BATCH}reception/", batch.acknowledge, name="acknowledge_batch"),
    path(f"{BATCH}rapport/", batch.report, name="import_report"),
    path(f"{BATCH}annulation/", batch.undo, name="undo_batch"),
    path("passages/", declared_passages, name="declared_passages"),
    path(PASSAGE, one.passage, name="declared_passage"),
    path(f"{PASSAGE}fiche/", one.sheet, name="passage_sheet"),
    path(f"{PASSAGE}saisie/", one.typed, name="passage_typed"),
    path(f"{PASSAGE}numero-national/", passage_number, name="passage_number"),
    path("a-corriger/", corrections.corrections, name="corrections"),
    path("a-corriger/<uuid:public_id>/", corrections.correct, name="correct_passage"),
]
