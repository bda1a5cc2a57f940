"""Who works in a body: adding someone with their roles, and ending a role."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from socle.apps.accounts.actions import end_role, give_role, open_account
from socle.apps.accounts.models import Account, Membership
from socle.apps.accounts.queries import memberships
from socle.apps.organisations.models import Body
from socle.apps.people.actions import register_professional
from socle.core.errors import Refusal
from socle.core.roles import BODY_ROLES, Role


@transaction.atomic
def add_to_team(
    body: Body, name: tuple[str, str], email: str, roles: Collection[Role], *, by: int | None, on: date
) -> Account:
    """Give these roles to whoever has this address; `name` (first, last) is theirs when they are new."""
    if not roles or not set(roles) <= set(BODY_ROLES):
        raise Refusal("Aucun rôle n’est choisi.", "Choisissez au moins un rôle.")
    account = Account.objects.filter(email=email.lower()).first()
    if account is None:
        professional = register_professional(*name, by=by, on=on)
        account = open_account(professional, email, by=by, on=on)
    held = set(memberships(on).filter(account=account, body=body).values_list("role", flat=True))
    for role in roles:
        if role not in held:
            give_role(account, role, body=body, by=by, on=on)
    return account


@transaction.atomic
def leave_role(membership: Membership, *, by: int | None, on: date) -> None:
    """End a role in a body; the last administrator stays until there is another."""
    body = Body.objects.select_for_update(of=("self",)).get(memberships=membership)
    others = memberships(on).filter(body=body, role=Role.ADMINISTRATOR, ends_on__isnull=True)
    if membership.role == Role.ADMINISTRATOR and not others.exclude(pk=membership.pk).exists():
        raise Refusal(
            f"{body.name} n’aurait plus de responsable.", "Ajoutez d’abord une autre personne responsable."
        )
    end_role(membership, by=by, on=on)
