"""The bodies of the scheme: finding one, registering one, and what is known of it."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.accounts.queries import memberships
from socle.apps.accounts.team import add_to_team
from socle.apps.accreditations.models import Accreditation
from socle.apps.accreditations.queries import held_by
from socle.apps.organisations.actions import register_body, register_site
from socle.apps.organisations.models import Body, Site
from socle.apps.organisations.queries import bodies_named
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certifier.exporting import administrators_list, bodies_list, sites_list
from socle.web.certifier.forms import AdministratorForm, BodyForm, FilterForm, SiteForm
from socle.web.certifier.page import Ask, ask_page
from socle.web.exports import exported
from socle.web.pathways.exporting import accreditations
from socle.web.refusal import refused_on

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class BodiesPage:
    form: FilterForm
    rows: "Page[Any]"
    words: str

    @property
    def is_filtered(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Held:
    """One accreditation, and whether it may still be ended."""

    key: int
    framework: str
    role: str
    starts_on: date
    ends_on: date | None
    step: str
    can_end: bool


@dataclass(frozen=True, slots=True)
class SiteLine:
    site: Site
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    body: Body
    sites: tuple[SiteLine, ...]
    administrators: tuple[tuple[str, str], ...]


@role(Role.CERTIFIER)
@require_safe
def bodies(request: Request) -> HttpResponseBase:
    form = FilterForm(request.GET)
    words = form.cleaned_data["nom"] if form.is_valid() else ""
    found = bodies_named(words).annotate(site_count=Count("sites", distinct=True))
    lists = {
        "organismes": partial(bodies_list, found),
        # The accreditations of every body, or of those found by words.
        "habilitations": partial(accreditations, Body.objects.filter(pk__in=found.values("pk"))),
    }
    if file := exported(request, lists):
        return file
    rows = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "certifier/bodies.html", {"page": BodiesPage(form, rows, words)})


@role(Role.CERTIFIER)
@require_safe
def body(request: Request, public_id: UUID) -> HttpResponseBase:
    found = get_object_or_404(Body, public_id=public_id)
    page = body_page(found, localdate())
    lists = {
        "etablissements": partial(sites_list, [line.site for line in page.sites]),
        "habilitations": partial(accreditations, Body.objects.filter(pk=found.pk)),
        "responsables": partial(administrators_list, page.administrators),
    }
    return exported(request, lists) or render(request, "certifier/body.html", {"page": page})


def body_page(body: Body, on: date) -> BodyPage:
    sites = list(body.sites.order_by("name", "pk"))
    lines: dict[int, list[Held]] = {site.pk: [] for site in sites}
    for held in held_by(sites):
        lines[held.site_id].append(held_line(held, on))
    named = memberships(on).filter(body=body, role=Role.ADMINISTRATOR)
    people = named.order_by("account__professional__sort_name", "pk")
    return BodyPage(
        body=body,
        sites=tuple(SiteLine(site, tuple(lines[site.pk])) for site in sites),
        administrators=tuple((str(each.account.professional), each.account.email) for each in people),
    )


def held_line(held: Accreditation, on: date) -> Held:
    is_over = held.ends_on is not None and held.ends_on < on
    step = "terminée" if is_over else "en vigueur" if held.starts_on <= on else "à venir"
    return Held(
        key=held.pk,
        framework=held.framework.title,
        role=held.get_role_display(),
        starts_on=held.starts_on,
        ends_on=held.ends_on,
        step=step,
        can_end=not is_over,
    )


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def add_body(request: Request) -> HttpResponse:
    form = BodyForm(request.POST or None)
    if form.is_valid():
        by = request.actor.account.pk
        new = register_body(form.cleaned_data["siren"], form.cleaned_data["name"], by=by, on=localdate())
        return redirect("body", new.public_id)
    ask = Ask("Inscrire un organisme", "Inscrire l’organisme", reverse("bodies"), "Organismes")
    return ask_page(request, ask, form)


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def add_site(request: Request, public_id: UUID) -> HttpResponse:
    of = get_object_or_404(Body, public_id=public_id)
    form = SiteForm(request.POST or None)
    if form.is_valid():
        with refused_on(form, "siret"):
            site = register_site(of, **form.cleaned_data, by=request.actor.account.pk, on=localdate())
            messages.success(request, f"{site.name} est inscrit. Donnez-lui ses habilitations.")
            return redirect("body", of.public_id)
    ask = Ask(f"Inscrire un établissement de {of.name}", "Inscrire l’établissement", back(of), of.name)
    return ask_page(request, ask, form)


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def add_administrator(request: Request, public_id: UUID) -> HttpResponse:
    of = get_object_or_404(Body, public_id=public_id)
    form = AdministratorForm(request.POST or None)
    if form.is_valid():
        said, by = form.cleaned_data, request.actor.account.pk
        name = (said["first_name"], said["last_name"])
        with refused_on(form):
            new = add_to_team(of, name, said["email"], [Role.ADMINISTRATOR], by=by, on=localdate())
            messages.success(request, f"{new.professional} est responsable de {of.name}.")
            return redirect("body", of.public_id)
    ask = Ask(f"Nommer un responsable de {of.name}", "Nommer cette personne", back(of), of.name)
    return ask_page(request, ask, form)


def back(body: Body) -> str:
    return reverse("body", args=(body.public_id,))
