"""Which rows a key reaches: those that the pages show to an account with the same role in the same body."""

from django.db.models import Exists, OuterRef, QuerySet

from socle.apps.api_keys.queries import Holder
from socle.apps.assessments.models import Assessment
from socle.apps.certificates.models import Certificate
from socle.apps.organisations.models import Site
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Person
from socle.core.pathway import TO_TRAIN
from socle.core.roles import WHOLE_FILES, Role


def pathways(holder: Holder) -> QuerySet[Pathway]:
    """The files of the body; for a trainer, those of the people to train."""
    found = Pathway.objects.filter(site__body=holder.body)
    if holder.role == Role.TRAINER:
        found = found.filter(state__in=TO_TRAIN)
    elif holder.role not in WHOLE_FILES:
        found = found.none()
    return found.select_related("person", "framework", "version", "site")


def people(holder: Holder) -> QuerySet[Person]:
    return Person.objects.filter(Exists(pathways(holder).filter(person=OuterRef("pk"))))


def sites(holder: Holder) -> QuerySet[Site]:
    return Site.objects.filter(body=holder.body) if holder.role in WHOLE_FILES else Site.objects.none()


def assessments(holder: Holder) -> QuerySet[Assessment]:
    """The assessments of the body in which the key assesses."""
    if holder.role != Role.ASSESSOR:
        return Assessment.objects.none()
    found = Assessment.objects.filter(pathway__site__body=holder.body)
    return found.select_related("assessor", "pathway__version", "pathway__site__body")


def certificates(holder: Holder) -> QuerySet[Certificate]:
    """Those of the body's files; every one for the certifier."""
    found = Certificate.objects.select_related("framework", "pathway")
    if holder.role == Role.CERTIFIER:
        return found
    return found.filter(pathway__site__body=holder.body) if holder.role in WHOLE_FILES else found.none()
