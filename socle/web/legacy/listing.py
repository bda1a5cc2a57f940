"""The certificates delivered before this product: finding one by its number or its holder."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socle.apps.frameworks.queries import frameworks
from socle.apps.legacy.models import LegacyCertificate
from socle.apps.legacy.queries import legacy_named
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.exports import exported
from socle.web.legacy.forms import LegacyFilterForm
from socle.web.pathways.words import short_title

ON_A_PAGE, AT_ONCE = 50, 2_000
LEGACY = (
    "Numéro",
    "Titulaire",
    "Certificat",
    "Émetteur",
    "Instance",
    "Délivré le",
    "État",
    "Retiré le",
    "SIRET",
    "Ligne du fichier",
)


@dataclass(frozen=True, slots=True)
class LegacyPage:
    """`query` keeps the filters in the links to other pages."""

    form: LegacyFilterForm
    is_filtered: bool
    rows: "Page[Any]"
    query: str


@role(Role.CERTIFIER)
@require_safe
def legacy_certificates(request: Request) -> HttpResponseBase:
    form = LegacyFilterForm(request.GET, frameworks())
    found = filtered(form)
    if file := exported(request, {"certificats-repris": partial(table, found)}):
        return file
    page = LegacyPage(
        form=form,
        is_filtered=any(form.cleaned_data.values()),
        rows=Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        query=kept(request.GET),
    )
    return render(request, "legacy/list.html", {"page": page})


def filtered(form: LegacyFilterForm) -> QuerySet[LegacyCertificate]:
    form.is_valid()
    said = {name: value for name, value in form.cleaned_data.items() if value}
    found = legacy_named(said.get("cherche", ""))
    if "certificat" in said:
        found = found.filter(framework__slug=said["certificat"])
    if "etat" in said:
        found = found.filter(withdrawn_on__isnull=said["etat"] == "en-vigueur")
    return found


def kept(asked: QueryDict) -> str:
    again = asked.copy()
    again.pop("page", None)
    return f"{again.urlencode()}&" if again else ""


def table(found: QuerySet[LegacyCertificate]) -> Table:
    return Table("Certificats repris", LEGACY, map(told, found.iterator(chunk_size=AT_ONCE)))


def told(certificate: LegacyCertificate) -> tuple[Cell, ...]:
    named = (certificate.number, certificate.holder, short_title(certificate.framework))
    by = (certificate.get_issuer_display(), certificate.authority, certificate.awarded_on)
    state = "retiré" if certificate.withdrawn_on else "en vigueur"
    siret = certificate.site.siret if certificate.site else ""
    return *named, *by, state, certificate.withdrawn_on, siret, certificate.line
