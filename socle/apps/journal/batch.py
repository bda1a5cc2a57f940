"""Moving many records at once, with the guarantees of moving each: locked, asked, written down."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, models, transaction

from socle.apps.journal.models import Entry
from socle.core.lifecycle import Lifecycle

WRITE_ALL = """
INSERT INTO journal_entry ("on", actor_id, subject, subject_id, verb, codes)
SELECT %s, %s, %s, key, %s, %s FROM unnest(%s::bigint[]) key
"""


@transaction.atomic(savepoint=False)
def move_all(
    records: Sequence[models.Model], verb: str, *, lifecycle: Lifecycle, role: str, by: int | None, on: date
) -> None:
    """Move records of one model along their life-cycle: all of them, or none.

    Rows are locked in the order of their keys, so that two batches never wait for each other in a circle.
    """
    if not records:
        return
    model, by_pk = type(records[0]), {record.pk: record for record in records}
    locked = model._default_manager.select_for_update(of=("self",)).filter(pk__in=by_pk).order_by("pk")
    states = dict(locked.values_list("pk", "state"))
    steps: dict[tuple[str, str], list[int]] = defaultdict(list)
    for pk, state in states.items():
        step = lifecycle.find(verb, state)
        lifecycle.refuse_other_actor(step, role)
        steps[state, step.target].append(pk)
        by_pk[pk].state = step.target  # type: ignore[attr-defined]
    for (state, target), keys in steps.items():
        model._default_manager.filter(pk__in=keys).update(state=target)
        codes = json.dumps({"from": state, "to": target})
        with connection.cursor() as cursor:
            cursor.execute(WRITE_ALL, (on, by, model._meta.label_lower, verb, codes, keys))


def write_entries(
    records: Sequence[models.Model],
    verb: str,
    *,
    by: int | None,
    on: date,
    codes: Sequence[Mapping[str, Any]] | None = None,
) -> None:
    """Write the same act on many records, each with its own codes if there are any."""
    Entry.objects.bulk_create(
        Entry(
            on=on,
            actor_id=by,
            subject=record._meta.label_lower,
            subject_id=record.pk,
            verb=verb,
            codes=dict(told),
        )
        for record, told in zip(records, codes or [{}] * len(records), strict=True)
    )
