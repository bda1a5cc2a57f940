"""What a study is calculated on: files, and facts of the platform that the certifier grants."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from socle.apps.files.actions import read
from socle.apps.studies.data import give_data
from socle.apps.studies.extracting import CSV, ask_extract
from socle.apps.studies.models import Extract
from socle.apps.studies.queries import studies_of
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certifier.page import Ask, ask_page
from socle.web.refusal import refused_on
from socle.web.studies.forms import DataForm, ExtractForm
from socle.web.studies.mine import page_of
from socle.web.studies.reach import my


@role(Role.RESEARCHER)
@require_POST
def give_study_data(request: Request, public_id: UUID) -> HttpResponse:
    study, form = my(request, public_id), DataForm(request.POST, request.FILES)
    if form.is_valid():
        sent = form.cleaned_data["sent"]
        with refused_on(form, "sent"):
            given = give_data(study, sent.read(), sent.name, by=request.actor.account, on=localdate())
            messages.success(request, f"{given.rows} lignes sont lues. Vous pouvez lancer le calcul.")
            return redirect("my_study", public_id)
    return render(request, "studies/my_study.html", {"page": page_of(study, form)}, status=422)


@role(Role.RESEARCHER)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_study_extract(request: Request, public_id: UUID) -> HttpResponse:
    study, form = my(request, public_id), ExtractForm(request.POST or None)
    if form.is_valid():
        with refused_on(form):
            ask_extract(study, **form.cleaned_data, by=request.actor.account, on=localdate())
            messages.success(request, "La demande est envoyée au certificateur.")
            return redirect("my_study", public_id)
    ask = Ask(
        "Demander des données",
        "Envoyer la demande",
        reverse("my_study", args=[public_id]),
        study.name,
        "Une ligne par parcours ouvert entre ces deux jours, sans nom, ni jour, ni ville.",
    )
    return ask_page(request, ask, form)


@role(Role.RESEARCHER)
@require_safe
def study_extract(request: Request, public_id: UUID) -> HttpResponse:
    mine = Extract.objects.filter(study__in=studies_of(request.actor.account))
    found = get_object_or_404(mine.select_related("stored"), public_id=public_id)
    if found.stored is None:
        raise Http404
    answer = HttpResponse(read(found.stored), content_type=CSV)
    answer["Content-Disposition"] = 'attachment; filename="parcours.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer
