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
from socle.web.keyset import Part, part_of
from socle.web.pathways.words import short_title

AT_ONCE = 2_000
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
class CertificatesPage(Part[Row]):
    """`before` counts the certificates of before this product that the same words find."""

    form: CertificateFilterForm
    is_filtered: bool
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
    part = part_of(read.found, asked, following, row)
    return CertificatesPage(
        rows=part.rows,
        first_query=part.first_query,
        next_query=part.next_query,
        form=read.form,
        is_filtered=read.is_filtered,
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


def following(found: QuerySet[Certificate], last: Certificate) -> QuerySet[Certificate]:
    same_day = Q(awarded_on=last.awarded_on, pk__lt=last.pk)
    return found.filter(Q(awarded_on__lt=last.awarded_on) | same_day)


def row(certificate: Certificate) -> Row:
    return Row(
        public_id=certificate.public_id,
        number=certificate.number,
        holder=certificate.holder,
        framework=short_title(certificate.framework),
        awarded_on=certificate.awarded_on,
        revoked_on=certificate.revoked_on,
    )
