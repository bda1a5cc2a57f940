"""Where the files of candidates stand: those of a body, and the results obtained elsewhere."""

from collections.abc import Iterable

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from socle.apps.exchanges.models import Import, ImportedLine, Outcome
from socle.apps.organisations.models import Body
from socle.apps.people.models import Doubt
from socle.core.exchange.diary import Standing

# What each number counts; the list of imports has the same filters.
WAITING = Q(confirmed_on__isnull=True, faulty=0)
TO_MEND = Q(confirmed_on__isnull=True, faulty__gt=0)
ELSEWHERE = (Outcome.SUBMITTED, Outcome.HELD)


def files_standing(bodies: Iterable[Body]) -> Standing:
    counts = Import.objects.filter(body__in=bodies).aggregate(
        last=Max("confirmed_on"), waiting=Count("pk", filter=WAITING), failed=Count("pk", filter=TO_MEND)
    )
    return Standing(
        code="files",
        label="Fichiers de candidats",
        last_success=counts["last"],
        waiting=counts["waiting"],
        failed=counts["failed"],
        who="Vous",
        to_do="Corriger les fichiers en erreur, confirmer ou écarter les autres.",
        hint="Importez un premier fichier : rien n’est écrit avant votre confirmation.",
    )


def held_lines(bodies: Iterable[Body] | None = None) -> QuerySet[ImportedLine]:
    """Results that wait until the certifier says whether the person is known; without bodies, all of them."""
    person = OuterRef("pathway__person")
    asked = Doubt.objects.filter(Q(newer=person) | Q(older=person), resolved_on__isnull=True)
    held = ImportedLine.objects.filter(outcome=Outcome.HELD, pathway__state="ready_for_jury")
    found = held.filter(Exists(asked))
    return found if bodies is None else found.filter(import_of__body__in=bodies)


def elsewhere_standing(bodies: Iterable[Body] | None = None) -> Standing:
    entered = ImportedLine.objects.filter(outcome__in=ELSEWHERE)
    if bodies is not None:
        entered = entered.filter(import_of__body__in=bodies)
    last = entered.aggregate(last=Max("import_of__confirmed_on"))["last"]
    return Standing(
        code="elsewhere",
        label="Résultats de Pix",
        last_success=last,
        waiting=held_lines(bodies).count(),
        who="Le certificateur",
        to_do="Dire si ces personnes sont déjà connues.",
        hint="Le fichier que donne Pix s’importe comme un fichier de candidats.",
    )
