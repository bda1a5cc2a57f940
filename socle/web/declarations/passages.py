"""Passages: what could not be declared, what was rejected, what is taken away, what a batch holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socle.apps.declarations.models import Passage
from socle.apps.declarations.queries import left_out, rejected, to_take_away, with_file
from socle.core.exchange.cdc.rejections import explanation
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.declarations.words import action_of, name_of, obstacles_said, state_of
from socle.web.exports import exported
from socle.web.keyset import Part, by_key, part_of
from socle.web.pathways.words import short_title

AT_ONCE = 2_000
HEADER = ("Titulaire", "Certificat", "Établissement", "Sens", "État", "Pourquoi", "Identifiant technique")
SITUATIONS = {
    "ecarte": ("Ne peut pas être déclaré", left_out),
    "rejete": ("Rejeté, à corriger", rejected),
    "retrait": ("Certificat retiré, à ôter du passeport", to_take_away),
}
# What was answered about a passage in one batch.
ANSWERS = {"integre": "integrated", "rejete": "rejected", "attente": ""}
ANSWERED = {"integre": "Intégré", "rejete": "Rejeté", "attente": "Sans réponse"}


@dataclass(frozen=True, slots=True)
class Row:
    """`why` says what keeps it back, or what was answered, in plain French."""

    public_id: UUID
    holder: str
    framework: str
    site: str
    action: str
    state: str
    tag: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassagesPage(Part[Row]):
    """`lot` is the batch whose passages are asked for."""

    form: "PassagesForm"
    is_filtered: bool
    lot: UUID | None


class PassagesForm(forms.Form):
    """The filters of the list; a value that does not exist filters nothing. `lot` is a batch."""

    situation = forms.ChoiceField(
        label="Situation",
        required=False,
        choices=[("", "Toutes"), *((name, label) for name, (label, _) in SITUATIONS.items())],
    )
    reponse = forms.ChoiceField(
        label="Réponse de ce lot", required=False, choices=[("", "Toutes"), *ANSWERED.items()]
    )
    lot = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(asked, auto_id="filter_%s")
        if not asked.get("lot"):
            # An answer is asked of one batch.
            del self.fields["reponse"]


@role(Role.CERTIFIER)
@require_safe
def declared_passages(request: Request) -> HttpResponseBase:
    form, found = asked_of(request.GET)
    if file := exported(request, {"passages": partial(table, found)}):
        return file
    part = part_of(found, request.GET, by_key, row)
    said = form.cleaned_data
    filters = (form, any(said.values()), said.get("lot"))
    page = PassagesPage(part.rows, part.first_query, part.next_query, *filters)
    return render(request, "declarations/passages.html", {"page": page})


def asked_of(asked: QueryDict) -> tuple[PassagesForm, QuerySet[Passage]]:
    form = PassagesForm(asked)
    form.is_valid()
    said = {name: value for name, value in form.cleaned_data.items() if value}
    found = SITUATIONS[said["situation"]][1]() if "situation" in said else every()
    if "lot" in said:
        answer = {"lines__outcome": ANSWERS[said["reponse"]]} if "reponse" in said else {}
        found = found.filter(lines__batch__public_id=said["lot"], **answer)
    return form, found


def every() -> QuerySet[Passage]:
    return with_file(Passage.objects.all()).order_by("pk")


def row(passage: Passage) -> Row:
    state, tag = state_of(passage.state, passage.obstacle)
    return Row(
        public_id=passage.public_id,
        holder=name_of(passage.certificate.person),
        framework=short_title(passage.certificate.framework),
        site=str(passage.certificate.pathway.site),
        action=action_of(passage.action),
        state=state,
        tag=tag,
        why=why(passage),
    )


def why(passage: Passage) -> tuple[str, ...]:
    if passage.obstacle:
        return obstacles_said(passage.obstacle)
    return (explanation(passage.message).reason,) if passage.state == "rejected" else ()


def table(found: QuerySet[Any]) -> Table:
    return Table("Passages", HEADER, map(told, found.iterator(chunk_size=AT_ONCE)))


def told(passage: Passage) -> tuple[Cell, ...]:
    line = row(passage)
    said = (line.holder, line.framework, line.site, line.action, line.state, " ".join(line.why))
    return *said, str(passage.technical_id)
