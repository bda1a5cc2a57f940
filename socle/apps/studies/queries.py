"""Reading studies: the public register, and each researcher's own."""

from django.db.models import Prefetch, QuerySet

from socle.apps.accounts.models import Account
from socle.apps.studies.models import Excerpt, Extract, Protocol, Publication, Run, Study
from socle.core.study_life import STUDY


def register() -> QuerySet[Study]:
    """Every study whose protocol is locked, published or not, the latest first."""
    locked = Study.objects.exclude(state=STUDY.initial)
    return locked.prefetch_related(Prefetch("protocols", Protocol.objects.order_by("version"))).order_by(
        "-opened_on", "-pk"
    )


def studies_of(account: Account) -> QuerySet[Study]:
    owned = Study.objects.filter(owner__professional_id=account.professional_id)
    return owned.order_by("-opened_on", "-pk")


def last_protocol(study: Study) -> Protocol | None:
    return study.protocols.select_related("stored").order_by("version").last()


def last_publication(study: Study) -> Publication | None:
    found = Publication.objects.filter(run__protocol__study=study)
    return found.select_related("run__protocol", "results", "report", "paper", "brief").order_by("pk").last()


def runs_of(study: Study) -> QuerySet[Run]:
    found = Run.objects.filter(protocol__study=study).select_related("protocol", "data", "publication")
    return found.order_by("-pk")


def waiting_extracts() -> QuerySet[Extract]:
    """What the certifier has to answer, the oldest first."""
    asked = Extract.objects.filter(granted_on__isnull=True, refused_on__isnull=True)
    return asked.select_related("study__owner__professional").order_by("asked_on", "pk")


def cited(study: Study) -> QuerySet[Excerpt]:
    """The passages that stand beside the figures, by theme."""
    found = Excerpt.objects.filter(material__study=study, cited=True)
    return found.select_related("theme", "material").order_by("theme__name", "material__pk", "starts_at")
