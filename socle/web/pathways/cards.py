"""The access card: its code is shown once, on paper or on screen, and never kept."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from socle.apps.accounts.actions import issue_card, revoke_cards
from socle.apps.pathways.models import Pathway
from socle.core.card import LENGTH, grouped, typed_code
from socle.core.roles import WHOLE_FILES
from socle.documents.access_card import AccessCard, render_access_card
from socle.web.access import Request, role
from socle.web.pathways.views import whole_file
from socle.web.pathways.words import listed_name


@role(*WHOLE_FILES)
@require_POST
@never_cache
def card(request: Request, public_id: UUID) -> HttpResponse:
    """A new card; the page that answers is the only one that ever shows its code."""
    pathway = whole_file(request, public_id)
    code = issue_card(pathway.person, by=request.actor.account.pk, on=localdate())
    shown = {
        "pathway": pathway,
        "name": listed_name(pathway),
        "code": code,
        "grouped": grouped(code),
        "address": request.build_absolute_uri(reverse("card")),
    }
    return render(request, "pathways/card.html", shown)


@role(*WHOLE_FILES)
@require_POST
@never_cache
def card_pdf(request: Request, public_id: UUID) -> HttpResponse:
    pathway = whole_file(request, public_id)
    code = typed_code(request.POST.get("code", ""))
    if len(code) != LENGTH:
        messages.error(request, "Ce code n’est pas complet. Remettez une nouvelle carte.")
        return redirect("pathway", public_id)
    return HttpResponse(
        render_access_card(printed(request, pathway, code)),
        headers={
            "Content-Type": "application/pdf",
            "Content-Disposition": 'inline; filename="carte-acces.pdf"',
        },
    )


def printed(request: Request, pathway: Pathway, code: str) -> AccessCard:
    link = request.build_absolute_uri(reverse("card"))
    return AccessCard(
        code=code,
        address=link.partition("://")[2],
        link=link,
        body=pathway.site.name,
        phone=pathway.site.phone,
        printed_on=localdate(),
        specimen=not settings.PRODUCTION,
    )


@role(*WHOLE_FILES)
@require_POST
def revoke(request: Request, public_id: UUID) -> HttpResponse:
    pathway = whole_file(request, public_id)
    revoke_cards(pathway.person, by=request.actor.account.pk, on=localdate())
    messages.success(request, "La carte est annulée : elle n’ouvre plus rien.")
    return redirect("pathway", public_id)
