"""The two verbs everything else uses: write down an act, and move a record along its life-cycle.

Both write their own SQL: every verb calls them several times, and the ORM would take most of its time.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection, models, transaction

from socle.core.lifecycle import Lifecycle

WRITE = """
INSERT INTO journal_entry ("on", actor_id, subject, subject_id, verb, codes) VALUES (%s, %s, %s, %s, %s, %s)
"""


def write_entry(
    record: models.Model, verb: str, *, by: int | None, on: date, codes: Mapping[str, Any] | None = None
) -> None:
    """Write one act of the account `by` (None: the system) on `record`."""
    told = json.dumps(dict(codes or {}))
    with connection.cursor() as cursor:
        cursor.execute(WRITE, (on, by, record._meta.label_lower, record.pk, verb, told))


@transaction.atomic(savepoint=False)
def move(
    record: models.Model, verb: str, *, lifecycle: Lifecycle, role: str, by: int | None, on: date
) -> None:
    """The only writer of a state: lock the row, ask the life-cycle, write, leave an entry."""
    table = connection.ops.quote_name(record._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT state FROM {table} WHERE id = %s FOR UPDATE", (record.pk,))  # noqa: S608
        (state,) = cursor.fetchone()
        step = lifecycle.find(verb, state)
        lifecycle.refuse_other_actor(step, role)
        cursor.execute(f"UPDATE {table} SET state = %s WHERE id = %s", (step.target, record.pk))  # noqa: S608
    record.state = step.target  # type: ignore[attr-defined]
    write_entry(record, verb, by=by, on=on, codes={"from": state, "to": step.target})
