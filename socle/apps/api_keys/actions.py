"""Making, rotating and ending the keys of software, and giving a token for one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Least
from django.utils.timezone import localdate

from socle.apps.accounts.models import Membership
from socle.apps.accounts.queries import memberships
from socle.apps.api_keys.models import Key, Secret, Token
from socle.apps.api_keys.queries import Holder
from socle.apps.api_keys.tasks import tell_of_key
from socle.apps.journal.actions import write_entry
from socle.core.api_access import (
    OVERLAP_DAYS,
    TOKEN_MINUTES,
    Scope,
    digest,
    new_key,
    new_token,
    refuse_role_without_key,
    refuse_unknown_duration,
    shown,
)
from socle.core.errors import Refusal
from socle.core.roles import Role


@dataclass(frozen=True, slots=True)
class Made:
    """A key and its secret in clear, told once and never kept."""

    key: Key
    secret: str


@transaction.atomic
def make_key(
    membership: Membership, name: str, *, days: int, only_reads: bool = False, by: int | None, at: datetime
) -> Made:
    """A key that acts with this role of this account; the account is told when someone else made it."""
    on = localdate(at)
    if not memberships(on).filter(pk=membership.pk).exists():
        raise Refusal(
            "Cette personne n’a plus ce rôle.", "Donnez-lui le rôle, ou choisissez quelqu’un d’autre."
        )
    refuse_role_without_key(Role(membership.role))
    refuse_unknown_duration(days)
    if not name.strip():
        raise Refusal("La clé n’a pas de nom.", "Écrivez le nom du logiciel qui s’en servira.")
    key = Key.objects.create(membership=membership, name=name.strip(), only_reads=only_reads, made_on=on)
    secret = _new_secret(key, days, at)
    codes = {"membership": membership.pk, "role": membership.role, "days": days, "only_reads": only_reads}
    write_entry(key, "make", by=by, on=on, codes=codes)
    if by != membership.account_id:
        tell_of_key.defer(key=key.pk)
    return Made(key, secret)


@transaction.atomic
def rotate_key(key: Key, *, days: int, by: int | None, at: datetime) -> Made:
    """A new secret; the former ones still work for a week at most, while the software changes over."""
    refuse_unknown_duration(days)
    _lock_living(key)
    Secret.objects.filter(key=key, expires_at__gt=at).update(
        expires_at=Least("expires_at", at + timedelta(days=OVERLAP_DAYS))
    )
    secret = _new_secret(key, days, at)
    write_entry(key, "rotate", by=by, on=localdate(at), codes={"days": days})
    return Made(key, secret)


@transaction.atomic
def end_key(key: Key, *, by: int | None, at: datetime) -> None:
    """The key and its tokens open nothing more, from now on."""
    locked = _lock_living(key)
    locked.ended_on = localdate(at)
    locked.save(update_fields=["ended_on"])
    Secret.objects.filter(key=key, expires_at__gt=at).update(expires_at=at)
    Token.objects.filter(secret__key=key).delete()
    write_entry(key, "end", by=by, on=localdate(at))


def _lock_living(key: Key) -> Key:
    locked = Key.objects.select_for_update(of=("self",)).get(pk=key.pk)
    if locked.ended_on:
        raise Refusal(
            f"Cette clé est terminée depuis le {locked.ended_on:%d/%m/%Y}.", "Faites une autre clé."
        )
    return locked


def _new_secret(key: Key, days: int, at: datetime) -> str:
    secret = new_key()
    Secret.objects.create(
        key=key, beginning=shown(secret), digest=digest(secret), expires_at=at + timedelta(days=days)
    )
    return secret


@transaction.atomic
def give_token(holder: Holder, scopes: frozenset[Scope], *, at: datetime) -> tuple[str, int]:
    """A bearer token and its life in seconds; it never outlives the secret it was obtained with."""
    token = new_token()
    expires_at = min(at + timedelta(minutes=TOKEN_MINUTES), holder.secret.expires_at)
    Token.objects.create(
        secret=holder.secret, digest=digest(token), scopes=sorted(scopes), expires_at=expires_at
    )
    return token, int((expires_at - at).total_seconds())
