"""The day of a sitting: who is there, its opening, the grant of the block, signatures, its closing."""

from datetime import time
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST

from socle.apps.certificates.conclusion import conclude_sitting
from socle.apps.juries.actions import mark_present, open_sitting, sign_minutes
from socle.apps.juries.deliberating import Block, grant_block
from socle.apps.juries.hours import end_hearing
from socle.apps.juries.queries import members_of
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.juries.reach import sitting_for
from socle.web.juries.words import counted
from socle.web.refusal import refused_as_message


@role(Role.SECRETARY)
@require_POST
def presences(request: Request, public_id: UUID) -> HttpResponse:
    """Who is there, all said at once."""
    found, here = sitting_for(request.actor, public_id), request.POST.getlist("present")
    with refused_as_message(request), transaction.atomic():
        for member in members_of(found):
            is_here = str(member.public_id) in here
            mark_present(member, is_here, by=request.actor.account, on=localdate())
        messages.success(request, "Les présences sont notées.")
    return redirect("sitting", public_id)


@role(Role.SECRETARY)
@require_POST
def open_it(request: Request, public_id: UUID) -> HttpResponse:
    found = sitting_for(request.actor, public_id)
    with refused_as_message(request):
        open_sitting(found, scheme=scheme(), by=request.actor.account, on=localdate(), at=this_minute())
        messages.success(request, "La séance est ouverte.")
    return redirect("sitting", public_id)


@role(Role.SECRETARY)
@require_POST
def grant(request: Request, public_id: UUID) -> HttpResponse:
    found = sitting_for(request.actor, public_id)
    with refused_as_message(request):
        done = grant_block(found, scheme=scheme(), by=request.actor.account, on=localdate())
        tell(request, done)
    return redirect("sitting", public_id)


def tell(request: Request, done: Block) -> None:
    """What was granted, and what was left with the reason."""
    granted = counted(len(done.granted), "certificat est accordé", "certificats sont accordés")
    said = f"{granted}." if done.granted else "Le bloc ne contient plus de dossier : rien n’a changé."
    messages.success(request, said)
    for number, missing in done.left:
        messages.warning(
            request, f"Le dossier n° {number} reste à décider : il manque {' ; '.join(missing)}."
        )


@role(Role.JUROR)
@require_POST
def sign(request: Request, public_id: UUID) -> HttpResponse:
    """Each member signs in their own name."""
    found, by = sitting_for(request.actor, public_id), request.actor.account
    member = get_object_or_404(found.members, professional=by.professional_id)
    with refused_as_message(request):
        sign_minutes(member, by=by, on=localdate())
        messages.success(request, "Vous avez signé le procès-verbal.")
    return redirect("sitting", public_id)


@role(Role.SECRETARY)
@require_POST
def conclude(request: Request, public_id: UUID) -> HttpResponse:
    """Close the sitting; what it granted becomes certificates."""
    found, by = sitting_for(request.actor, public_id), request.actor.account
    with refused_as_message(request), transaction.atomic():
        end_hearing(found, at=this_minute(), by=by, on=localdate())
        awarded = conclude_sitting(found, scheme=scheme(), by=by, on=localdate())
        given = counted(len(awarded), "certificat est délivré", "certificats sont délivrés")
        messages.success(request, f"La séance est close. {given if awarded else 'Aucun certificat'}.")
    return redirect("sitting", public_id)


def this_minute() -> time:
    """In Paris, as minutes are written."""
    return localtime().time().replace(second=0, microsecond=0)
