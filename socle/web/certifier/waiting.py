"""The files that wait for the certifier, where there is no jury."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.frameworks.queries import frameworks
from socle.apps.juries.models import Deliberation
from socle.apps.legacy.queries import in_force
from socle.apps.pathways.models import Pathway
from socle.scheme import scheme


def without_jury(on: date) -> list[Framework]:
    """The frameworks whose certificates the certifier validates that day."""
    known = scheme().parameters
    return [each for each in frameworks() if not known.value("has_jury", framework=each.slug, on=on)]


def waiting_in(*frameworks: Framework) -> QuerySet[Pathway]:
    """The first sent in are the first shown."""
    found = Pathway.objects.filter(framework__in=frameworks, state="before_jury")
    return found.select_related("person", "framework", "site").order_by("pk")


def sent_to_the_certifier(on: date) -> QuerySet[Pathway]:
    """The files that wait for a decision of the certifier, and those it decided on before."""
    decided = Deliberation.objects.filter(pathway=OuterRef("pk"), validation__isnull=False)
    sent = Pathway.objects.filter(Q(state="before_jury") | Exists(decided), framework__in=without_jury(on))
    return sent.select_related("person", "framework", "version", "site").defer("version__bundle")


def free(pathways: QuerySet[Pathway]) -> QuerySet[Pathway]:
    """Without those of people who already hold this certificate."""
    return pathways.exclude(IS_HELD)


# Delivered here, or before this product.
_SAME = {"person": OuterRef("person"), "framework": OuterRef("framework")}
IS_HELD = Exists(Certificate.objects.filter(**_SAME, revoked_on__isnull=True)) | Exists(
    in_force().filter(**_SAME)
)


def holds_already(pathway: Pathway) -> bool:
    """Whether the person has this certificate."""
    return not free(Pathway.objects.filter(pk=pathway.pk)).exists()
