"""What every page carries around its content: one's links, who is signed in, the specimen mark."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from socle.core.roles import BODY_ROLES, WHOLE_FILES, Role
from socle.web.access import Actor

PUBLIC = (
    (_("Accueil"), "home"),
    (_("Les trois certificats"), "frameworks"),
    (_("Trouver un établissement"), "sites"),
    (_("Vérifier un certificat"), "verify"),
)
# Professionals' pages are in French only. One line per link: label, page, who sees it.
BODY = frozenset(BODY_ROLES)
CERTIFIER = frozenset({Role.CERTIFIER})
WORK: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("Aujourd’hui", "today", frozenset(Role) - {Role.CANDIDATE}),
    ("Candidats", "pathways", BODY),
    ("Importations", "imports", frozenset({Role.ADMINISTRATOR})),
    ("Équipe", "team", frozenset({Role.ADMINISTRATOR})),
    ("Échanges", "exchanges", frozenset({Role.ADMINISTRATOR, Role.CERTIFIER})),
    ("Logiciels reliés", "api_keys", frozenset({Role.ADMINISTRATOR, Role.CERTIFIER})),
    ("Séances", "sittings", frozenset({Role.SECRETARY, Role.JUROR})),
    ("Validations", "validations", CERTIFIER),
    ("Certificats", "certificates", CERTIFIER),
    ("Déclarations", "declarations", CERTIFIER),
    ("Déclarations à corriger", "corrections", frozenset(WHOLE_FILES)),
    ("Organismes", "bodies", CERTIFIER),
    ("Référentiels", "frameworks_admin", CERTIFIER),
    ("Doublons", "doubts", CERTIFIER),
    ("Non évaluables", "obstacles", CERTIFIER),
    ("Rôles", "people_roles", CERTIFIER),
    ("Mes études", "my_studies", frozenset({Role.RESEARCHER})),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """`page_nav` as (label, url, `aria-current`), who is signed in, and whether it is a demonstration."""
    actor: Actor | None = getattr(request, "actor", None)
    links = links_of(actor)
    return {
        "page_nav": [(label, reverse(name), current(reverse(name), request.path)) for label, name in links],
        "account_name": name_of(actor),
        "sign_in": reverse("account_login"),
        "sign_out": reverse("account_logout"),
        "my_keys": reverse("mfa_index"),
        "specimen": not settings.PRODUCTION,
    }


def current(link: str, path: str) -> str:
    """The page itself, or the part of the site that it belongs to."""
    if path == link:
        return "page"
    return "true" if link != "/" and path.startswith(link) else ""


def links_of(actor: Actor | None) -> list[tuple[Any, str]]:
    roles = actor.roles if actor else frozenset()
    work = [(label, name) for label, name, who in WORK if roles & who]
    return work or list(PUBLIC)


def name_of(actor: Actor | None) -> str:
    if actor is None or not actor.memberships:
        return ""
    body = next((held.body.name for held in actor.memberships if held.body), "")
    return " · ".join(part for part in (body, str(actor.account.professional)) if part)
