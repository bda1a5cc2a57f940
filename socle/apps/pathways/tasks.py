"""What the worker does for pathways: every night, close those whose acquired domains no longer count."""

from datetime import date

from django.utils.timezone import localdate
from procrastinate.contrib.django import app

from socle.apps.pathways.actions import expire_pathway
from socle.apps.pathways.models import Pathway
from socle.core.pathway import expiring_states


@app.periodic(cron="10 3 * * *")
@app.task(name="expire_overdue_pathways", queueing_lock="expire_overdue_pathways")
def expire_overdue_pathways(timestamp: int) -> int:
    return expire_overdue(localdate())


def expire_overdue(on: date) -> int:
    """Close every pathway that has outlived its delay; answer how many. Running it again closes none."""
    overdue = list(Pathway.objects.filter(kept_until__lt=on, state__in=expiring_states()).order_by("pk"))
    for pathway in overdue:
        expire_pathway(pathway, by=None, on=on)
    return len(overdue)
