"""The certificates delivered before this product: finding one by its number or its holder."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db.models import Q, QuerySet
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
    """`next_query` asks for the following page, empty on the last; `first_query` for the first one."""

    form: LegacyFilterForm
    is_filtered: bool
    rows: tuple[LegacyCertificate, ...]
    first_query: str
    next_query: str


@role(Role.CERTIFIER)
@require_safe
def legacy_certificates(request: Request) -> HttpResponseBase:
    form = LegacyFilterForm(request.GET, frameworks())
    found = filtered(form)
    if file := exported(request, {"certificats-repris": partial(table, found)}):
        return file
    return render(request, "legacy/list.html", {"page": legacy_page(form, found, request.GET)})


def legacy_page(form: LegacyFilterForm, found: QuerySet[LegacyCertificate], asked: QueryDict) -> LegacyPage:
    """The latest first; a page goes on after the row that the address names, however far that is."""
    rows = list(found_after(found, last_seen(asked))[: ON_A_PAGE + 1])
    shown = tuple(rows[:ON_A_PAGE])
    return LegacyPage(
        form=form,
        is_filtered=any(form.cleaned_data.values()),
        rows=shown,
        first_query=query(asked, None),
        next_query=query(asked, shown[-1]) if len(rows) > ON_A_PAGE else "",
    )


def found_after(
    found: QuerySet[LegacyCertificate], last: LegacyCertificate | None
) -> QuerySet[LegacyCertificate]:
    if last is None:
        return found
    return found.filter(Q(awarded_on__lt=last.awarded_on) | Q(awarded_on=last.awarded_on, pk__lt=last.pk))


def last_seen(asked: QueryDict) -> LegacyCertificate | None:
    """The row after which to go on; an address that means nothing starts from the beginning."""
    try:
        public_id = UUID(asked.get("apres", ""))
    except ValueError:
        return None
    return LegacyCertificate.objects.filter(public_id=public_id).first()


def query(asked: QueryDict, last: LegacyCertificate | None) -> str:
    """The same filters, from after `last`."""
    again = asked.copy()
    again.pop("apres", None)
    if last:
        again["apres"] = str(last.public_id)
    return again.urlencode()


def filtered(form: LegacyFilterForm) -> QuerySet[LegacyCertificate]:
    form.is_valid()
    said = {name: value for name, value in form.cleaned_data.items() if value}
    found = legacy_named(said.get("cherche", ""))
    if "certificat" in said:
        found = found.filter(framework__slug=said["certificat"])
    if "etat" in said:
        found = found.filter(withdrawn_on__isnull=said["etat"] == "en-vigueur")
    return found


def table(found: QuerySet[LegacyCertificate]) -> Table:
    return Table("Certificats repris", LEGACY, map(told, found.iterator(chunk_size=AT_ONCE)))


def told(certificate: LegacyCertificate) -> tuple[Cell, ...]:
    named = (certificate.number, certificate.holder, short_title(certificate.framework))
    by = (certificate.get_issuer_display(), certificate.authority, certificate.awarded_on)
    state = "retiré" if certificate.withdrawn_on else "en vigueur"
    siret = certificate.site.siret if certificate.site else ""
    return *named, *by, state, certificate.withdrawn_on, siret, certificate.line
