"""The cast of the tests: Alice is a candidate, Bob her assessor, Charlie belongs to another body.

Every step goes through the real verbs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from socle.apps.accounts.actions import give_role, open_account
from socle.apps.accounts.models import Account
from socle.apps.accreditations.actions import accredit
from socle.apps.assessments.actions import give_back, open_assessment, submit_to_jury
from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import pathway_decision
from socle.apps.assessments.rating import record_ratings
from socle.apps.assessments.situations import describe_situation
from socle.apps.frameworks.models import Framework
from socle.apps.frameworks.queries import content
from socle.apps.organisations.actions import register_body, register_site
from socle.apps.organisations.models import Site
from socle.apps.pathways.actions import Circumstances, open_pathway
from socle.apps.pathways.models import Pathway
from socle.apps.people.actions import register_person, register_professional
from socle.apps.people.models import Person
from socle.apps.training.actions import Next
from socle.core.accreditation import AccreditedRole
from socle.core.assessment import Kind
from socle.core.certification import Verdict
from socle.core.jury import College
from socle.core.person import CivilStatus
from socle.core.roles import Role
from socle.scheme import scheme
from tests.core.test_person import ALICE

FIRST_DAY = date(2018, 1, 1)
TODAY = date(2026, 11, 24)
WHY = Circumstances(reason="training", referrer="france_travail", payer="region", sector="childcare")
NEXT = Next(
    "Un rendez-vous avec la formatrice le lundi 7 décembre 2026 à 9 h.", "Inès Martin, 01 99 00 12 34"
)
PASSWORD = "une phrase de passe pour les essais"


@dataclass(frozen=True, slots=True)
class Cast:
    """Bob and Dora assess, Tim trains and Ada administers at Caen; Charlie does all of it at Rennes."""

    caen: Site
    rennes: Site
    bob: Account
    dora: Account
    tim: Account
    ada: Account
    charlie: Account


def gather(framework: Framework) -> Cast:
    caen = open_site(framework, "732829320", "73282932000074", "Afpa Caen", "14000", "Caen")
    rennes = open_site(framework, "356000000", "35600000000048", "Greta Rennes", "35000", "Rennes")
    return Cast(
        caen=caen,
        rennes=rennes,
        bob=professional("Bob", Role.ASSESSOR, site=caen),
        dora=professional("Dora", Role.ASSESSOR, site=caen),
        tim=professional("Tim", Role.TRAINER, site=caen),
        ada=professional("Ada", Role.ADMINISTRATOR, site=caen),
        charlie=professional("Charlie", Role.ASSESSOR, Role.TRAINER, Role.ADMINISTRATOR, site=rennes),
    )


def open_site(framework: Framework, siren: str, siret: str, name: str, postal_code: str, town: str) -> Site:
    body = register_body(siren, name.split()[0], by=None, on=FIRST_DAY)
    site = register_site(body, siret, name=name, postal_code=postal_code, town=town, by=None, on=FIRST_DAY)
    for role in AccreditedRole:
        accredit(site, framework, role, starts_on=FIRST_DAY, ends_on=None, by=None, on=FIRST_DAY)
    return site


def professional(
    name: str, *roles: Role, site: Site | None = None, college: College | None = None, siren: str = ""
) -> Account:
    """An account of that first name, which signs in with `PASSWORD`, and its roles."""
    person = register_professional(name, "Martin", employer_siren=siren, by=None, on=FIRST_DAY)
    account = open_account(person, f"{name.lower()}@exemple.fr", password=PASSWORD, by=None, on=FIRST_DAY)
    for role in roles:
        body = site.body if site else None
        give_role(account, role, body=body, college=college, by=None, on=FIRST_DAY)
    return account


def enrol(cast: Cast, framework: Framework, person: Person | None = None, on: date = TODAY) -> Pathway:
    """Alice, or someone else, enrolled at Caen."""
    person = person or register_person(ALICE, places=scheme().places, by=None, on=on)
    return open_pathway(person, framework, cast.caen, WHY, scheme=scheme(), by=cast.ada.pk, on=on)


def someone(status: CivilStatus, on: date = TODAY) -> Person:
    return register_person(status, places=scheme().places, place_confirmed=True, by=None, on=on)


def assess(
    pathway: Pathway, by: Account, verdicts: Mapping[str, str], *, kind: Kind = Kind.INITIAL, on: date = TODAY
) -> Assessment:
    """An assessment with these verdicts and one situation that shows everything acquired."""
    pathway.refresh_from_db()
    assessment = open_assessment(pathway, kind, scheme=scheme(), by=by, on=on)
    record_ratings(assessment, verdicts, by=by, on=on)
    shown = [code for code, verdict in verdicts.items() if verdict == Verdict.ACQUIRED]
    if shown:
        describe_situation(assessment, "Préparer une commande de peinture", shown, by=by, on=on)
    return assessment


def verdicts(pathway: Pathway, **domains: str) -> dict[str, str]:
    """Every criterion acquired but those of the domains given, as in `verdicts(p, d3="not_acquired")`."""
    codes = content(pathway.version).codes
    return {code: domains.get(f"d{code.partition('.')[0]}", Verdict.ACQUIRED) for code in codes}


def give_result_back(assessment: Assessment, by: Account, on: date = TODAY) -> None:
    """Ten hours for each subdomain still to acquire."""
    pathway = assessment.pathway
    hours = dict.fromkeys(pathway_decision(pathway).missing_subdomains, 10)
    give_back(assessment, hours=hours, next_step=NEXT, scheme=scheme(), by=by, on=on)
    pathway.refresh_from_db()


def before_jury(cast: Cast, framework: Framework, person: Person | None = None, on: date = TODAY) -> Pathway:
    """A complete file, everything acquired at once, sent to the jury."""
    pathway = enrol(cast, framework, person, on)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway), on=on), cast.bob, on)
    submit_to_jury(pathway, by=cast.ada.pk, on=on)
    return pathway


def signed_in(client: Any, account: Account) -> Any:
    """The test client, as that account."""
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
