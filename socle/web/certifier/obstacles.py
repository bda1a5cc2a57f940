"""Criteria said not assessable: what assessors ask, and what the certifier answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.assessments.models import Obstacle
from socle.apps.assessments.rating import answer_obstacle
from socle.apps.frameworks.queries import content
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certifier.forms import AnswerForm
from socle.web.exports import exported
from socle.web.refusal import refused_on

SHOWN = 50
OBSTACLES = (
    "Certificat",
    "Critère",
    "Ce qui est demandé",
    "Sous-domaine",
    "Établissement",
    "Raison",
    "Posée le",
    "Réponse",
)


@dataclass(frozen=True, slots=True)
class Line:
    """What is asked, without the person's name."""

    public_id: UUID
    framework: str
    code: str
    criterion: str
    subdomain: str
    site: str
    reason: str
    raised_on: date
    answer: str


def obstacles_told() -> QuerySet[Obstacle]:
    return Obstacle.objects.select_related(
        "assessment__pathway__version__framework", "assessment__pathway__site"
    )


def open_obstacles() -> QuerySet[Obstacle]:
    """What waits for an answer, the oldest first."""
    return obstacles_told().filter(answered_on__isnull=True).order_by("raised_on", "pk")


@role(Role.CERTIFIER)
@require_safe
def obstacles(request: Request) -> HttpResponseBase:
    answered = obstacles_told().filter(answered_on__isnull=False).order_by("-answered_on", "-pk")
    if file := exported(request, {"non-evaluables": lambda: table(chain(open_obstacles(), answered))}):
        return file
    page = {
        "asked": [line(each) for each in open_obstacles()[:SHOWN]],
        "answered": [line(each) for each in answered[:SHOWN]],
    }
    return render(request, "certifier/obstacles.html", {"page": page})


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def obstacle(request: Request, public_id: UUID) -> HttpResponse:
    found = get_object_or_404(open_obstacles(), public_id=public_id)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        with refused_on(form, "answer"):
            said = form.cleaned_data["answer"]
            answer_obstacle(found, said, by=request.actor.account.pk, on=localdate())
            messages.success(request, f"Votre réponse sur le critère {found.code} est enregistrée.")
            return redirect("obstacles")
    status = 422 if form.errors else 200
    return render(request, "certifier/obstacle.html", {"page": line(found), "form": form}, status=status)


def table(found: Iterable[Obstacle]) -> Table:
    return Table("Non évaluables", OBSTACLES, (told(line(each)) for each in found))


def told(line: Line) -> tuple[Cell, ...]:
    asked = (line.framework, line.code, line.criterion, line.subdomain, line.site, line.reason)
    return *asked, line.raised_on, line.answer


def line(obstacle: Obstacle) -> Line:
    pathway = obstacle.assessment.pathway
    framework = content(pathway.version)
    subdomain = next(s for s in framework.subdomains() if obstacle.code in {c.code for c in s.criteria})
    return Line(
        public_id=obstacle.public_id,
        framework=framework.title,
        code=obstacle.code,
        criterion=next(str(each.text) for each in subdomain.criteria if each.code == obstacle.code),
        subdomain=str(subdomain.name),
        site=str(pathway.site),
        reason=obstacle.reason,
        raised_on=obstacle.raised_on,
        answer=obstacle.answer,
    )
