"""The body's lists as files: its candidates, its team, the accreditations of its sites."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.http import QueryDict

from socle.apps.accounts.queries import memberships
from socle.apps.accreditations.models import Accreditation
from socle.apps.organisations.models import Body
from socle.apps.pathways.models import Pathway
from socle.core.exchange.tables.table import Cell, Table
from socle.core.pathway import PATHWAY
from socle.core.roles import LABELS, Role
from socle.web.access import Actor
from socle.web.pathways.listing import asked_of
from socle.web.pathways.words import short_title

AT_ONCE = 2_000
CANDIDATES = (
    "Nom de naissance",
    "Nom d’usage",
    "Prénom",
    "Né(e) le",
    "Étape",
    "Certificat",
    "Établissement",
    "SIRET",
    "Acquis conservés jusqu’au",
)
STAFF = ("Organisme", "SIREN", "Nom", "Adresse", "Rôle", "Depuis", "Jusqu’au")
ACCREDITATIONS = (
    "Organisme",
    "SIREN",
    "Établissement",
    "SIRET",
    "Ville",
    "Certificat",
    "Habilitation à",
    "Depuis",
    "Jusqu’au",
)


def candidates(actor: Actor, asked: QueryDict, on: date) -> Table:
    found = asked_of(actor, asked, on).found
    return Table("Candidats", CANDIDATES, map(candidate, found.iterator(chunk_size=AT_ONCE)))


def candidate(pathway: Pathway) -> tuple[Cell, ...]:
    person = pathway.person
    return (
        person.birth_name,
        person.used_name,
        person.first_name,
        person.birth_date,
        PATHWAY.labels[pathway.state],
        short_title(pathway.framework),
        pathway.site.name,
        pathway.site.siret,
        pathway.kept_until,
    )


def staff(bodies: Sequence[Body], on: date) -> Table:
    """One line per role: a person with two roles has two."""
    return Table("Équipe", STAFF, _roles(bodies, on))


def _roles(bodies: Sequence[Body], on: date) -> Iterator[tuple[Cell, ...]]:
    held = memberships(on).filter(body__in=bodies)
    order = ("body__name", "account__professional__sort_name", "pk")
    for each in held.order_by(*order).iterator(chunk_size=AT_ONCE):
        account, body = each.account, each.body
        said = (str(account.professional), account.email, LABELS[Role(each.role)])
        yield (body.name if body else "", body.siren if body else "", *said, each.starts_on, each.ends_on)


def accreditations(bodies: Iterable[Body]) -> Table:
    """Every accreditation of the sites of these bodies, those that are over included."""
    found = Accreditation.objects.filter(site__body__in=bodies).select_related("site__body", "framework")
    order = ("site__body__name", "site__name", "site_id", "framework_id", "role", "-starts_on")
    lines = found.order_by(*order).iterator(chunk_size=AT_ONCE)
    return Table("Habilitations", ACCREDITATIONS, map(accreditation, lines))


def accreditation(held: Accreditation) -> tuple[Cell, ...]:
    site = held.site
    return (
        site.body.name,
        site.body.siren,
        site.name,
        site.siret,
        site.town,
        short_title(held.framework),
        held.get_role_display(),
        held.starts_on,
        held.ends_on,
    )
