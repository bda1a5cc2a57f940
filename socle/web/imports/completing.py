"""« Compléter ce que Pix a laissé vide »: values chosen once, for every line or for those ticked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.exchanges.actions import CSV, keep_check
from socle.apps.exchanges.checking import canonical, check_content
from socle.apps.exchanges.destination import Destination
from socle.apps.exchanges.discarding import discard_import
from socle.apps.exchanges.models import Import
from socle.apps.exchanges.queries import given_lines
from socle.core.exchange.candidates.choices import choices
from socle.core.exchange.candidates.columns import COLUMNS, NAME, POSITION
from socle.core.exchange.candidates.completing import LEFT_EMPTY, completed
from socle.core.exchange.candidates.reading import Line
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Actor, Request, role
from socle.web.imports.views import download, reach
from socle.web.refusal import refused_as_message

LINES_SHOWN = 500


class CompletingForm(forms.Form):
    """One choice per column that may be empty; nothing chosen leaves it empty."""

    def __init__(self, sent: Mapping[str, str] | None, offered: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(sent)
        for name in LEFT_EMPTY:
            values = [("", "Laisser vide"), *((text, text) for text in offered[name])]
            self.fields[name] = forms.ChoiceField(label=NAME[name], choices=values, required=False)


@dataclass(frozen=True, slots=True)
class CompletingLine:
    """`empty` names the columns that could be filled."""

    number: int
    name: str
    empty: str


@dataclass(frozen=True, slots=True)
class CompletingPage:
    public_id: UUID
    form: CompletingForm
    lines: tuple[CompletingLine, ...]
    total: int


@role(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def import_complete(request: Request, public_id: UUID) -> HttpResponse:
    """The completed file takes the place of the one that was sent; nothing enters before the confirmation."""
    waiting = unconfirmed(request.actor).select_related("stored", "body", "site__body", "by__professional")
    record = get_object_or_404(waiting, public_id=public_id)
    form = CompletingForm(request.POST or None, choices(scheme().lists, localdate()))
    given = given_lines(record)
    if form.is_valid():
        with refused_as_message(request):
            found = replace(record, completed_content(record, given, form, ticked(request)), request)
            messages.success(request, "Les cases vides sont remplies. Il reste à confirmer.")
            return redirect("import_check", found.public_id)
    lines = tuple(line_of(each) for each in given[:LINES_SHOWN])
    page = CompletingPage(public_id, form, lines, len(given))
    return render(request, "imports/complete.html", {"page": page}, status=422 if form.errors else 200)


def unconfirmed(actor: Actor) -> QuerySet[Import]:
    """The files that are read, and not confirmed yet."""
    return reach(actor).filter(confirmed_on__isnull=True, needs_columns=False)


def ticked(request: Request) -> frozenset[int] | None:
    """The lines asked for; None for every line."""
    if "toutes" in request.POST:
        return None
    return frozenset(int(number) for number in request.POST.getlist("ligne") if number.isdecimal())


def completed_content(
    record: Import, given: list[Line], form: CompletingForm, only: frozenset[int] | None
) -> bytes:
    values = {name: cast(str, form.cleaned_data[name]) for name in LEFT_EMPTY}
    if record.site:
        values |= {"organisation_siren": record.site.body.siren, "establishment_siret": record.site.siret}
    return canonical(completed(given, values, only))


@transaction.atomic
def replace(record: Import, content: bytes, request: Request) -> Import:
    """Checked as if it had just been sent; the first file is put away, by whoever sent it."""
    destination, by, on = Destination(record.body, record.site), request.actor.account.pk, localdate()
    checked = check_content(content, destination, scheme=scheme(), on=on)
    kept = keep_check(content, destination, checked, by=by, on=on)
    if kept.pk != record.pk:
        discard_import(record, by=by, on=on)
    return kept


def line_of(line: Line) -> CompletingLine:
    number, cells = line
    padded = cells + ("",) * len(COLUMNS)
    name = f"{padded[POSITION['birth_name']]} {padded[POSITION['first_name']]}"
    empty = ", ".join(NAME[field] for field in LEFT_EMPTY if not padded[POSITION[field]].strip())
    return CompletingLine(number, name, empty)


@role(Role.ADMINISTRATOR)
@require_safe
def import_sent(request: Request, public_id: UUID) -> HttpResponse:
    """The file that waits, in its canonical form."""
    record = get_object_or_404(unconfirmed(request.actor).select_related("stored"), public_id=public_id)
    content = canonical(cells for _, cells in given_lines(record))
    return download("candidats.csv", CSV, lambda target: cast(None, target.write(content)))
