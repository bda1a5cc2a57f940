"""The team of a body and its sites, for its administrators."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from socle.apps.accounts.models import Membership
from socle.apps.accounts.queries import memberships
from socle.apps.accounts.team import add_to_team, leave_role
from socle.apps.accreditations.models import Accreditation
from socle.apps.accreditations.queries import held_by
from socle.apps.organisations.models import Body, Site
from socle.core.roles import BODY_ROLES, LABELS, Role
from socle.web.access import Request, role
from socle.web.exports import exported
from socle.web.pathways.exporting import accreditations, staff
from socle.web.refusal import refused_as_message, refused_on


class MemberForm(forms.Form):
    body = forms.ChoiceField(label="Organisme")
    first_name = forms.CharField(
        label="Prénom", max_length=100, error_messages={"required": "Écrivez le prénom."}
    )
    last_name = forms.CharField(label="Nom", max_length=100, error_messages={"required": "Écrivez le nom."})
    email = forms.EmailField(
        label="Adresse de courriel professionnelle",
        error_messages={
            "required": "Écrivez l’adresse.",
            "invalid": "Écrivez l’adresse en entier : nom@exemple.fr.",
        },
    )
    roles = forms.MultipleChoiceField(
        label="Rôles",
        choices=[(each.value, LABELS[each]) for each in BODY_ROLES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins un rôle."},
    )

    def __init__(self, asked: Any, *, bodies: Iterable[Body]) -> None:
        super().__init__(asked)
        self.bodies = {str(body.public_id): body for body in bodies}
        choices = [(key, body.name) for key, body in self.bodies.items()]
        cast(forms.ChoiceField, self.fields["body"]).choices = choices
        if len(choices) == 1:
            self.fields["body"].widget = forms.HiddenInput()
            self.fields["body"].initial = choices[0][0]


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    email: str
    roles: tuple[tuple[str, Membership], ...]


@dataclass(frozen=True, slots=True)
class SiteLine:
    site: Site
    accreditations: tuple[Accreditation, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One body: its people and its sites."""

    body: Body
    members: tuple[Member, ...]
    sites: tuple[SiteLine, ...]


@role(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: Request) -> HttpResponseBase:
    bodies, on = list(request.actor.bodies(Role.ADMINISTRATOR).order_by("name", "pk")), localdate()
    lists = {"equipe": partial(staff, bodies, on), "habilitations": partial(accreditations, bodies)}
    if file := exported(request, lists):
        return file
    form = MemberForm(request.POST or None, bodies=bodies)
    if form.is_valid():
        with refused_on(form):
            added = add(form, by=request.actor.account.pk, on=on)
            messages.success(request, f"{added} fait partie de l’équipe. {FIRST_TIME}")
            return redirect("team")
    page = {"form": form, "sections": sections(bodies, on)}
    return render(request, "pathways/team.html", page, status=422 if form.is_bound else 200)


FIRST_TIME = "La première fois, cette personne demande un code par courriel sur la page de connexion."


def add(form: MemberForm, *, by: int, on: date) -> str:
    said = form.cleaned_data
    name, roles = (said["first_name"], said["last_name"]), [Role(each) for each in said["roles"]]
    return str(add_to_team(form.bodies[said["body"]], name, said["email"], roles, by=by, on=on).professional)


@role(Role.ADMINISTRATOR)
@require_POST
def end_membership(request: Request, key: int) -> HttpResponse:
    """End a role in one of the administrator's own bodies."""
    on = localdate()
    held = memberships(on).filter(body__in=request.actor.bodies(Role.ADMINISTRATOR))
    membership = get_object_or_404(held, pk=key)
    with refused_as_message(request):
        leave_role(membership, by=request.actor.account.pk, on=on)
        messages.success(request, "Le rôle se termine ce soir.")
    return redirect("team")


def sections(bodies: list[Body], on: date) -> tuple[Section, ...]:
    people = memberships(on).filter(body__in=bodies).order_by("account__professional__sort_name", "pk")
    found = list(people)
    sites = list(Site.objects.filter(body__in=bodies).order_by("name", "pk"))
    accreditations = list(held_by(sites))
    return tuple(
        Section(
            body=body,
            members=members([each for each in found if each.body_id == body.pk]),
            sites=tuple(
                SiteLine(site, tuple(each for each in accreditations if each.site_id == site.pk))
                for site in sites
                if site.body_id == body.pk
            ),
        )
        for body in bodies
    )


def members(held: list[Membership]) -> tuple[Member, ...]:
    """One line per account, with its roles."""
    by_account: dict[int, list[Membership]] = {}
    for each in held:
        by_account.setdefault(each.account_id, []).append(each)
    return tuple(
        Member(
            name=str(roles[0].account.professional),
            email=roles[0].account.email,
            roles=tuple((LABELS[Role(each.role)], each) for each in roles),
        )
        for roles in by_account.values()
    )
