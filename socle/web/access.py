"""Who may open which page. Default deny: a view that declares nobody is closed to everybody."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from socle.apps.accounts.models import Account, Card, Membership
from socle.apps.accounts.queries import memberships
from socle.apps.organisations.models import Body
from socle.apps.people.models import Person
from socle.core.roles import Role

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Answer = Callable[[HttpRequest], HttpResponseBase]
CARD_KEY = "card"
RECONNECT = "Reconnectez-vous : vos saisies sont gardées sur cet appareil."


class Actor:
    """Who asks: an account with its roles today, a candidate with their card, or nobody."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def account(self) -> Account:
        """The account signed in; only for views that declare a role of professionals."""
        user = self._request.user
        if not isinstance(user, Account):
            raise PermissionDenied
        return user

    @cached_property
    def memberships(self) -> list[Membership]:
        user = self._request.user
        return list(memberships(localdate()).filter(account=user)) if isinstance(user, Account) else []

    @cached_property
    def person(self) -> Person | None:
        """The candidate whose card opened this session, while the card has not been revoked."""
        if CARD_KEY not in self._request.session:
            return None
        card = Card.objects.filter(pk=int(self._request.session[CARD_KEY]), revoked_on__isnull=True)
        found = card.select_related("person").first()
        return found.person if found else None

    @cached_property
    def roles(self) -> frozenset[Role]:
        held = {Role(membership.role) for membership in self.memberships}
        if self.person:
            held.add(Role.CANDIDATE)
        return frozenset(held)

    @property
    def candidate(self) -> Person:
        """The candidate; only for views that declare the role."""
        if self.person is None:
            raise PermissionDenied
        return self.person

    def bodies(self, *roles: Role) -> QuerySet[Body]:
        """The bodies in which the account holds one of these roles today."""
        held = [m.body_id for m in self.memberships if m.role in roles and m.body_id]
        return Body.objects.filter(pk__in=held)


class Request(HttpRequest):
    """What a view receives."""

    actor: Actor


def public(view: View) -> View:
    """Anyone may open this page, without an account."""
    view.roles = None  # type: ignore[attr-defined]
    return view


def role(*roles: Role) -> Callable[[View], View]:
    """Only people who hold one of these roles today may open this page."""

    def declare(view: View) -> View:
        view.roles = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return declare


class AccessMiddleware:
    """Asks every view whom it is for, before it runs."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = Actor(request)  # type: ignore[attr-defined]
        return self.answer(request)

    def process_view(
        self, request: Request, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        if not hasattr(view, "roles"):
            if is_open(request.resolver_match):
                return None
            raise PermissionDenied
        if view.roles is None or request.actor.roles & view.roles:
            return None
        if request.user.is_authenticated or request.actor.roles:
            raise PermissionDenied
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"reason": "Votre connexion a pris fin.", "remedy": RECONNECT}, status=401)
        return redirect("card" if view.roles == {Role.CANDIDATE} else "account_login")


# Views of packages: each refuses by itself whoever is not signed in.
OPEN_NAMES = ("account_", "mfa_", "set_language")


def is_open(match: ResolverMatch | None) -> bool:
    return bool(match and match.url_name and match.url_name.startswith(OPEN_NAMES))
