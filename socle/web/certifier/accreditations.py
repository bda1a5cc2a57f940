"""Giving a site an accreditation, and ending one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from socle.apps.accreditations.actions import accredit, end_accreditation
from socle.apps.accreditations.models import Accreditation
from socle.apps.frameworks.queries import frameworks
from socle.apps.organisations.models import Site
from socle.core.accreditation import AccreditedRole
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certifier.bodies import back
from socle.web.certifier.forms import AccreditForm, EndForm
from socle.web.certifier.page import Ask, ask_page
from socle.web.refusal import refused_on


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def accredit_site(request: Request, public_id: UUID) -> HttpResponse:
    site = get_object_or_404(Site.objects.select_related("body"), public_id=public_id)
    offered = list(frameworks())
    form = AccreditForm(request.POST or None, offered, initial={"starts_on": localdate()})
    if form.is_valid():
        said = form.cleaned_data
        framework = next(each for each in offered if each.slug == said["framework"])
        dates = {"starts_on": said["starts_on"], "ends_on": said["ends_on"]}
        as_role = AccreditedRole(said["role"])
        with refused_on(form):
            accredit(site, framework, as_role, **dates, by=request.actor.account.pk, on=localdate())
            messages.success(request, f"{site.name} est habilité pour « {framework.title} ».")
            return redirect("body", site.body.public_id)
    ask = Ask(f"Habiliter {site.name}", "Donner l’habilitation", back(site.body), site.body.name)
    return ask_page(request, ask, form)


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def end_accreditation_page(request: Request, key: int) -> HttpResponse:
    held = get_object_or_404(Accreditation.objects.select_related("site__body", "framework"), pk=key)
    of = held.site.body
    form = EndForm(request.POST or None, initial={"ends_on": localdate()})
    if form.is_valid():
        ends_on = form.cleaned_data["ends_on"]
        with refused_on(form, "ends_on"):
            end_accreditation(held, ends_on=ends_on, by=request.actor.account.pk, on=localdate())
            messages.success(request, f"L’habilitation de {held.site.name} se termine le {ends_on:%d/%m/%Y}.")
            return redirect("body", of.public_id)
    ask = Ask(
        f"Mettre fin à une habilitation de {held.site.name}",
        "Mettre fin à l’habilitation",
        back(of),
        of.name,
        intro=f"« {held.framework.title} », {held.get_role_display()}, depuis le {held.starts_on:%d/%m/%Y}. "
        "Les évaluations déjà faites restent valables.",
    )
    return ask_page(request, ask, form)
