"""Where the declaration stands, for the diary of exchanges: the certifier's, and a body's own part of it."""

from collections.abc import Iterable

from django.db.models import Count, Max, Q

from socle.apps.declarations.models import Passage
from socle.apps.declarations.queries import of_bodies, rejected
from socle.apps.organisations.models import Body
from socle.core.declaration.lifecycles import OVER, READY
from socle.core.exchange.diary import Standing

CODE, LABEL = "declaration", "Déclaration à la Caisse des Dépôts"


def declaration_standing() -> Standing:
    """What waits is to prepare, to deposit or to be answered; what failed was rejected."""
    counts = Passage.objects.aggregate(
        last=Max("integrated_on"),
        ready=Count("pk", filter=Q(state__in=READY)),
        waiting=Count("pk", filter=~Q(state__in=(*OVER, "rejected"))),
        rejected=Count("pk", filter=Q(state="rejected")),
    )
    return Standing(
        code=CODE,
        label=LABEL,
        last_success=counts["last"],
        waiting=counts["waiting"],
        failed=counts["rejected"],
        who="L’organisme de chaque personne" if counts["rejected"] else "Le certificateur",
        to_do=_to_do(counts),
        hint="Préparez un lot : les certificats décidés y entrent d’eux-mêmes.",
    )


def _to_do(counts: dict[str, int]) -> str:
    if counts["rejected"]:
        return "Corriger l’état civil des passages rejetés."
    if counts["ready"]:
        return "Préparer un lot, puis le déposer."
    return "Déposer les lots construits, puis importer les rapports."


def correction_standing(bodies: Iterable[Body]) -> Standing:
    """What a body has to correct of its own files."""
    own = list(bodies)
    there = of_bodies(Passage.objects.all(), own).aggregate(last=Max("integrated_on"))
    return Standing(
        code=CODE,
        label=LABEL,
        last_success=there["last"],
        failed=of_bodies(rejected(), own).count(),
        who="Vous",
        to_do="Corriger l’état civil des personnes que l’État n’a pas reconnues.",
        hint="Le certificateur déclare les certificats de vos candidats.",
    )
