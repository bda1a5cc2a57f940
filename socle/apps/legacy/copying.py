"""Writing many new rows at once through PostgreSQL's COPY: every constraint and trigger still has its say."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models import NOT_PROVIDED

Record = TypeVar("Record", bound=models.Model)


def take_keys(model: type[models.Model], count: int) -> list[int]:
    """New keys of that model's own sequence."""
    table = connection.ops.quote_name(model._meta.db_table)
    query = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
    with connection.cursor() as cursor:
        cursor.execute(query, (table, count))
        return [key for (key,) in cursor.fetchall()]


def copy_in(model: type[Record], records: Iterable[Record]) -> None:
    """Records that have their key already; what the database fills by itself is left to it."""
    fields: list[Any] = [field for field in model._meta.concrete_fields if field.db_default is NOT_PROVIDED]
    errors, statement = connection.wrap_database_errors, _statement(model, fields)
    with errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for record in records:
            copy.write_row([_value(field, record) for field in fields])


def _statement(model: type[models.Model], fields: Sequence[Any]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    return f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN"


def _value(field: Any, record: models.Model) -> Any:
    return field.get_db_prep_save(getattr(record, field.attname), connection)
