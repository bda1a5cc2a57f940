"""Situations: a task the person did, its note and photos, the criteria it shows."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from socle.apps.assessments.models import Assessment, Situation
from socle.apps.assessments.situations import attach_evidence, change_situation, describe_situation
from socle.core.errors import Refusal
from socle.core.evidence import refuse_too_large
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.assessments.grid import grid_url
from socle.web.assessments.reach import assessments, evidence, situations
from socle.web.assessments.situation_form import SituationForm
from socle.web.assessments.situation_list import acquired_in, situation_list, ticks
from socle.web.evidence import evidence_answer
from socle.web.refusal import refused_on


@role(Role.ASSESSOR)
@require_POST
def new_situation(request: Request, public_id: UUID) -> HttpResponse:
    """A situation told beside the grid."""
    assessment = get_object_or_404(assessments(request.actor), public_id=public_id)
    form = SituationForm(request.POST)
    typed = {name: request.POST.get(name, "") for name in form.fields}
    if not form.is_valid():
        return beside_grid(request, assessment, error=first_error(form), **typed)
    try:
        with transaction.atomic():
            by, on, codes = request.actor.account, localdate(), request.POST.getlist("codes")
            attach_all(
                request, describe_situation(assessment, **form.cleaned_data, codes=codes, by=by, on=on)
            )
    except Refusal as refusal:
        return beside_grid(request, assessment, error=str(refusal), **typed)
    return beside_grid(request, assessment)


def first_error(form: SituationForm) -> str:
    """« La tâche : ce champ est obligatoire. »"""
    name, errors = next(iter(form.errors.items()))
    return f"{form.fields[name].label} : {errors[0]}"


@role(Role.ASSESSOR)
@require_POST
def add_criteria(request: Request, public_id: UUID) -> HttpResponse:
    """The situation also shows what is acquired in the subdomain on the screen."""
    situation = get_object_or_404(situations(request.actor), public_id=public_id)
    codes = {*situation.codes, *acquired_in(situation.assessment, request.POST.get("s", ""))}
    try:
        change_situation(
            situation, situation.title, codes, note=situation.note, by=request.actor.account, on=localdate()
        )
    except Refusal as refusal:
        return beside_grid(request, situation.assessment, error=str(refusal))
    return beside_grid(request, situation.assessment)


def beside_grid(request: Request, assessment: Assessment, **told: str) -> HttpResponse:
    """The list of situations for the script of the grid, or the whole grid again without it."""
    current = request.POST.get("s", "")
    if request.headers.get("X-Requested-With") == "fetch":
        shown = {"situations": situation_list(assessment, current, **told)}
        return render(request, "assessments/_situations.html", shown, status=422 if told else 200)
    if told:
        messages.error(request, told["error"])
    return redirect(grid_url(assessment.public_id, current) + "#situations")


@role(Role.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def situation(request: Request, public_id: UUID) -> HttpResponse:
    """One situation on a page of its own: its text, every criterion it shows, its photos."""
    found = get_object_or_404(situations(request.actor), public_id=public_id)
    form = SituationForm(request.POST or None, initial={"title": found.title, "note": found.note})
    codes = request.POST.getlist("codes") if form.is_bound else found.codes
    if form.is_valid():
        said = form.cleaned_data
        with refused_on(form), transaction.atomic():
            by, on = request.actor.account, localdate()
            change_situation(found, said["title"], codes, note=said["note"], by=by, on=on)
            attach_all(request, found)
            messages.success(request, "La situation est enregistrée.")
            return redirect("situation", found.public_id)
    shown = {
        "situation": found,
        "form": form,
        "ticks": ticks(found.assessment, set(codes)),
        "evidence": found.evidence.order_by("pk"),
        "back": grid_url(found.assessment.public_id, request.GET.get("s", "")),
    }
    return render(request, "assessments/situation.html", shown, status=422 if form.is_bound else 200)


def attach_all(request: Request, situation: Situation) -> None:
    """Every photo handed in; one that is too large is refused before it is read."""
    for file in request.FILES.getlist("photos"):
        refuse_too_large(file.size or 0)
        attach_evidence(situation, file.read(), by=request.actor.account, on=localdate())


@role(Role.ASSESSOR)
@require_safe
def evidence_file(request: Request, public_id: UUID) -> HttpResponse:
    """A photo or a scan, for the assessors of the body."""
    found = get_object_or_404(evidence(request.actor), public_id=public_id)
    return evidence_answer(found)
