"""Reading keys: who presents one, and those of a body or of the certifier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Prefetch, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from socle.apps.accounts.models import Account, Membership
from socle.apps.accounts.queries import memberships
from socle.apps.api_keys.models import Key, Secret, Token
from socle.core.api_access import GRANTED, TOKEN, Scope, digest, granted
from socle.core.exchange.diary import Standing
from socle.core.roles import Role

WHOSE = ("key__membership__account__professional", "key__membership__body")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who asks: software, in the name of an account with one role; `body` is None for the certifier."""

    secret: Secret
    scopes: frozenset[Scope]

    @property
    def key(self) -> Key:
        return self.secret.key

    @property
    def account(self) -> Account:
        return self.key.membership.account

    @property
    def role(self) -> Role:
        return Role(self.key.membership.role)

    @property
    def body(self) -> int | None:
        return self.key.membership.body_id


def holder_of(presented: str, at: datetime) -> Holder | None:
    """Whose key or token this is, while it works; None for any other text, whatever is wrong with it."""
    if not presented.startswith(TOKEN):
        return _holding(Secret.objects.filter(digest=digest(presented)), at)
    token = Token.objects.filter(digest=digest(presented), expires_at__gt=at).first()
    if token is None:
        return None
    held = _holding(Secret.objects.filter(pk=token.secret_id), at)
    return held and Holder(held.secret, held.scopes & {Scope(said) for said in token.scopes})


def client(public_id: str, secret: str, at: datetime) -> Holder | None:
    """The key whose id and secret these are (RFC 6749 §2.3.1)."""
    held = _holding(Secret.objects.filter(digest=digest(secret)), at)
    return held if held and str(held.key.public_id) == public_id.lower() else None


def _holding(secrets: QuerySet[Secret], at: datetime) -> Holder | None:
    on = localdate(at)
    living = secrets.filter(
        expires_at__gt=at,
        key__ended_on__isnull=True,
        key__membership__in=memberships(on),
        key__membership__account__is_active=True,
    )
    secret = living.select_related(*WHOSE).first()
    if secret is None:
        return None
    role = Role(secret.key.membership.role)
    return Holder(secret, granted(role, only_reads=secret.key.only_reads))


def keys_of(held: QuerySet[Membership]) -> QuerySet[Key]:
    """The keys that act with these roles, the living ones first, each with its `secrets`, the last first."""
    secrets = Prefetch("secrets", Secret.objects.order_by("-pk"))
    found = Key.objects.filter(membership__in=held).prefetch_related(secrets)
    return found.select_related("membership__account__professional", "membership__body").order_by(
        "ended_on", "-pk"
    )


def with_refusals(keys: QuerySet[Key]) -> QuerySet[Key]:
    """With `refused`, the requests refused since last night's clean-up."""
    return keys.annotate(refused=Coalesce(Sum("spendings__refused"), 0))


def software_standing(keys: QuerySet[Key]) -> Standing:
    """Where partners' software stands: its last call, and the keys whose requests were refused."""
    plain = keys.order_by().prefetch_related(None).select_related(None)
    last = plain.aggregate(last=Max("secrets__used_on"))["last"]
    return Standing(
        code="software",
        label="Logiciels reliés",
        last_success=last,
        failed=plain.filter(spendings__refused__gt=0).distinct().count(),
        who="Le développeur de chaque logiciel",
        to_do="Lire la raison jointe à chaque refus, puis corriger la demande.",
        hint="Faites une clé pour qu’un logiciel lise et enregistre ici en votre nom.",
    )


def may_have_keys(bodies: Iterable[int], *, certifier: bool, on: date) -> QuerySet[Membership]:
    """The roles for which a key can be made: those of these bodies, or the certifier's own."""
    held = memberships(on).filter(role__in=GRANTED)
    reached = held.filter(body__isnull=True) if certifier else held.none()
    return (reached | held.filter(body__in=list(bodies))).order_by("account__professional__sort_name", "pk")
