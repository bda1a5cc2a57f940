"""Rejections that are foreseen: ready passages in which something predicts one, a few hundred at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from socle.apps.declarations.choosing import ready
from socle.apps.declarations.facts import saying_of, with_holder
from socle.apps.declarations.models import Passage
from socle.core.exchange.cdc.objection import Doubt
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import Role
from socle.core.text import as_sentence
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.declarations.words import fields_said, name_of
from socle.web.exports import exported
from socle.web.keyset import by_key, last_seen, query

# Each passage is read as it would be declared: a page stays quick whatever waits.
EXAMINED = 300
HEADER = ("Titulaire", "Établissement", "Champ", "Risque", "Pourquoi", "Que faire")


@dataclass(frozen=True, slots=True)
class Said:
    field: str
    predicted: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Row:
    public_id: UUID
    holder: str
    site: str
    doubts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ForeseenPage:
    """`examined` passages were read for this page, of which `rows` may be rejected."""

    rows: tuple[Row, ...]
    examined: int
    first_query: str
    next_query: str


@role(Role.CERTIFIER)
@require_safe
def foreseen_rejections(request: Request) -> HttpResponseBase:
    on = localdate()
    found = with_holder(ready()).select_related("certificate__pathway__site").order_by("pk")
    if file := exported(request, {"rejets-prevus": partial(table, found, on)}):
        return file
    last = last_seen(found, request.GET)
    records = list((by_key(found, last) if last else found)[: EXAMINED + 1])
    page = ForeseenPage(
        rows=tuple(rows(records[:EXAMINED], on)),
        examined=min(len(records), EXAMINED),
        first_query=query(request.GET, None),
        next_query=query(request.GET, records[EXAMINED - 1]) if len(records) > EXAMINED else "",
    )
    return render(request, "declarations/foreseen.html", {"page": page})


def rows(passages: list[Passage], on: date) -> Iterator[Row]:
    for passage in passages:
        if doubts := doubts_of(passage, on):
            certificate = passage.certificate
            yield Row(passage.public_id, name_of(certificate.person), str(certificate.pathway.site), doubts)


def doubts_of(passage: Passage, on: date) -> tuple[Said, ...]:
    known = scheme()
    return tuple(map(said, saying_of(passage, scheme=known, on=on).foreseen(known.places)))


def said(doubt: Doubt) -> Said:
    (field,) = fields_said((doubt.element,))
    return Said(field, str(doubt.predicted), as_sentence(doubt.reason), as_sentence(doubt.remedy))


def table(found: QuerySet[Passage], on: date) -> Table:
    return Table("Rejets prévus", HEADER, _lines(found, on))


def _lines(found: QuerySet[Passage], on: date) -> Iterator[tuple[Cell, ...]]:
    for passage in found.iterator(chunk_size=EXAMINED):
        for line in rows([passage], on):
            for doubt in line.doubts:
                yield line.holder, line.site, doubt.field, doubt.predicted, doubt.reason, doubt.remedy
