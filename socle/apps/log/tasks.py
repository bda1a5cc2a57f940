"""What the worker does for the log: every night, where an authority is configured, its state is dated."""

from django.conf import settings
from procrastinate.contrib.django import app


@app.periodic(cron="40 1 * * *")
@app.task(name="timestamp_log", queueing_lock="timestamp_log")
def timestamp_log_nightly(timestamp: int) -> str:
    if not settings.TIMESTAMP_AUTHORITY:
        return ""
    # Loaded where a date is asked for: no other command waits for it.
    from socle.apps.log.timestamping import timestamp_log

    return timestamp_log(settings.TIMESTAMP_AUTHORITY)
