"""Writing the protocol, locking it, amending it in sight of everybody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from socle.apps.files.actions import read
from socle.apps.studies.protocols import amend_protocol, discard_draft, lock_protocol, write_draft
from socle.apps.studies.queries import last_protocol
from socle.core.errors import UnreadableInput
from socle.core.impact.protocol import read_protocol
from socle.core.roles import Role
from socle.core.study_life import STUDY
from socle.web.access import Request, role
from socle.web.refusal import refused_as_message, refused_on
from socle.web.studies.forms import AmendmentForm, ProtocolForm
from socle.web.studies.reach import my


@role(Role.RESEARCHER)
@require_http_methods(["GET", "HEAD", "POST"])
def my_protocol(request: Request, public_id: UUID) -> HttpResponse:
    """What is written is kept even when it is wrong; what is wrong is said."""
    study = my(request, public_id)
    if study.state != STUDY.initial:
        return redirect("amend_protocol", public_id)
    kept = {"name": study.name, "text": study.draft}
    form = ProtocolForm(request.POST or None, initial=kept)
    if form.is_valid():
        said = form.cleaned_data
        with refused_on(form):
            write_draft(study, said["name"], said["text"], by=request.actor.account, on=localdate())
            if "lock" not in request.POST:
                return redirect("my_protocol", public_id)
            lock_protocol(study, by=request.actor.account, on=localdate())
            messages.success(request, "Le protocole est verrouillé : l’étude est au registre public.")
            return redirect("my_study", public_id)
    context = {"study": study, "form": form, "faults": faults_of(study.draft) if not form.is_bound else ()}
    return render(request, "studies/protocol.html", context, status=422 if form.errors else 200)


@role(Role.RESEARCHER)
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: Request, public_id: UUID) -> HttpResponse:
    study = my(request, public_id)
    last = last_protocol(study)
    if last is None:
        return redirect("my_protocol", public_id)
    form = AmendmentForm(request.POST or None, initial={"text": read(last.stored).decode()})
    if form.is_valid():
        said = form.cleaned_data
        with refused_on(form):
            amend_protocol(study, said["text"], said["reason"], by=request.actor.account, on=localdate())
            messages.success(request, "L’amendement est publié à côté du protocole.")
            return redirect("my_study", public_id)
    context = {"study": study, "form": form, "last": last}
    return render(request, "studies/amend.html", context, status=422 if form.errors else 200)


@role(Role.RESEARCHER)
@require_POST
def discard_study(request: Request, public_id: UUID) -> HttpResponse:
    study = my(request, public_id)
    with refused_as_message(request):
        discard_draft(study, by=request.actor.account, on=localdate())
        messages.success(request, "L’étude en préparation est effacée.")
        return redirect("my_studies")
    return redirect("my_study", public_id)


def faults_of(text: str) -> tuple[str, ...]:
    """What keeps a draft from being locked."""
    try:
        read_protocol(text.encode(), name="STUDY.toml")
    except UnreadableInput as error:
        return (*error.problems, error.remedy)
    return ()
