"""A sitting's page, and what the secretary does before the day: plan, invite, close the agenda, cancel."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from socle.apps.frameworks.models import Framework
from socle.apps.frameworks.queries import frameworks
from socle.apps.juries.actions import cancel_sitting, invite_member, plan_sitting
from socle.apps.juries.agenda import close_agenda
from socle.apps.juries.leaving import remove_member
from socle.apps.juries.models import Sitting
from socle.core.jury import College
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.exports import exported
from socle.web.juries.exporting import agenda_list
from socle.web.juries.forms import InviteForm, PlanForm
from socle.web.juries.reach import JURY, sitting_for
from socle.web.juries.sitting_page import sitting_page
from socle.web.juries.words import files_label
from socle.web.refusal import refused_as_message, refused_on


@role(*JURY)
@require_safe
def sitting(request: Request, public_id: UUID) -> HttpResponseBase:
    return show(request, sitting_for(request.actor, public_id))


def show(request: Request, sitting: Sitting, invite: InviteForm | None = None) -> HttpResponseBase:
    """The sitting, with the invitation that was just refused if there is one."""
    names = bool(request.GET.get("noms"))
    page = sitting_page(request.actor, sitting, localdate(), names=names, invite=invite)
    if file := exported(request, {"ordre-du-jour": partial(agenda_list, page)}):
        return file
    return render(request, "juries/sitting.html", {"page": page}, status=422 if invite else 200)


@role(Role.SECRETARY)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Request) -> HttpResponse:
    offered = [each for each in frameworks() if has_jury(each)]
    form = PlanForm(request.POST or None, offered)
    if form.is_valid():
        said = form.cleaned_data
        chosen = next(each for each in offered if each.slug == said.pop("framework"))
        with refused_on(form):
            planned = plan_sitting(chosen, **said, scheme=scheme(), by=request.actor.account, on=localdate())
            messages.success(request, "La séance est prévue. Invitez maintenant les membres du jury.")
            return redirect("sitting", planned.public_id)
    return render(request, "juries/plan.html", {"form": form}, status=422 if form.is_bound else 200)


def has_jury(framework: Framework) -> bool:
    return bool(scheme().parameters.value("has_jury", framework=framework.slug, on=localdate()))


@role(Role.SECRETARY)
@require_POST
def invite(request: Request, public_id: UUID) -> HttpResponseBase:
    found = sitting_for(request.actor, public_id)
    form = InviteForm(request.POST, found)
    if form.is_valid():
        held = form.people[form.cleaned_data["invited"]]
        professional = held.account.professional
        with refused_on(form, "invited"):
            invite_member(
                found, professional, College(held.college), by=request.actor.account, on=localdate()
            )
            messages.success(request, f"{professional} est membre de cette séance.")
            return redirect("sitting", public_id)
    return show(request, found, invite=form)


@role(Role.SECRETARY)
@require_POST
def uninvite(request: Request, public_id: UUID, member: UUID) -> HttpResponse:
    found = sitting_for(request.actor, public_id)
    invited = get_object_or_404(found.members.select_related("professional"), public_id=member)
    with refused_as_message(request):
        remove_member(invited, by=request.actor.account, on=localdate())
        messages.success(request, f"{invited.professional} n’est plus membre de cette séance.")
    return redirect("sitting", public_id)


@role(Role.SECRETARY)
@require_POST
def stop_agenda(request: Request, public_id: UUID) -> HttpResponse:
    found = sitting_for(request.actor, public_id)
    with refused_as_message(request):
        items = close_agenda(found, scheme=scheme(), by=request.actor.account, on=localdate())
        messages.success(request, f"L’ordre du jour est arrêté : {files_label(len(items))}.")
    return redirect("sitting", public_id)


@role(Role.SECRETARY)
@require_POST
def cancel(request: Request, public_id: UUID) -> HttpResponse:
    found = sitting_for(request.actor, public_id)
    with refused_as_message(request):
        cancel_sitting(found, by=request.actor.account, on=localdate())
        messages.success(request, "La séance est annulée. Ses dossiers attendent la séance suivante.")
    return redirect("sitting", public_id)
