"""When a hearing ends, for its minutes."""

from datetime import date, time

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.journal.actions import write_entry
from socle.apps.journal.queries import last_days
from socle.apps.juries.actions import lock, refuse_unless
from socle.apps.juries.models import Sitting
from socle.apps.juries.permissions import refuse_other_than_secretary
from socle.core.sitting import refuse_end_before_opening


@transaction.atomic
def end_hearing(sitting: Sitting, *, at: time, by: Account, on: date) -> None:
    """Say at what hour, in Paris, the members part; said again while the sitting is open, the last counts."""
    refuse_other_than_secretary(by, on)
    held = lock(sitting)
    refuse_unless(held, "open")
    opened_on = last_days(Sitting, [held.pk], "open")[held.pk]
    refuse_end_before_opening(opened_on, held.opened_at, on=on, at=at)
    sitting.closed_at = at
    sitting.save(update_fields=["closed_at"])
    write_entry(sitting, "end_hearing", by=by.pk, on=on, codes={"at": f"{at:%H:%M}"})
