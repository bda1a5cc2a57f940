"""What the worker does for the log: every night, where an authority is configured, its state is dated."""

from django.conf import settings
from procrastinate.contrib.django import app

from socle.apps.log.timestamping import timestamp_log


@app.periodic(cron="40 1 * * *")
@app.task(name="timestamp_log", queueing_lock="timestamp_log")
def timestamp_log_nightly(timestamp: int) -> str:
    return timestamp_log(settings.TIMESTAMP_AUTHORITY) if settings.TIMESTAMP_AUTHORITY else ""
