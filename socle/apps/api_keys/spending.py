"""Counting the requests of a key, whatever process answers them."""

from datetime import date, datetime

from django.db import connection

from socle.apps.api_keys.models import Key, Secret
from socle.core.api_access import WINDOW_SECONDS, Allowance

COUNT = """
INSERT INTO api_keys_spending (key_id, "window", used) VALUES (%s, %s, 1)
ON CONFLICT (key_id, "window") DO UPDATE SET used = api_keys_spending.used + 1 RETURNING used
"""


def spend(key: Key, *, limit: int, at: datetime) -> Allowance:
    """Count one request of the key; what is left says whether it may be answered."""
    window, since = divmod(int(at.timestamp()), WINDOW_SECONDS)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, (key.pk, window))
        (used,) = cursor.fetchone()
    return Allowance(limit=limit, used=used, reset=WINDOW_SECONDS - since)


def note_use(secret: Secret, on: date) -> None:
    """The last day on which the secret served: one sees whether the former one still does."""
    if secret.used_on != on:
        Secret.objects.filter(pk=secret.pk).update(used_on=on)
