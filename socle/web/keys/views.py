"""Connected software: a body's administrator, or the certifier, makes, rotates and ends keys of the API."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from socle.apps.accounts.models import Membership
from socle.apps.api_keys.actions import Made, end_key, make_key, rotate_key
from socle.apps.api_keys.models import Key
from socle.apps.api_keys.queries import keys_of, may_have_keys, with_refusals
from socle.core.api_access import OVERLAP_DAYS
from socle.core.roles import Role
from socle.web.access import Actor, Request, role
from socle.web.keys.forms import DurationForm, KeyForm, label
from socle.web.refusal import refused_as_message, refused_on

WHO = (Role.ADMINISTRATOR, Role.CERTIFIER)


@dataclass(frozen=True, slots=True)
class SecretLine:
    beginning: str
    expires_at: datetime
    used_on: date | None
    is_living: bool


@dataclass(frozen=True, slots=True)
class Row:
    key: Key
    whose: str
    refused: int
    secrets: tuple[SecretLine, ...]


def held_roles(actor: Actor) -> QuerySet[Membership]:
    """The roles whose keys the account may make."""
    bodies = actor.bodies(Role.ADMINISTRATOR).values_list("pk", flat=True)
    return may_have_keys(bodies, certifier=Role.CERTIFIER in actor.roles, on=localdate())


def reached(actor: Actor) -> QuerySet[Key]:
    """The keys of the account's bodies, or of the certifier, even once their role has ended."""
    found = Membership.objects.filter(body__in=actor.bodies(Role.ADMINISTRATOR))
    if Role.CERTIFIER in actor.roles:
        found |= Membership.objects.filter(body__isnull=True)
    return keys_of(found)


@role(*WHO)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def keys(request: Request) -> HttpResponse:
    """The keys, and the form of a new one; the page that answers it is the only one that shows its secret."""
    form = KeyForm(request.POST or None, memberships=held_roles(request.actor))
    if form.is_valid():
        said, by = form.cleaned_data, request.actor.account.pk
        with refused_on(form):
            made = make_key(
                form.memberships[said["membership"]],
                said["name"],
                days=said["days"],
                only_reads=said["only_reads"],
                by=by,
                at=now(),
            )
            return show_secret(request, made)
    page = {"form": form, "rows": rows(reached(request.actor), now())}
    return render(request, "keys/list.html", page, status=422 if form.is_bound else 200)


@role(*WHO)
@require_POST
@never_cache
def rotate(request: Request, public_id: UUID) -> HttpResponse:
    key, form = get_object_or_404(reached(request.actor), public_id=public_id), DurationForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choisissez la durée de la nouvelle clé.")
        return redirect("api_keys")
    with refused_as_message(request):
        by, days = request.actor.account.pk, form.cleaned_data["days"]
        return show_secret(request, rotate_key(key, days=days, by=by, at=now()), is_new=False)
    return redirect("api_keys")


@role(*WHO)
@require_POST
def end(request: Request, public_id: UUID) -> HttpResponse:
    key = get_object_or_404(reached(request.actor), public_id=public_id)
    with refused_as_message(request):
        end_key(key, by=request.actor.account.pk, at=now())
        messages.success(request, f"La clé de {key.name} n’ouvre plus rien.")
    return redirect("api_keys")


def show_secret(request: Request, made: Made, *, is_new: bool = True) -> HttpResponse:
    page = {"key": made.key, "secret": made.secret, "is_new": is_new, "overlap": OVERLAP_DAYS}
    return render(request, "keys/secret.html", page)


def rows(found: QuerySet[Key], at: datetime) -> tuple[Row, ...]:
    return tuple(
        Row(
            key=key,
            whose=label(key.membership),
            refused=key.refused,  # type: ignore[attr-defined]
            secrets=tuple(
                SecretLine(each.beginning, each.expires_at, each.used_on, each.expires_at > at)
                for each in key.secrets.all()
            ),
        )
        for key in with_refusals(found)
    )
