"""Lists, one page after another: a signed cursor says after which row to go on."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core import signing
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import ConfigDict, Field

from socle.api.validation import refused_field

Row = TypeVar("Row", bound=Model)
SALT = "socle.api.cursor"


class Strict(Schema):
    """What comes in: a field that is not known is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


class Paging(Strict):
    cursor: str | None = Field(
        None, max_length=300, pattern=r"^[\w:-]+$", description="Ce que « next » a donné."
    )
    limit: int = Field(50, ge=1, le=100, description="Combien de lignes au plus.")


def page(
    rows: "QuerySet[Row]",
    asked: Paging,
    request: HttpRequest,
    shape: Callable[[Row], Any],
    by: str = "public_id",
) -> dict[str, Any]:
    """One page in the order of keys, and the address of the next one; None on the last."""
    found = rows.order_by("pk")
    if asked.cursor is not None:
        found = found.filter(pk__gt=_after(rows, asked.cursor, request.path, by))
    kept = list(found[: asked.limit + 1])
    items = [shape(each) for each in kept[: asked.limit]]
    more = len(kept) > asked.limit
    return {"items": items, "next": _next(kept[asked.limit - 1], asked, request, by) if more else None}


def _after(rows: "QuerySet[Row]", cursor: str, path: str, by: str) -> int:
    try:
        public = signing.loads(cursor, salt=SALT + path)
    except signing.BadSignature:
        public = None
    last = rows.model._default_manager.filter(**{by: public}).values_list("pk", flat=True).first()
    if public is None or last is None:
        raise refused_field("cursor", "Ce curseur n’est pas de cette liste : repartez du début.")
    return int(last)


def _next(last: Model, asked: Paging, request: HttpRequest, by: str) -> str:
    cursor = signing.dumps(str(getattr(last, by)), salt=SALT + request.path)
    said = asked.model_dump(mode="json", exclude_none=True) | {"cursor": cursor}
    return f"{request.path}?{urlencode(said)}"
