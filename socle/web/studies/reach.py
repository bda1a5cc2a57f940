"""A researcher reaches their own studies, nobody else's."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from socle.apps.studies.models import Run, Study
from socle.apps.studies.queries import studies_of
from socle.web.access import Request


def my(request: Request, public_id: UUID) -> Study:
    return get_object_or_404(studies_of(request.actor.account), public_id=public_id)


def my_run(request: Request, public_id: UUID) -> Run:
    mine = studies_of(request.actor.account)
    found = Run.objects.select_related("protocol__study", "data", "results")
    return get_object_or_404(found.filter(protocol__study__in=mine), public_id=public_id)
