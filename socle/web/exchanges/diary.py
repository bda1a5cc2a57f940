"""The diary of exchanges: for each, its last success, what waits, what failed and who must act."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from socle.apps.api_keys.queries import software_standing
from socle.apps.credentials.tasks import witnesses
from socle.apps.declarations.standing import correction_standing, declaration_standing
from socle.apps.exchanges.standing import elsewhere_standing, files_standing
from socle.apps.legacy.queries import legacy_standing
from socle.apps.log.standing import log_standing
from socle.core.exchange.diary import Standing
from socle.core.roles import WHOLE_FILES, Role
from socle.web.access import Actor, Request, role
from socle.web.keys.views import reached as reached_keys


@dataclass(frozen=True, slots=True)
class Line:
    """An exchange, the page where one goes on, and the rows that each number counts when they have one."""

    standing: Standing
    page: str = ""
    waiting: str = ""
    failed: str = ""

    @property
    def step(self) -> str:
        return "en échec" if self.standing.failed else "en attente" if self.standing.waiting else "à jour"


Part = Callable[[Actor], Line]


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """`acts` counts the exchanges for which someone must act."""

    lines: tuple[Line, ...]
    acts: int


@role(Role.ADMINISTRATOR, Role.CERTIFIER)
@require_safe
def exchanges(request: Request) -> HttpResponse:
    lines = [part(request.actor) for part in parts_of(request.actor)]
    lines.sort(key=lambda line: line.standing.urgency)
    page = DiaryPage(tuple(lines), sum(not line.standing.is_calm for line in lines))
    return render(request, "exchanges/diary.html", {"page": page})


def parts_of(actor: Actor) -> tuple[Part, ...]:
    """A body sees its own exchanges, the certifier those of the scheme; both their own software."""
    certifier = (declaration, every_elsewhere, legacy, log) if Role.CERTIFIER in actor.roles else ()
    body = (files, own_elsewhere, corrections) if Role.ADMINISTRATOR in actor.roles else ()
    return (*certifier, *body, software)


def files(actor: Actor) -> Line:
    page = reverse("imports")
    told = files_standing(actor.bodies(Role.ADMINISTRATOR))
    return Line(told, page, f"{page}?etat=en-attente", f"{page}?etat=a-corriger")


def own_elsewhere(actor: Actor) -> Line:
    return Line(elsewhere_standing(actor.bodies(Role.ADMINISTRATOR)), waiting=reverse("held_results"))


def every_elsewhere(actor: Actor) -> Line:
    return Line(elsewhere_standing(), waiting=reverse("held_results"))


def corrections(actor: Actor) -> Line:
    page = reverse("corrections")
    return Line(correction_standing(actor.bodies(*WHOLE_FILES)), page, failed=page)


def declaration(actor: Actor) -> Line:
    page = reverse("declarations")
    return Line(declaration_standing(), page, page, f"{reverse('declared_passages')}?situation=rejete")


def legacy(actor: Actor) -> Line:
    return Line(legacy_standing(), reverse("legacy_certificates"))


def log(actor: Actor) -> Line:
    """The lines of the register name nobody: they have no page."""
    return Line(log_standing([each.key for each in witnesses()]))


def software(actor: Actor) -> Line:
    page = reverse("api_keys")
    return Line(software_standing(reached_keys(actor)), page, failed=page)
