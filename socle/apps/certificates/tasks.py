"""What the worker does for links: every night, forget those that ended a year ago, and their openings."""

from datetime import date, timedelta

from django.db.models.functions import Coalesce
from django.utils.timezone import localdate
from procrastinate.contrib.django import app

from socle.apps.certificates.models import Share

KEPT_DAYS = 365


@app.periodic(cron="30 3 * * *")
@app.task(name="forget_ended_shares", queueing_lock="forget_ended_shares")
def forget_ended_shares(timestamp: int) -> int:
    return forget_shares(localdate())


def forget_shares(on: date) -> int:
    """Links that ended before the retention that `data/privacy/fields.toml` declares; answer how many."""
    ended = Share.objects.annotate(ended_on=Coalesce("withdrawn_on", "expires_on"))
    _, forgotten = ended.filter(ended_on__lt=on - timedelta(days=KEPT_DAYS)).delete()
    return forgotten.get("certificates.Share", 0)
