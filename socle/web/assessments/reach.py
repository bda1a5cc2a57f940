"""What one may reach: the files of one's own bodies, and nothing else."""

from django.db.models import QuerySet

from socle.apps.assessments.models import Assessment, Evidence, Situation
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role
from socle.web.access import Actor

PATHWAY = ("person", "framework", "version__framework", "site__body")


def pathways(actor: Actor, role: Role) -> QuerySet[Pathway]:
    return Pathway.objects.filter(site__body__in=actor.bodies(role)).select_related(*PATHWAY)


def assessments(actor: Actor) -> QuerySet[Assessment]:
    """The assessments of the bodies in which the actor assesses today."""
    related = [f"pathway__{name}" for name in PATHWAY]
    bodies = actor.bodies(Role.ASSESSOR)
    return Assessment.objects.filter(pathway__site__body__in=bodies).select_related("assessor", *related)


def situations(actor: Actor) -> QuerySet[Situation]:
    related = [f"assessment__pathway__{name}" for name in PATHWAY]
    bodies = actor.bodies(Role.ASSESSOR)
    return Situation.objects.filter(assessment__pathway__site__body__in=bodies).select_related(*related)


def evidence(actor: Actor) -> QuerySet[Evidence]:
    bodies = actor.bodies(Role.ASSESSOR)
    reached = Evidence.objects.filter(situation__assessment__pathway__site__body__in=bodies)
    return reached.select_related("stored")
