"""Opening accounts, giving and ending roles, issuing and opening access cards."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from socle.apps.accounts.models import Account, Card, Failure, Membership
from socle.apps.journal.actions import write_entry
from socle.apps.organisations.models import Body
from socle.apps.people.models import Person, Professional
from socle.core.card import ALPHABET, LENGTH, MINUTES, refuse_too_many_failures, typed_code
from socle.core.errors import Refusal
from socle.core.jury import College
from socle.core.roles import Role


@transaction.atomic
def open_account(
    professional: Professional, email: str, *, password: str | None = None, by: int | None, on: date
) -> Account:
    """An account without a usable password is opened by a link sent to its address."""
    email = Account.objects.normalize_email(email).lower()
    if Account.objects.filter(email=email).exists():
        raise Refusal(f"L’adresse {email} a déjà un compte.", "Donnez un rôle à ce compte.")
    account = Account(professional=professional, email=email)
    account.set_password(password)
    account.save()
    write_entry(account, "open", by=by, on=on)
    return account


@transaction.atomic
def give_role(
    account: Account,
    role: Role,
    *,
    body: Body | None = None,
    college: College | None = None,
    by: int | None,
    on: date,
) -> Membership:
    membership = Membership.objects.create(
        account=account, role=role, body=body, college=college or "", starts_on=on
    )
    write_entry(membership, "give", by=by, on=on, codes={"role": role, "body": body.pk if body else None})
    return membership


@transaction.atomic
def end_role(membership: Membership, *, by: int | None, on: date) -> None:
    """The role ends at the end of that day."""
    membership.ends_on = on
    membership.save(update_fields=["ends_on"])
    write_entry(membership, "end", by=by, on=on)


@transaction.atomic
def issue_card(person: Person, *, by: int | None, on: date) -> str:
    """A new card's code, told once and never kept; the person's former card stops working."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    Card.objects.filter(person=person, revoked_on__isnull=True).update(revoked_on=on)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    card = Card.objects.create(person=person, digest=_digest(code), issued_on=on)
    write_entry(card, "issue", by=by, on=on)
    return code


@transaction.atomic
def revoke_cards(person: Person, *, by: int | None, on: date) -> None:
    for card in Card.objects.filter(person=person, revoked_on__isnull=True).select_for_update():
        card.revoked_on = on
        card.save(update_fields=["revoked_on"])
        write_entry(card, "revoke", by=by, on=on)


def open_with_card(typed: str, birth_date: date | None, *, address: str | None, at: datetime) -> Person:
    """The person whose card and birth date these are; each failure is counted."""
    digest = _digest(typed_code(typed))
    since = Failure.objects.filter(at__gt=at - timedelta(minutes=MINUTES))
    refuse_too_many_failures(
        since.filter(digest=digest).count(), since.filter(address=address).count() if address else 0
    )
    card = Card.objects.filter(digest=digest, revoked_on__isnull=True).select_related("person").first()
    if card is None or card.person.birth_date != birth_date:
        Failure.objects.create(digest=digest, address=address)
        raise Refusal(
            "Ce code et cette date de naissance ne vont pas ensemble.",
            "Vérifiez la carte et la date, ou appelez la personne qui vous a donné la carte.",
        )
    return card.person


def _digest(code: str) -> str:
    return salted_hmac("socle.card", code, algorithm="sha256").hexdigest()
