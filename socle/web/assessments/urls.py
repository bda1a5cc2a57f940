"""The assessor’s grid, the restitution, the trainer’s record."""

from django.urls import URLPattern, path

from socle.web.assessments.correction import correct
from socle.web.assessments.grid import grid
from socle.web.assessments.opening import open_assessment_page
from socle.web.assessments.ratings import ratings
from socle.web.assessments.restitution import (
    give_back_page,
    restitution,
    restitution_document,
    statement_document,
)
from socle.web.assessments.situations import add_criteria, evidence_file, new_situation, situation
from socle.web.assessments.training import training

urlpatterns: list[URLPattern] = [
    path("candidats/<uuid:public_id>/evaluation/", open_assessment_page, name="open_assessment"),
    path("candidats/<uuid:public_id>/formation/", training, name="training"),
    path("evaluations/<uuid:public_id>/", grid, name="grid"),
    path("evaluations/<uuid:public_id>/verdicts/", ratings, name="ratings"),
    path("evaluations/<uuid:public_id>/situations/", new_situation, name="new_situation"),
    path("evaluations/<uuid:public_id>/restitution/", give_back_page, name="give_back"),
    path("evaluations/<uuid:public_id>/restitution/voir/", restitution, name="restitution"),
    path("evaluations/<uuid:public_id>/restitution.pdf", restitution_document, name="restitution_pdf"),
    path("evaluations/<uuid:public_id>/attestation.pdf", statement_document, name="statement_pdf"),
    path("evaluations/<uuid:public_id>/correction/", correct, name="correct"),
    path("situations/<uuid:public_id>/", situation, name="situation"),
    path("situations/<uuid:public_id>/criteres/", add_criteria, name="add_criteria"),
    path("pieces/<uuid:public_id>/", evidence_file, name="evidence"),
]
