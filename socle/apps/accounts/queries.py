"""Who holds which role on a day."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from socle.apps.accounts.models import Membership
from socle.apps.organisations.models import Body
from socle.apps.people.models import Professional
from socle.core.roles import Role


def memberships(on: date) -> QuerySet[Membership]:
    """The roles held that day, with their account and body."""
    return Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on
    ).select_related("account__professional", "body")


def holds(professional: Professional, role: Role, *, body: Body | None = None, on: date) -> bool:
    """Whether the professional holds the role that day, through any of their accounts."""
    return first_day_without(professional, role, body=body, days=(on,)) is None


def first_day_without(
    professional: Professional, role: Role, *, body: Body | None = None, days: Collection[date]
) -> date | None:
    """The first of these days on which the professional does not hold the role, through any account."""
    held = Membership.objects.filter(account__professional=professional, role=role)
    if body:
        held = held.filter(body=body)
    spans = list(held.values_list("starts_on", "ends_on"))
    return next((day for day in sorted(days) if not _is_within(day, spans)), None)


def _is_within(day: date, spans: Iterable[tuple[date, date | None]]) -> bool:
    return any(first <= day and (last is None or day <= last) for first, last in spans)


def professionals(role: Role, body: Body, on: date) -> QuerySet[Professional]:
    """The named assessors, trainers or administrators of a body, sorted."""
    held = memberships(on).filter(role=role, body=body)
    return Professional.objects.filter(accounts__memberships__in=held).distinct().order_by("sort_name", "pk")


def ties(professional: Professional, on: date) -> frozenset[str]:
    """The SIREN of every organisation the professional belongs to or works for that day."""
    held = memberships(on).filter(account__professional=professional, body__isnull=False)
    siren = set(held.values_list("body__siren", flat=True))
    return frozenset(siren | {professional.employer_siren} - {""})
