"""The diary of exchanges: for each, its last success, what waits, what failed and who must act."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from socle.apps.api_keys.queries import software_standing
from socle.apps.credentials.tasks import witnesses
from socle.apps.exchanges.standing import elsewhere_standing, files_standing
from socle.apps.legacy.queries import legacy_standing
from socle.apps.log.standing import log_standing
from socle.core.exchange.diary import Standing, in_order
from socle.core.roles import Role
from socle.web.access import Actor, Request, role
from socle.web.keys.views import reached as reached_keys

Part = Callable[[Actor], Standing]


@dataclass(frozen=True, slots=True)
class Links:
    """Where one goes on: the exchange's own page, and the rows that each number counts."""

    page: str = ""
    waiting: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    standing: Standing
    links: Links

    @property
    def step(self) -> str:
        return "en échec" if self.standing.failed else "en attente" if self.standing.waiting else "à jour"


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """`acts` counts the exchanges for which someone must act."""

    lines: tuple[Line, ...]
    acts: int


@role(Role.ADMINISTRATOR, Role.CERTIFIER)
@require_safe
def exchanges(request: Request) -> HttpResponse:
    standings = in_order(part(request.actor) for part in parts_of(request.actor))
    lines = tuple(Line(each, links_of(each)) for each in standings)
    page = DiaryPage(lines, sum(not each.is_calm for each in standings))
    return render(request, "exchanges/diary.html", {"page": page})


def parts_of(actor: Actor) -> tuple[Part, ...]:
    """A body sees its own exchanges, the certifier those of the scheme; both their own software."""
    body = (files, own_elsewhere) if Role.ADMINISTRATOR in actor.roles else ()
    certifier = (every_elsewhere, legacy, log) if Role.CERTIFIER in actor.roles else ()
    return (*certifier, *body, software)


def files(actor: Actor) -> Standing:
    return files_standing(actor.bodies(Role.ADMINISTRATOR))


def own_elsewhere(actor: Actor) -> Standing:
    return elsewhere_standing(actor.bodies(Role.ADMINISTRATOR))


def every_elsewhere(actor: Actor) -> Standing:
    return elsewhere_standing()


def legacy(actor: Actor) -> Standing:
    return legacy_standing()


def log(actor: Actor) -> Standing:
    return log_standing([each.key for each in witnesses()])


def software(actor: Actor) -> Standing:
    return software_standing(reached_keys(actor))


PAGES = {
    "files": "imports",
    "legacy": "legacy_certificates",
    "software": "api_keys",
}


def links_of(standing: Standing) -> Links:
    """A number leads to its rows where they have a page; the register's lines name nobody and have none."""
    page = reverse(PAGES[standing.code]) if standing.code in PAGES else ""
    if standing.code == "files":
        return Links(page, f"{page}?etat=en-attente", f"{page}?etat=a-corriger")
    if standing.code == "elsewhere":
        return Links(page, waiting=reverse("held_results"))
    return Links(page, failed=page)
