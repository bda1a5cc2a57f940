"""Who works for the certifier, sits on juries or runs studies: adding someone with a role, and ending it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from socle.apps.accounts.actions import end_role, give_role, open_account
from socle.apps.accounts.models import Account, Membership
from socle.apps.accounts.queries import memberships
from socle.apps.people.actions import register_professional
from socle.core.errors import Refusal
from socle.core.jury import College
from socle.core.roles import LABELS, Role

STAFF_ROLES = (Role.CERTIFIER, Role.SECRETARY, Role.JUROR, Role.RESEARCHER)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """`employer_siren` keeps a juror away from the files of their own employer."""

    first_name: str
    last_name: str
    email: str
    employer_siren: str = ""


@transaction.atomic
def add_to_staff(
    who: Newcomer, role: Role, *, college: College | None = None, by: int | None, on: date
) -> Account:
    """Give the role to whoever has this address; names and employer are theirs when they are new."""
    if role not in STAFF_ROLES:
        raise Refusal("Ce rôle s’exerce dans un organisme.", "Ajoutez la personne depuis son organisme.")
    if (role == Role.JUROR) != bool(college):
        raise Refusal("Seul un membre de jury siège dans un collège.", "Accordez le rôle et le collège.")
    account = Account.objects.filter(email=who.email.lower()).first()
    if account is None:
        person = register_professional(
            who.first_name, who.last_name, employer_siren=who.employer_siren, by=by, on=on
        )
        account = open_account(person, who.email, by=by, on=on)
    elif memberships(on).filter(account=account, role=role).exists():
        raise Refusal(f"{account.professional} a déjà le rôle « {LABELS[role]} ».", "Il n’y a rien à faire.")
    give_role(account, role, college=college, by=by, on=on)
    return account


@transaction.atomic
def leave_staff(membership: Membership, *, by: int | None, on: date) -> None:
    """End a role; the certifier always keeps someone who can give roles."""
    # Two people who end each other's role at once would leave nobody: lock them all first.
    held = Membership.objects.select_for_update(of=("self",)).filter(role=Role.CERTIFIER)
    kept = [each for each in held if each.pk != membership.pk and each.ends_on is None]
    if membership.role == Role.CERTIFIER and not kept:
        raise Refusal(
            "Il n’y aurait plus personne pour donner les rôles.",
            "Ajoutez d’abord une autre personne du certificateur.",
        )
    end_role(membership, by=by, on=on)
