"""Copies what happened to a cohort many times over, by COPY, to reach 100 000 pathways.

Every row of the tables below is copied with its ids moved by a whole step, so that the copies keep the links,
the states and the dates that the real verbs wrote. Bodies, sites, accounts and frameworks stay one.
"""

from django.apps import apps
from django.db import connection, models
from psycopg import Connection

STEP = 10_000_000
COPIED = (
    "people.Person",
    "people.Doubt",
    "accounts.Card",
    "pathways.Pathway",
    "pathways.Presence",
    "training.Prescription",
    "training.Session",
    "assessments.Assessment",
    "assessments.Sheet",
    "assessments.Situation",
    "assessments.Obstacle",
    "assessments.Correction",
    "juries.Sitting",
    "juries.Member",
    "juries.Item",
    "juries.Validation",
    "juries.Deliberation",
    "certificates.Certificate",
    "declarations.Passage",
    "declarations.Line",
    "journal.Entry",
)


def multiply(times: int) -> None:
    """Add `times` copies of the cohort to the database that Django is connected to."""
    tables = [apps.get_model(name) for name in COPIED]
    with Connection.connect(**connection.get_connection_params()) as source, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for number in range(1, times + 1):
            for table in tables:
                _copy(source, table, number)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")


def _copy(source: Connection, table: type[models.Model], number: int) -> None:
    name = table._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in table._meta.concrete_fields)
    values = ", ".join(_moved(field, number) for field in table._meta.concrete_fields)
    read = f"COPY (SELECT {values} FROM {name} WHERE id < {STEP}) TO STDOUT"  # noqa: S608 — our own names
    write = f"COPY {name} ({columns}) FROM STDIN"
    with (
        source.cursor().copy(read) as rows,
        connection.cursor() as cursor,
        cursor.copy(write) as target,
    ):
        for chunk in rows:
            target.write(chunk)


def _moved(field: "models.Field[object, object]", number: int) -> str:
    """The SQL that gives a column's value in copy `number`."""
    column, offset = f'"{field.column}"', number * STEP
    related = field.related_model
    is_copied = isinstance(related, type) and related._meta.label in COPIED
    if field.primary_key or is_copied or field.name == "subject_id":
        return f"{column} + {offset}"
    if isinstance(field, models.UUIDField):
        return "gen_random_uuid()"
    # What is signed of a file is not copied: the copies have none.
    if field.unique and related:
        return "NULL"
    if field.unique or field.name == "identity_key":
        return f"left(md5({column} || '{number}') || {column}, {field.max_length})"
    return column
