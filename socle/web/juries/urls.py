"""Sittings and their files."""

from django.urls import URLPattern, path

from socle.web.juries import files, hearing, papers, views
from socle.web.juries.calendar import calendar

ONE = "seances/<uuid:public_id>/"
FILE = f"{ONE}dossiers/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("seances/", calendar, name="sittings"),
    path("seances/nouvelle/", views.plan, name="plan_sitting"),
    path(ONE, views.sitting, name="sitting"),
    path(f"{ONE}membres/", views.invite, name="invite_member"),
    path(f"{ONE}membres/<uuid:member>/retrait/", views.uninvite, name="remove_member"),
    path(f"{ONE}ordre-du-jour/", views.stop_agenda, name="close_agenda"),
    path(f"{ONE}annulation/", views.cancel, name="cancel_sitting"),
    path(f"{ONE}presences/", hearing.presences, name="presences"),
    path(f"{ONE}ouverture/", hearing.open_it, name="open_sitting"),
    path(f"{ONE}bloc/", hearing.grant, name="grant_block"),
    path(f"{ONE}signature/", hearing.sign, name="sign_minutes"),
    path(f"{ONE}cloture/", hearing.conclude, name="conclude_sitting"),
    path(f"{ONE}proces-verbal/", papers.minutes, name="minutes_pdf"),
    path(f"{ONE}tirage/", papers.print_run, name="print_run_pdf"),
    path(FILE, files.jury_file, name="jury_file"),
    path(f"{FILE}ouverture/", files.open_file, name="open_jury_file"),
    path(f"{FILE}a-part/", files.set_aside, name="set_aside"),
    path(f"{FILE}retour-au-bloc/", files.return_to_block, name="return_to_block"),
    path(f"{FILE}decision/", files.decide_file, name="decide_file"),
    path(f"{FILE}pieces/<uuid:evidence>/", files.jury_evidence, name="jury_evidence"),
]
