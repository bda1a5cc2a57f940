"""Reading the journal."""

from collections.abc import Collection
from datetime import date

from django.db import models
from django.db.models import Max

from socle.apps.journal.models import Entry


def last_days(model: type[models.Model], keys: Collection[int], verb: str) -> dict[int, date]:
    """The last day on which the verb was done on each of these records."""
    done = Entry.objects.filter(subject=model._meta.label_lower, subject_id__in=keys, verb=verb)
    return dict(done.values_list("subject_id").annotate(Max("on")))
