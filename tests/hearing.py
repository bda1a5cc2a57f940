"""Sittings on stage: files that reach the jury by the short way, and the people who hear them.

Every step goes through the real verbs.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from socle.apps.accounts.models import Account
from socle.apps.assessments.actions import accept_outside_result, submit_to_jury
from socle.apps.certificates.conclusion import conclude_sitting
from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.juries.actions import invite_member, mark_present, open_sitting, plan_sitting, sign_minutes
from socle.apps.juries.agenda import close_agenda, open_file
from socle.apps.juries.deliberating import grant_block
from socle.apps.juries.models import Item, Member, Sitting
from socle.apps.organisations.models import Site
from socle.apps.pathways.actions import open_pathway
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Person
from socle.core.jury import College
from socle.core.person import CivilStatus
from socle.core.roles import Role
from socle.scheme import scheme
from tests.cast import WHY, professional, someone
from tests.core.test_person import ALICE

SENT_ON = date(2026, 11, 24)
CUT_OFF = date(2026, 11, 30)
SITS_ON = date(2026, 12, 14)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Bench:
    """Sophie is the jury’s secretary, Cécile works for the certifier, Emma and Saul sit in the colleges."""

    sophie: Account
    cecile: Account
    emma: Account
    saul: Account


def gather_bench(emma_siren: str = "", saul_siren: str = "") -> Bench:
    return Bench(
        sophie=professional("Sophie", Role.SECRETARY),
        cecile=professional("Cecile", Role.CERTIFIER),
        emma=professional("Emma", Role.JUROR, college=College.EMPLOYERS, siren=emma_siren),
        saul=professional("Saul", Role.JUROR, college=College.EMPLOYEES, siren=saul_siren),
    )


def status(number: int) -> CivilStatus:
    """Someone else for each number."""
    return replace(
        ALICE,
        first_name=f"Zoé{LETTERS[number % 26]}",
        birth_name=f"Martin{LETTERS[number // 26]}",
        birth_date=date(1990, 1, 1) + timedelta(days=number),
    )


def file_sent(
    framework: Framework,
    site: Site,
    number: int = 0,
    *,
    person: Person | None = None,
    employer_siren: str = "",
    on: date = SENT_ON,
) -> Pathway:
    """A file before the jury, whose result was obtained elsewhere."""
    pathway = open_pathway(
        person or someone(status(number), on),
        framework,
        site,
        WHY,
        employer_siren=employer_siren,
        scheme=scheme(),
        by=None,
        on=on,
    )
    accept_outside_result(pathway, "CléA by Pix", by=None, on=on)
    submit_to_jury(pathway, by=None, on=on)
    return pathway


def planned(framework: Framework, bench: Bench, departments: tuple[str, ...] = ()) -> Sitting:
    """A sitting to which Emma and Saul are invited."""
    sitting = plan_sitting(
        framework,
        name="Jury de Normandie",
        sits_on=SITS_ON,
        cut_off_on=CUT_OFF,
        place="Salle du conseil",
        departments=departments,
        scheme=scheme(),
        by=bench.sophie,
        on=SENT_ON,
    )
    for account, college in ((bench.emma, College.EMPLOYERS), (bench.saul, College.EMPLOYEES)):
        invite_member(sitting, account.professional, college, by=bench.sophie, on=SENT_ON)
    return sitting


def agenda(sitting: Sitting, bench: Bench, on: date = CUT_OFF) -> list[Item]:
    items = close_agenda(sitting, scheme=scheme(), by=bench.sophie, on=on)
    sitting.refresh_from_db()
    return items


def present(sitting: Sitting, *accounts: Account, bench: Bench, on: date = SITS_ON) -> None:
    for account in accounts:
        mark_present(member(sitting, account), True, by=bench.sophie, on=on)


def member(sitting: Sitting, account: Account) -> Member:
    return Member.objects.get(sitting=sitting, professional=account.professional)


def sitting_open(framework: Framework, bench: Bench, on: date = SITS_ON) -> tuple[Sitting, list[Item]]:
    """An open sitting with everyone present, on every file sent so far, the drawn ones opened."""
    sitting = planned(framework, bench)
    items = agenda(sitting, bench)
    present(sitting, bench.emma, bench.saul, bench=bench, on=on)
    open_sitting(sitting, scheme=scheme(), by=bench.sophie, on=on)
    for item in items:
        if item.drawn:
            open_file(item, by=bench.sophie, on=on)
    sitting.refresh_from_db()
    return sitting, items


def sign(sitting: Sitting, *accounts: Account, on: date = SITS_ON) -> None:
    for account in accounts:
        sign_minutes(member(sitting, account), by=account, on=on)


def signed(sitting: Sitting, bench: Bench, on: date = SITS_ON) -> Sitting:
    sign(sitting, bench.emma, bench.saul, on=on)
    return sitting


def concluded(sitting: Sitting, bench: Bench, on: date = SITS_ON) -> list[Certificate]:
    return conclude_sitting(signed(sitting, bench, on), scheme=scheme(), by=bench.sophie, on=on)


def heard(framework: Framework, bench: Bench, on: date = SITS_ON) -> list[Certificate]:
    """The certificates of a sitting that granted every file sent so far."""
    sitting, _ = sitting_open(framework, bench, on)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=on)
    return concluded(sitting, bench, on)
