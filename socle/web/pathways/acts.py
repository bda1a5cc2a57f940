"""What a body does on a file: each view runs one verb and comes back to the file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from socle.apps.assessments.actions import accept_outside_result, submit_to_jury
from socle.apps.pathways.actions import record_presence, resume_pathway, stop_pathway
from socle.apps.people.actions import change_contact
from socle.core.roles import WHOLE_FILES
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.pathways.contact_form import ContactForm
from socle.web.pathways.forms import OutsideForm, PresenceForm, StopForm
from socle.web.pathways.views import show, whole_file
from socle.web.pathways.words import listed_name
from socle.web.refusal import refused_as_message, refused_on


@role(*WHOLE_FILES)
@require_POST
def presence(request: Request, public_id: UUID) -> HttpResponse:
    pathway, form = whole_file(request, public_id), PresenceForm(request.POST)
    if form.is_valid():
        with refused_on(form, "on"):
            record_presence(pathway, by=request.actor.account.pk, on=form.cleaned_data["on"])
            messages.success(request, "La présence est notée.")
            return redirect("pathway", public_id)
    return show(request, pathway, presence=form)


@role(*WHOLE_FILES)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: Request, public_id: UUID) -> HttpResponse:
    pathway = whole_file(request, public_id)
    held = {name: getattr(pathway.person, name) for name in ContactForm.base_fields}
    form = ContactForm(request.POST or None, initial=held)
    if form.is_valid():
        change_contact(pathway.person, form.contact, by=request.actor.account.pk, on=localdate())
        messages.success(request, "Les coordonnées sont à jour.")
        return redirect("pathway", public_id)
    page = {"form": form, "name": listed_name(pathway), "pathway": pathway}
    return render(request, "pathways/contact.html", page, status=422 if form.is_bound else 200)


@role(*WHOLE_FILES)
@require_POST
def stop(request: Request, public_id: UUID) -> HttpResponse:
    pathway, form = whole_file(request, public_id), StopForm(request.POST, on=localdate())
    if form.is_valid():
        with refused_on(form):
            reason = form.cleaned_data["reason"]
            stop_pathway(pathway, reason, scheme=scheme(), by=request.actor.account.pk, on=localdate())
            messages.success(request, "Le parcours est arrêté. Il peut être repris.")
            return redirect("pathway", public_id)
    return show(request, pathway, stop=form)


@role(*WHOLE_FILES)
@require_POST
def outside(request: Request, public_id: UUID) -> HttpResponse:
    pathway, form = whole_file(request, public_id), OutsideForm(request.POST)
    if form.is_valid():
        with refused_on(form):
            source = form.cleaned_data["source"]
            accept_outside_result(pathway, source, by=request.actor.account.pk, on=localdate())
            messages.success(request, "Le résultat est noté. Le dossier peut être envoyé.")
            return redirect("pathway", public_id)
    return show(request, pathway, outside=form)


@role(*WHOLE_FILES)
@require_POST
def resume(request: Request, public_id: UUID) -> HttpResponse:
    pathway = whole_file(request, public_id)
    with refused_as_message(request):
        resume_pathway(pathway, by=request.actor.account.pk, on=localdate())
        messages.success(request, "Le parcours reprend.")
    return redirect("pathway", public_id)


@role(*WHOLE_FILES)
@require_POST
def submit(request: Request, public_id: UUID) -> HttpResponse:
    pathway = whole_file(request, public_id)
    with refused_as_message(request):
        submit_to_jury(pathway, by=request.actor.account.pk, on=localdate())
        messages.success(request, "Le dossier est envoyé.")
    return redirect("pathway", public_id)
