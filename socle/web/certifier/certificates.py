"""The certificates awarded: finding one by its number, its public code or its holder."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.queries import searched
from socle.apps.frameworks.queries import frameworks
from socle.apps.legacy.queries import legacy_named
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certifier.certificate_forms import CertificateFilterForm
from socle.web.exports import exported
from socle.web.pathways.words import short_title

ON_A_PAGE, AT_ONCE = 50, 2_000
CERTIFICATES = ("Numéro", "Titulaire", "Certificat", "Délivré le", "État", "Retiré le")


@dataclass(frozen=True, slots=True)
class Row:
    public_id: UUID
    number: str
    holder: str
    framework: str
    awarded_on: date
    revoked_on: date | None


@dataclass(frozen=True, slots=True)
class CertificatesPage:
    """`next_query` asks for the following page, empty on the last; `first_query` for the first one.

    `before` counts the certificates of before this product that the same words find.
    """

    form: CertificateFilterForm
    rows: tuple[Row, ...]
    is_filtered: bool
    first_query: str
    next_query: str
    words: str
    before: int


@role(Role.CERTIFIER)
@require_safe
def certificates(request: Request) -> HttpResponseBase:
    if file := exported(request, {"certificats": partial(table, request.GET)}):
        return file
    return render(request, "certifier/certificates.html", {"page": certificates_page(request.GET)})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks: the filters, and every certificate that answers, the latest first."""

    form: CertificateFilterForm
    words: str
    is_filtered: bool
    found: QuerySet[Certificate]


def asked_of(asked: QueryDict) -> Asked:
    form = CertificateFilterForm(asked, frameworks())
    form.is_valid()
    said = {name: value for name, value in form.cleaned_data.items() if value}
    words = said.get("cherche", "")
    found = filtered(searched(words), said)
    return Asked(form, words, bool(said), found.select_related("framework"))


def table(asked: QueryDict) -> Table:
    found = asked_of(asked).found
    return Table("Certificats", CERTIFICATES, map(told, found.iterator(chunk_size=AT_ONCE)))


def told(certificate: Certificate) -> tuple[Cell, ...]:
    state = "retiré" if certificate.revoked_on else "en vigueur"
    named = (certificate.number, certificate.holder, short_title(certificate.framework))
    return *named, certificate.awarded_on, state, certificate.revoked_on


def certificates_page(asked: QueryDict) -> CertificatesPage:
    """The latest first; a page goes on after the row that the address names."""
    read = asked_of(asked)
    found = read.found
    if last := last_seen(asked):
        found = found.filter(
            Q(awarded_on__lt=last.awarded_on) | Q(awarded_on=last.awarded_on, pk__lt=last.pk)
        )
    rows = list(found[: ON_A_PAGE + 1])
    shown = rows[:ON_A_PAGE]
    return CertificatesPage(
        form=read.form,
        rows=tuple(row(each) for each in shown),
        is_filtered=read.is_filtered,
        first_query=query(asked, None),
        next_query=query(asked, shown[-1]) if len(rows) > ON_A_PAGE else "",
        words=read.words,
        before=legacy_named(read.words).count() if read.words else 0,
    )


def filtered(found: QuerySet[Certificate], said: dict[str, str]) -> QuerySet[Certificate]:
    if "certificat" in said:
        found = found.filter(framework__slug=said["certificat"])
    if "etat" in said:
        found = found.filter(revoked_on__isnull=said["etat"] == "en-vigueur")
    if "lot" in said:
        found = found.filter(deliberation__validation__public_id=said["lot"])
    return found


def last_seen(asked: QueryDict) -> Certificate | None:
    """The row after which to go on; an address that means nothing starts from the beginning."""
    try:
        public_id = UUID(asked.get("apres", ""))
    except ValueError:
        return None
    return Certificate.objects.filter(public_id=public_id).first()


def query(asked: QueryDict, last: Certificate | None) -> str:
    """The same filters, from after `last`."""
    again = asked.copy()
    again.pop("apres", None)
    if last:
        again["apres"] = str(last.public_id)
    return again.urlencode()


def row(certificate: Certificate) -> Row:
    return Row(
        public_id=certificate.public_id,
        number=certificate.number,
        holder=certificate.holder,
        framework=short_title(certificate.framework),
        awarded_on=certificate.awarded_on,
        revoked_on=certificate.revoked_on,
    )
