"""The two verbs everything else uses: write down an act, and move a record along its life-cycle."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models, transaction

from socle.apps.journal.models import Entry
from socle.core.lifecycle import Lifecycle


def write_entry(
    record: models.Model, verb: str, *, by: int | None, on: date, codes: Mapping[str, Any] | None = None
) -> Entry:
    """Write one act of the account `by` (None: the system) on `record`."""
    return Entry.objects.create(
        on=on,
        actor_id=by,
        subject=record._meta.label_lower,
        subject_id=record.pk,
        verb=verb,
        codes=dict(codes or {}),
    )


@transaction.atomic
def move(
    record: models.Model, verb: str, *, lifecycle: Lifecycle, role: str, by: int | None, on: date
) -> None:
    """The only writer of a state: lock the row, ask the life-cycle, write, leave an entry."""
    model = type(record)._default_manager
    state: str = model.select_for_update(of=("self",)).values_list("state", flat=True).get(pk=record.pk)
    step = lifecycle.find(verb, state)
    lifecycle.refuse_other_actor(step, role)
    model.filter(pk=record.pk).update(state=step.target)
    record.state = step.target  # type: ignore[attr-defined]
    write_entry(record, verb, by=by, on=on, codes={"from": state, "to": step.target})
