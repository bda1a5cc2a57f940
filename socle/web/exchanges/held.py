"""Results obtained elsewhere that wait until the certifier says whether the person is known already."""

from collections.abc import Iterator
from functools import partial

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socle.apps.exchanges.models import ImportedLine
from socle.apps.exchanges.standing import held_lines
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import Role
from socle.web.access import Actor, Request, role
from socle.web.exports import exported

ON_A_PAGE, AT_ONCE = 50, 2_000
HEADER = ("Nom de naissance", "Prénom", "Né(e) le", "Établissement", "Obtenu le")


@role(Role.ADMINISTRATOR, Role.CERTIFIER)
@require_safe
def held_results(request: Request) -> HttpResponseBase:
    found = reach(request.actor)
    if file := exported(request, {"resultats-en-attente": partial(table, found)}):
        return file
    rows = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    is_certifier = Role.CERTIFIER in request.actor.roles
    return render(request, "exchanges/held.html", {"rows": rows, "is_certifier": is_certifier})


def reach(actor: Actor) -> QuerySet[ImportedLine]:
    """Every one for the certifier; for an administrator, those that their bodies brought in."""
    bodies = None if Role.CERTIFIER in actor.roles else actor.bodies(Role.ADMINISTRATOR)
    return held_lines(bodies).select_related("person", "pathway__site").order_by("pk")


def table(found: QuerySet[ImportedLine]) -> Table:
    return Table("Résultats en attente", HEADER, _rows(found))


def _rows(found: QuerySet[ImportedLine]) -> Iterator[tuple[Cell, ...]]:
    for line in found.iterator(chunk_size=AT_ONCE):
        if (person := line.person) and (pathway := line.pathway):
            who = (person.birth_name, person.first_name, person.birth_date)
            yield *who, str(pathway.site), pathway.result_on
