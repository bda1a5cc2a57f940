"""The trainer's record: what is prescribed, what was done, one more session."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from socle.apps.frameworks.queries import content
from socle.apps.pathways.models import Pathway
from socle.apps.training.actions import Given, record_sessions
from socle.apps.training.models import Prescription, Session
from socle.apps.training.queries import prescription_in_force
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.assessments.reach import pathways
from socle.web.refusal import refused_on


class SessionForm(forms.Form):
    on = forms.DateField(
        label="Le jour", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), localize=False
    )
    hours = forms.DecimalField(
        label="La durée, en heures",
        help_text="Par exemple 3 ou 3,5.",
        localize=True,
        decimal_places=1,
        max_digits=4,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    subdomains = forms.MultipleChoiceField(
        label="Ce qui a été travaillé", widget=forms.CheckboxSelectMultiple
    )
    progress = forms.CharField(
        label="Ce qui avance",
        help_text="Facultatif. Ce que la personne fait maintenant, et la suite prévue.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subdomains"].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Line:
    """One subdomain: the hours proposed and those of the sessions that worked on it."""

    code: str
    name: str
    proposed: int
    done: Decimal


@dataclass(frozen=True, slots=True)
class TrainingPage:
    pathway: Pathway
    prescription: Prescription | None
    lines: tuple[Line, ...]
    sessions: tuple[Session, ...]


@role(Role.TRAINER)
@require_http_methods(["GET", "HEAD", "POST"])
def training(request: Request, public_id: UUID) -> HttpResponse:
    pathway = get_object_or_404(pathways(request.actor, Role.TRAINER), public_id=public_id)
    page = training_page(pathway)
    choices = [(line.code, f"{line.code} {line.name}") for line in page.lines]
    form = SessionForm(request.POST or None, choices=choices, initial={"on": localdate()})
    if form.is_valid():
        with refused_on(form):
            add_session(request, pathway, form.cleaned_data)
            messages.success(request, "La séance est enregistrée.")
            return redirect("training", pathway.public_id)
    shown = {"page": page, "form": form}
    return render(request, "assessments/training.html", shown, status=422 if form.is_bound else 200)


def add_session(request: Request, pathway: Pathway, said: dict[str, Any]) -> None:
    """A session given by whoever is signed in."""
    account = request.actor.account
    given = Given(said["on"], said["hours"], said["subdomains"], said["progress"])
    record_sessions(pathway, account.professional, [given], scheme=scheme(), by=account.pk, on=localdate())


def training_page(pathway: Pathway) -> TrainingPage:
    """The subdomains prescribed or worked on, in the order of the framework."""
    prescription = prescription_in_force(pathway)
    sessions = tuple(Session.objects.filter(pathway=pathway).select_related("trainer").order_by("-on", "-pk"))
    proposed = prescription.hours if prescription else {}
    done = hours_done(sessions)
    names = {subdomain.code: subdomain.name.value for subdomain in content(pathway.version).subdomains()}
    lines = (
        Line(code, name, proposed.get(code, 0), done[code])
        for code, name in names.items()
        if code in proposed or code in done
    )
    return TrainingPage(pathway, prescription, tuple(lines), sessions)


def hours_done(sessions: tuple[Session, ...]) -> dict[str, Decimal]:
    """Hours of sessions by subdomain; a session that works on several counts whole for each."""
    done: dict[str, Decimal] = defaultdict(Decimal)
    for session in sessions:
        for code in session.subdomains:
            done[code] += session.hours
    return done
