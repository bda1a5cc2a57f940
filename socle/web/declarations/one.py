"""One passage, for the certifier: what was answered, what keeps it back, and its form to type by hand."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from socle.apps.declarations.actions import enter_by_hand
from socle.apps.declarations.correcting import is_to_correct
from socle.apps.declarations.facts import saying_of
from socle.apps.declarations.models import Passage
from socle.core.declaration.lifecycles import OVER, READY
from socle.core.declaration.saying import Saying
from socle.core.declaration.words import by_hand
from socle.core.exchange.cdc.objection import Doubt
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.declarations.answer import Answer, answer_of
from socle.web.declarations.foreseen import Said, said
from socle.web.declarations.passages import every
from socle.web.declarations.reach import delay_on, is_number_open
from socle.web.declarations.words import action_of, name_of, obstacles_said, state_of
from socle.web.pathways.words import short_title
from socle.web.private import private
from socle.web.refusal import refused_as_message

TYPED = (*READY, "rejected")


@dataclass(frozen=True, slots=True)
class Carried:
    public_id: UUID
    name: str
    built_on: date


@dataclass(frozen=True, slots=True)
class PassagePage:
    """`answer` is there while it is to correct; `obstacles` are those of today, not of the last batch."""

    passage: Passage
    holder: str
    state: str
    tag: str
    facts: tuple[tuple[str, str], ...]
    answer: Answer | None
    obstacles: tuple[str, ...]
    doubts: tuple[Said, ...]
    batches: tuple[Carried, ...]
    can_correct: bool
    can_type: bool
    number: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    passage: Passage
    holder: str
    takes_away: bool
    lines: tuple[tuple[str, str], ...]
    obstacles: tuple[str, ...]


@role(Role.CERTIFIER)
@require_safe
def passage(request: Request, public_id: UUID) -> HttpResponse:
    page = passage_page(found(public_id), localdate())
    return render(request, "declarations/passage.html", {"page": page})


@role(Role.CERTIFIER)
@require_safe
@private
def sheet(request: Request, public_id: UUID) -> HttpResponse:
    """Everything that is typed on the portal, in its order, to print or to keep beside."""
    record = found(public_id)
    saying = saying_of(record, scheme=scheme(), on=localdate())
    page = SheetPage(
        passage=record,
        holder=name_of(record.certificate.person),
        takes_away=record.action == "SUPPRESSION",
        lines=tuple(by_hand(saying.passage)) if saying.passage else (),
        obstacles=obstacles(saying),
    )
    return render(request, "declarations/sheet.html", {"page": page})


@role(Role.CERTIFIER)
@require_POST
def typed(request: Request, public_id: UUID) -> HttpResponse:
    """The passage was typed on the portal."""
    with refused_as_message(request):
        enter_by_hand(found(public_id), by=request.actor.account, on=localdate())
        messages.success(request, "La saisie est notée : le passage est intégré.")
    return redirect("declared_passage", public_id)


def found(public_id: UUID) -> Passage:
    return get_object_or_404(every().select_related("national_number"), public_id=public_id)


def passage_page(passage: Passage, on: date) -> PassagePage:
    is_over, is_ready = passage.state in OVER, passage.state in READY
    known = scheme()
    saying = saying_of(passage, scheme=known, on=on)
    state, tag = state_of(passage.state, passage.obstacle)
    number = reverse("passage_number", args=(passage.public_id,))
    return PassagePage(
        passage=passage,
        holder=name_of(passage.certificate.person),
        state=state,
        tag=tag,
        facts=tuple((label, value) for label, value in facts(passage).items() if value),
        answer=answer_of(passage, saying, delay_on(on)) if passage.state == "rejected" else None,
        obstacles=obstacles(saying) if is_ready else (),
        doubts=tuple(map(said, foreseen(saying))) if is_ready else (),
        batches=tuple(carried(passage)),
        can_correct=is_to_correct(passage),
        can_type=passage.state in TYPED,
        number="" if is_over or not is_number_open(on) else number,
    )


def foreseen(saying: Saying) -> tuple[Doubt, ...]:
    return saying.foreseen(scheme().places)


def obstacles(saying: Saying) -> tuple[str, ...]:
    return obstacles_said(saying.obstacle)


def facts(passage: Passage) -> dict[str, str]:
    certificate = passage.certificate
    return {
        "Né(e) le": f"{certificate.person.birth_date:%d/%m/%Y}",
        "Certificat": short_title(certificate.framework),
        "Décidé le": f"{certificate.decided_on:%d/%m/%Y}",
        "Établissement": str(certificate.pathway.site),
        "Sens": action_of(passage.action),
        "Intégré le": f"{passage.integrated_on:%d/%m/%Y}" if passage.integrated_on else "",
        "Identifiant technique": str(passage.technical_id),
    }


def carried(passage: Passage) -> list[Carried]:
    """The batches that held it, the latest first."""
    lines = passage.lines.select_related("batch").order_by("-pk")
    return [Carried(each.public_id, each.name, each.built_on) for each in (line.batch for line in lines)]
