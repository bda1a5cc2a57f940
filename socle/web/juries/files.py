"""One file on the agenda: opening it, reading it, deciding on it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from socle.apps.assessments.models import Evidence
from socle.apps.juries import agenda
from socle.apps.juries.deliberating import decide
from socle.apps.juries.models import Item
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.evidence import evidence_answer
from socle.web.juries.file_page import file_page
from socle.web.juries.forms import DecisionForm
from socle.web.juries.reach import JURY, Viewer, item_for, viewer
from socle.web.refusal import refused_as_message, refused_on


@role(*JURY)
@require_safe
def jury_file(request: Request, public_id: UUID, number: int) -> HttpResponse:
    item, who = found(request, public_id, number)
    return withdrawn(request, item, who) if who.is_tied(item) else show(request, item, who)


def found(request: Request, public_id: UUID, number: int) -> tuple[Item, Viewer]:
    item = item_for(request.actor, public_id, number)
    return item, viewer(request.actor, item.sitting, localdate())


def show(request: Request, item: Item, who: Viewer, form: DecisionForm | None = None) -> HttpResponse:
    """The file, with the decision that was just refused if there is one."""
    page = file_page(item, who, localdate(), names=bool(request.GET.get("noms")), form=form)
    answer = render(request, "juries/file.html", {"page": page}, status=422 if form else 200)
    answer["Cache-Control"] = "private, no-store"
    return answer


def withdrawn(request: Request, item: Item, who: Viewer) -> HttpResponse:
    """A member reads nothing of a file of their own body or employer."""
    tie = (
        "vient de votre organisme"
        if item.pathway.site.body.siren in who.siren
        else "concerne votre employeur"
    )
    return render(request, "juries/withdrawn.html", {"item": item, "tie": tie}, status=403)


@role(*JURY)
@require_POST
def open_file(request: Request, public_id: UUID, number: int) -> HttpResponse:
    """Opening is an act, kept in the journal: only then is the file read."""
    item, who = found(request, public_id, number)
    if who.is_tied(item):
        return withdrawn(request, item, who)
    with refused_as_message(request):
        agenda.open_file(item, by=request.actor.account, on=localdate())
    return redirect("jury_file", public_id, number)


@role(Role.SECRETARY)
@require_POST
def set_aside(request: Request, public_id: UUID, number: int) -> HttpResponse:
    item = item_for(request.actor, public_id, number)
    with refused_as_message(request):
        agenda.set_aside(item, by=request.actor.account, on=localdate())
        messages.success(request, f"Le dossier n° {number} est mis à part : il se décide seul.")
    return redirect(reverse("sitting", args=(public_id,)) + "#exceptions")


@role(Role.SECRETARY)
@require_POST
def return_to_block(request: Request, public_id: UUID, number: int) -> HttpResponse:
    item = item_for(request.actor, public_id, number)
    with refused_as_message(request):
        agenda.return_to_block(item, by=request.actor.account, on=localdate())
        messages.success(request, f"Le dossier n° {number} revient dans le bloc.")
    return redirect(reverse("sitting", args=(public_id,)) + "#block")


@role(Role.SECRETARY)
@require_POST
def decide_file(request: Request, public_id: UUID, number: int) -> HttpResponse:
    item, who = found(request, public_id, number)
    if who.is_tied(item):
        return withdrawn(request, item, who)
    form = DecisionForm(request.POST)
    if form.is_valid():
        said, by = form.cleaned_data, request.actor.account
        with refused_on(form):
            decide(item, said["verdict"], reason=said["reason"], scheme=scheme(), by=by, on=localdate())
            messages.success(request, f"La décision sur le dossier n° {number} est enregistrée.")
            return redirect("sitting", public_id)
    return show(request, item, who, form)


@role(*JURY)
@require_safe
def jury_evidence(request: Request, public_id: UUID, number: int, evidence: UUID) -> HttpResponse:
    """A photo or a scan, for whoever reads the file it belongs to."""
    item, who = found(request, public_id, number)
    if who.is_tied(item):
        return withdrawn(request, item, who)
    if not who.reads(item):
        raise Http404
    pieces = Evidence.objects.filter(situation__assessment__pathway=item.pathway_id)
    piece = get_object_or_404(pieces.select_related("stored"), public_id=evidence)
    return evidence_answer(piece)
