"""The batches, the latest first: where each one stands and what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socle.apps.declarations.queries import batches as all_batches
from socle.core.declaration.lifecycles import BATCH, SENT
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.declarations.words import action_of
from socle.web.exports import exported
from socle.web.keyset import Part, by_key_downward, part_of

HEADER = (
    *("Fichier", "Construit le", "Sens", "Passages", "Intégrés", "Rejetés", "Sans réponse", "État"),
    *("Déposé le", "idFlux", "SHA-256"),
)
TO_DEPOSIT, WAITING = "a-deposer", "en-attente"
STATES = {
    TO_DEPOSIT: ("À déposer", ("built",)),
    WAITING: ("En attente d’un rapport", SENT),
    "traite": ("Traité", ("closed",)),
    "defait": ("Défait", ("undone",)),
}
TAGS = {"closed": "acquired", "built": "toward"}


@dataclass(frozen=True, slots=True)
class Row:
    public_id: UUID
    name: str
    built_on: date
    stamp: datetime
    deposited_on: date | None
    action: str
    count: int
    integrated: int
    rejected: int
    unanswered: int
    state: str
    tag: str


@dataclass(frozen=True, slots=True)
class BatchesPage(Part[Row]):
    form: "BatchesForm"
    is_filtered: bool


class BatchesForm(forms.Form):
    """A value that does not exist filters nothing."""

    etat = forms.ChoiceField(
        label="État",
        required=False,
        choices=[("", "Tous"), *((name, label) for name, (label, _) in STATES.items())],
    )

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(asked, auto_id="filter_%s")


@role(Role.CERTIFIER)
@require_safe
def batches(request: Request) -> HttpResponseBase:
    form, found = asked_of(request.GET)
    if file := exported(request, {"lots": partial(table, found)}):
        return file
    part = part_of(found, request.GET, by_key_downward, row)
    is_filtered = bool(form.cleaned_data.get("etat"))
    page = BatchesPage(part.rows, part.first_query, part.next_query, form, is_filtered)
    return render(request, "declarations/batches.html", {"page": page})


def asked_of(asked: QueryDict) -> tuple[BatchesForm, QuerySet[Any]]:
    form = BatchesForm(asked)
    form.is_valid()
    state = form.cleaned_data.get("etat")
    return form, all_batches().filter(state__in=STATES[state][1]) if state else all_batches()


def row(batch: Any) -> Row:
    return Row(
        public_id=batch.public_id,
        name=batch.name,
        built_on=batch.built_on,
        stamp=batch.stamp,
        deposited_on=batch.deposited_on,
        action=action_of(batch.action),
        count=batch.count,
        integrated=batch.integrated,
        rejected=batch.rejected,
        unanswered=batch.unanswered,
        state=BATCH.labels[batch.state],
        tag=TAGS.get(batch.state, ""),
    )


def table(found: QuerySet[Any]) -> Table:
    return Table("Lots", HEADER, (told(each) for each in found.iterator(chunk_size=2_000)))


def told(batch: Any) -> tuple[Cell, ...]:
    line = row(batch)
    counts = (line.count, line.integrated, line.rejected, line.unanswered)
    named = (line.name, line.built_on, line.action)
    return *named, *counts, line.state, line.deposited_on, str(batch.flux_id), batch.sha256
