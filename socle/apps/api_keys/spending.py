"""Counting the requests of a key, or of whoever shows none, whatever process answers them."""

from datetime import date, datetime

from django.db import connection
from django.db.models import F
from django.utils.crypto import salted_hmac

from socle.apps.api_keys.models import Key, Secret, Spending
from socle.core.api_access import WINDOW_SECONDS, Allowance

COUNT = """
INSERT INTO api_keys_spending (key_id, "window", used, refused) VALUES (%s, %s, 1, 0)
ON CONFLICT (key_id, "window") DO UPDATE SET used = api_keys_spending.used + 1 RETURNING used
"""


COUNT_UNKNOWN = """
INSERT INTO api_keys_unknownspending (caller, "window", used) VALUES (%s, %s, 1)
ON CONFLICT (caller) DO UPDATE SET used = api_keys_unknownspending.used + 1 RETURNING used
"""


def spend(key: Key, *, limit: int, at: datetime) -> Allowance:
    """Count one request of the key; what is left says whether it may be answered."""
    window, since = divmod(int(at.timestamp()), WINDOW_SECONDS)
    return Allowance(limit=limit, used=_count(COUNT, key.pk, window), reset=WINDOW_SECONDS - since)


def spend_unknown(address: str, *, limit: int, at: datetime) -> Allowance:
    """Count one request of whoever shows no key that works, by their network address."""
    window, since = divmod(int(at.timestamp()), WINDOW_SECONDS)
    caller = salted_hmac("socle.api.caller", f"{window} {address}", algorithm="sha256").hexdigest()
    return Allowance(limit=limit, used=_count(COUNT_UNKNOWN, caller, window), reset=WINDOW_SECONDS - since)


def _count(statement: str, who: int | str, window: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, (who, window))
        (used,) = cursor.fetchone()
    return int(used)


def note_refusal(key: Key, at: datetime) -> None:
    """One request of the key was refused: its body sees how many on the page of exchanges."""
    window = int(at.timestamp()) // WINDOW_SECONDS
    Spending.objects.filter(key=key, window=window).update(refused=F("refused") + 1)


def note_use(secret: Secret, on: date) -> None:
    """The last day on which the secret served: one sees whether the former one still does."""
    if secret.used_on != on:
        Secret.objects.filter(pk=secret.pk).update(used_on=on)
