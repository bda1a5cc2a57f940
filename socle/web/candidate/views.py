"""The candidate's own pages: where am I, my result, my documents."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from socle.apps.assessments.models import Assessment
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role
from socle.web.access import Actor, Request, role
from socle.web.candidate.page import last_given_back, my_result, pathway_part
from socle.web.private import private


@role(Role.CANDIDATE)
@require_safe
@private
def my_pathway(request: Request) -> HttpResponse:
    parts = [pathway_part(pathway) for pathway in own_pathways(request.actor)]
    shown = {"name": request.actor.candidate.first_name, "parts": parts}
    return render(request, "candidate/pathway.html", shown)


@role(Role.CANDIDATE)
@require_safe
@private
def result(request: Request, public_id: UUID | None = None) -> HttpResponse:
    """The result of one pathway, or of the latest that has one."""
    assessment = given_back(request, public_id)
    return render(request, "candidate/result.html", {"page": my_result(assessment.pathway, assessment)})


def own_pathways(actor: Actor) -> QuerySet[Pathway]:
    """The latest first."""
    own = Pathway.objects.filter(person=actor.candidate).order_by("-opened_on", "-pk")
    return own.select_related("person", "version", "framework", "site__body")


def given_back(request: Request, public_id: UUID | None) -> Assessment:
    """The last assessment given back, of one of the candidate's own pathways."""
    own = own_pathways(request.actor)
    pathways = [get_object_or_404(own, public_id=public_id)] if public_id else list(own)
    for pathway in pathways:
        if assessment := last_given_back(pathway):
            assessment.pathway = pathway
            return assessment
    raise Http404
