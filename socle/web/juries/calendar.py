"""The calendar of sittings: those to come, then those that are over."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from socle.apps.juries.models import Item, Member, Sitting
from socle.core.exchange.tables.table import Cell, Table
from socle.core.jury import College
from socle.core.roles import Role
from socle.core.sitting import SITTING
from socle.web.access import Actor, Request, role
from socle.web.exports import exported
from socle.web.juries.reach import JURY, sittings
from socle.web.juries.tasks import WAITING
from socle.web.juries.words import capitalised
from socle.web.pathways.words import short_title

ON_A_PAGE = 30
SHORT = {College.EMPLOYERS: "Employeurs", College.EMPLOYEES: "Salariés"}
SITTINGS = ("Séance", "Jour", "Lieu", "Certificat", "Étape", "Dossiers", "Membres")
OVER = ("closed", "cancelled")


@dataclass(frozen=True, slots=True)
class Row:
    """`files` is empty until the agenda is closed; `members` says how many of each college are invited."""

    sitting: Sitting
    state: str
    framework: str
    files: int | None
    members: str


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """`past` is one page of those that are over; `filter` names what was asked in the address."""

    upcoming: tuple[Row, ...]
    past: tuple[Row, ...]
    past_page: "Page[Sitting]"
    filter: str
    can_plan: bool


@role(*JURY)
@require_safe
def calendar(request: Request) -> HttpResponseBase:
    asked, on = request.GET.get("attente", ""), localdate()
    if file := exported(request, {"seances": partial(table, request.actor, asked, on)}):
        return file
    page = calendar_page(request.actor, asked, request.GET.get("page", ""), on)
    return render(request, "juries/calendar.html", {"page": page})


def calendar_page(actor: Actor, asked: str, number: str, on: date) -> CalendarPage:
    found, waiting = asked_sittings(actor, asked, on), WAITING.get(asked)
    past = Paginator(found.filter(state__in=OVER), ON_A_PAGE).get_page(number)
    coming = list(found.exclude(state__in=OVER).order_by("sits_on", "pk"))
    row = rows([*coming, *past])
    return CalendarPage(
        upcoming=tuple(row(sitting) for sitting in coming),
        past=tuple(row(sitting) for sitting in past),
        past_page=past,
        filter=waiting.label if waiting else "",
        can_plan=Role.SECRETARY in actor.roles,
    )


def asked_sittings(actor: Actor, asked: str, on: date) -> QuerySet[Sitting]:
    """Those that the account reaches, or the ones among them that wait for something."""
    found, waiting = sittings(actor), WAITING.get(asked)
    return waiting.question(found, actor, on) if waiting else found


def table(actor: Actor, asked: str, on: date) -> Table:
    """Every sitting that the page shows, by day."""
    shown = list(asked_sittings(actor, asked, on).order_by("sits_on", "pk"))
    return Table("Séances", SITTINGS, map(told, map(rows(shown), shown)))


def told(row: Row) -> tuple[Cell, ...]:
    sitting = row.sitting
    return sitting.name, sitting.sits_on, sitting.place, row.framework, row.state, row.files, row.members


def rows(shown: list[Sitting]) -> Callable[[Sitting], Row]:
    """How a sitting is told; its files and members are counted for all of them at once."""
    files = Counter(Item.objects.filter(sitting__in=shown).values_list("sitting_id", flat=True))
    sits = Member.objects.filter(sitting__in=shown).values_list("sitting_id", "college")
    members = Counter(sits)

    def row(sitting: Sitting) -> Row:
        said = (f"{name} : {members[sitting.pk, college]}" for college, name in SHORT.items())
        return Row(
            sitting=sitting,
            state=capitalised(SITTING.labels[sitting.state]),
            framework=short_title(sitting.framework),
            files=files[sitting.pk] or None,
            members=" · ".join(said),
        )

    return row
