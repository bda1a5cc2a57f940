"""What waits at the jury; each question is also a filter of the calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from socle.apps.juries.models import Item, Member, Sitting
from socle.core.roles import Role
from socle.web.access import Actor
from socle.web.juries.reach import sittings
from socle.web.task import Task

Question = Callable[[QuerySet[Sitting], Actor, date], QuerySet[Sitting]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """`label` heads the filtered calendar; `one` and `many` follow the number on the page of the day."""

    role: Role
    label: str
    one: str
    many: str
    question: Question


def agenda_to_close(found: QuerySet[Sitting], actor: Actor, on: date) -> QuerySet[Sitting]:
    return found.filter(state="planned", cut_off_on__lte=on)


def to_open(found: QuerySet[Sitting], actor: Actor, on: date) -> QuerySet[Sitting]:
    return found.filter(state="agenda_closed", sits_on__lte=on)


def to_close(found: QuerySet[Sitting], actor: Actor, on: date) -> QuerySet[Sitting]:
    return found.filter(state="open")


def invited_to(found: QuerySet[Sitting], actor: Actor, on: date) -> QuerySet[Sitting]:
    mine = Member.objects.filter(sitting=OuterRef("pk"), professional=actor.account.professional_id)
    return found.filter(Exists(mine), state__in=("planned", "agenda_closed"), sits_on__gte=on)


def to_sign(found: QuerySet[Sitting], actor: Actor, on: date) -> QuerySet[Sitting]:
    """Minutes are signed once every file is decided."""
    mine = Member.objects.filter(
        sitting=OuterRef("pk"),
        professional=actor.account.professional_id,
        present=True,
        signed_on__isnull=True,
    )
    undecided = Item.objects.filter(sitting=OuterRef("pk"), deliberations__isnull=True)
    return found.filter(Exists(mine), ~Exists(undecided), state="open")


WAITING = {
    "ordre-du-jour": Waiting(
        Role.SECRETARY,
        "Ordres du jour à arrêter",
        "ordre du jour à arrêter",
        "ordres du jour à arrêter",
        agenda_to_close,
    ),
    "a-ouvrir": Waiting(Role.SECRETARY, "Séances à ouvrir", "séance à ouvrir", "séances à ouvrir", to_open),
    "a-clore": Waiting(Role.SECRETARY, "Séances ouvertes", "séance ouverte", "séances ouvertes", to_close),
    "invitations": Waiting(
        Role.JUROR,
        "Séances où je suis invité",
        "séance à laquelle vous êtes invité",
        "séances auxquelles vous êtes invité",
        invited_to,
    ),
    "a-signer": Waiting(
        Role.JUROR, "Procès-verbaux à signer", "procès-verbal à signer", "procès-verbaux à signer", to_sign
    ),
}


def jury_tasks(actor: Actor, on: date) -> list[Task]:
    held = {name: waiting for name, waiting in WAITING.items() if waiting.role in actor.roles}
    if not held:
        return []
    found = sittings(actor)
    return [task(name, waiting, waiting.question(found, actor, on).count()) for name, waiting in held.items()]


def task(name: str, waiting: Waiting, count: int) -> Task:
    label = waiting.one if count == 1 else waiting.many
    return Task(label, count, f"{reverse('sittings')}?attente={name}")
