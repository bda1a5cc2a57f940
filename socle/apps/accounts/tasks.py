"""What the worker does for access cards: every night, forget the refused openings nobody needs any more."""

from datetime import date, timedelta

from django.utils.timezone import localdate
from procrastinate.contrib.django import app

from socle.apps.accounts.models import Failure

KEPT_DAYS = 365


@app.periodic(cron="20 3 * * *")
@app.task(name="forget_old_failures", queueing_lock="forget_old_failures")
def forget_old_failures(timestamp: int) -> int:
    return forget_failures(localdate())


def forget_failures(on: date) -> int:
    """Failures older than the retention that `data/privacy/fields.toml` declares; answer how many."""
    forgotten, _ = Failure.objects.filter(at__date__lt=on - timedelta(days=KEPT_DAYS)).delete()
    return forgotten
