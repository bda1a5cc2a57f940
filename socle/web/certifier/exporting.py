"""The shorter lists of the certifier, as files."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from socle.apps.accounts.models import Membership
from socle.apps.frameworks.models import Framework
from socle.apps.frameworks.queries import frameworks
from socle.apps.organisations.models import Site
from socle.apps.people.models import Doubt
from socle.apps.people.queries import open_doubts
from socle.core.exchange.tables.table import Cell, Table
from socle.core.framework_life import FRAMEWORK_LIFE

AT_ONCE = 2_000
Line = tuple[Cell, ...]
BODIES = ("Organisme", "SIREN", "Établissements")
SITES = ("Établissement", "SIRET", "Rue", "Code postal", "Ville", "Téléphone")
ADMINISTRATORS = ("Responsable", "Adresse")
DOUBTS = ("Nouvelle fiche", "Née le (nouvelle)", "Fiche connue", "Née le (connue)")
ROLES = ("Rôle", "Nom", "Adresse", "Collège", "SIREN de l’employeur", "Depuis", "Jusqu’au")
FRAMEWORKS = ("Référentiel", "Étape", "Numéro", "Enregistré du", "au", "Dernier jour de délivrance")


def bodies_list(found: Any) -> Table:
    """`found` counts the sites of each body."""
    lines = ((body.name, body.siren, body.site_count) for body in found.iterator(chunk_size=AT_ONCE))
    return Table("Organismes", BODIES, lines)


def sites_list(sites: Iterable[Site]) -> Table:
    lines = ((each.name, each.siret, each.street, each.postal_code, each.town, each.phone) for each in sites)
    return Table("Établissements", SITES, lines)


def administrators_list(people: Iterable[tuple[str, str]]) -> Table:
    return Table("Responsables", ADMINISTRATORS, people)


def doubts_list() -> Table:
    return Table("Doublons", DOUBTS, map(_doubt, open_doubts().iterator(chunk_size=AT_ONCE)))


def _doubt(doubt: Doubt) -> Line:
    newer, older = doubt.newer, doubt.older
    return str(newer), newer.birth_date, str(older), older.birth_date


def roles_list(sections: Iterable[tuple[str, str, list[tuple[Membership, str]]]]) -> Table:
    return Table("Rôles", ROLES, _roles(sections))


def _roles(sections: Iterable[tuple[str, str, list[tuple[Membership, str]]]]) -> Iterator[Line]:
    for _, label, people in sections:
        for held, college in people:
            who = held.account.professional
            said = (str(who), held.account.email, college, who.employer_siren)
            yield label, *said, held.starts_on, held.ends_on


def frameworks_list() -> Table:
    return Table("Référentiels", FRAMEWORKS, map(_framework, frameworks()))


def _framework(framework: Framework) -> Line:
    dates: tuple[date | None, ...] = (
        framework.registered_from,
        framework.registered_until,
        framework.last_delivery_on,
    )
    return framework.title, FRAMEWORK_LIFE.labels[framework.state], framework.registration_number, *dates
