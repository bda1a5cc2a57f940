"""The certificates that are not in their holder's passport yet, those whose delay started first before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, cast
from uuid import UUID

from django import forms
from django.db.models import F, Q, QuerySet
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from socle.apps.declarations.queries import alerted, awaited, late
from socle.core.declaration.deadline import Delay
from socle.core.declaration.lifecycles import READY
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.declarations.reach import delay_on
from socle.web.declarations.words import name_of, state_of
from socle.web.exports import exported
from socle.web.keyset import Part, part_of
from socle.web.pathways.words import short_title

AT_ONCE = 2_000
HEADER = (
    *("Numéro", "Titulaire", "Certificat", "Établissement"),
    *("Le délai court du", "À déclarer avant le", "Étape"),
)
LATE = "retard"
_READY = Q(passage_state__isnull=True) | Q(passage_state__in=READY)
_FREE = Q(obstacle__isnull=True) | Q(obstacle="")
STEPS = {
    "a-preparer": ("À préparer", _READY & _FREE),
    "ecarte": ("Ne peut pas être déclaré", _READY & ~_FREE),
    "envoye": (
        "Dans un lot, sans réponse",
        Q(passage_state__in=("built", "rebuilt", "deposited", "acknowledged")),
    ),
    "rejete": ("Rejeté, à corriger", Q(passage_state="rejected")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """`passage` is None until the certificate has entered the declarations."""

    certificate: UUID
    passage: UUID | None
    number: str
    holder: str
    framework: str
    started_on: date
    due_on: date
    is_late: bool
    state: str
    tag: str


@dataclass(frozen=True, slots=True)
class AwaitedPage(Part[Row]):
    form: "AwaitedForm"
    is_filtered: bool


class AwaitedForm(forms.Form):
    """The filters of the list; a value that does not exist filters nothing."""

    delai = forms.ChoiceField(label="Délai", required=False)
    etape = forms.ChoiceField(
        label="Étape",
        required=False,
        choices=[("", "Toutes"), *((name, label) for name, (label, _) in STEPS.items())],
    )

    def __init__(self, asked: Mapping[str, str], delay: Delay) -> None:
        super().__init__(asked, auto_id="filter_%s")
        alerts = [(str(days), alert_label(delay, days)) for days in delay.alerts]
        field = cast(forms.ChoiceField, self.fields["delai"])
        field.choices = [("", "Tous"), *alerts, (LATE, "Délai dépassé")]


def alert_label(delay: Delay, days: int) -> str:
    """« De 60 à 74 jours »: the last one has no end."""
    following = next((each for each in delay.alerts if each > days), None)
    return f"De {days} à {following - 1} jours" if following else f"{days} jours ou plus"


@role(Role.CERTIFIER)
@require_safe
def declared_certificates(request: Request) -> HttpResponseBase:
    on = localdate()
    delay = delay_on(on)
    form, found = asked_of(request.GET, delay, on)
    shown = partial(row, delay=delay, on=on)
    if file := exported(request, {"certificats-a-declarer": partial(table, found, shown)}):
        return file
    part = part_of(found, request.GET, following, shown)
    is_filtered = any(form.cleaned_data.values())
    page = AwaitedPage(part.rows, part.first_query, part.next_query, form, is_filtered)
    return render(request, "declarations/certificates.html", {"page": page})


def asked_of(asked: QueryDict, delay: Delay, on: date) -> tuple[AwaitedForm, QuerySet[Any]]:
    form = AwaitedForm(asked, delay)
    form.is_valid()
    said = {name: value for name, value in form.cleaned_data.items() if value}
    found = with_passage(in_delay(said.get("delai", ""), delay, on))
    if "etape" in said:
        found = found.filter(STEPS[said["etape"]][1])
    return form, found.select_related("person", "framework", "pathway__site")


def in_delay(asked: str, delay: Delay, on: date) -> QuerySet[Any]:
    if not asked:
        return awaited(delay)
    return late(delay, on) if asked == LATE else alerted(delay, int(asked), on)


def with_passage(found: QuerySet[Any]) -> QuerySet[Any]:
    """With what the list says of the passage, where there is one."""
    more: QuerySet[Any] = found.annotate(passage=F("creation__public_id"), obstacle=F("creation__obstacle"))
    return more


def following(found: QuerySet[Any], last: Any) -> QuerySet[Any]:
    same_day = Q(started_on=last.started_on, pk__gt=last.pk)
    return found.filter(Q(started_on__gt=last.started_on) | same_day)


def row(certificate: Any, *, delay: Delay, on: date) -> Row:
    due_on = delay.due_on(certificate.started_on)
    state, tag = state_of(certificate.passage_state, certificate.obstacle)
    return Row(
        certificate=certificate.public_id,
        passage=certificate.passage,
        number=certificate.number,
        holder=name_of(certificate.person),
        framework=short_title(certificate.framework),
        started_on=certificate.started_on,
        due_on=due_on,
        is_late=due_on < on,
        state=state,
        tag=tag,
    )


def table(found: QuerySet[Any], shown: "partial[Row]") -> Table:
    def told(certificate: Any) -> tuple[Cell, ...]:
        line = shown(certificate)
        named = (line.number, line.holder, line.framework, str(certificate.pathway.site))
        return *named, line.started_on, line.due_on, line.state

    return Table("Certificats à déclarer", HEADER, map(told, found.iterator(chunk_size=AT_ONCE)))
