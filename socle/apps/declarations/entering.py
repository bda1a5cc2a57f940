"""Which passages there are: found from the certificates, which know nothing of declarations."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Passage
from socle.apps.declarations.paging import PAGE
from socle.apps.journal.batch import move_all
from socle.core.declaration.lifecycles import PASSAGE, READY, WORKER
from socle.core.exchange.cdc.model import Action
from socle.environment import is_production


def of_here() -> QuerySet[Certificate]:
    """Specimens are declared by the demonstration alone, and production declares no specimen."""
    return Certificate.objects.filter(specimen=not is_production())


def not_entered() -> QuerySet[Certificate]:
    """Certificates in force that have no passage yet."""
    return of_here().filter(~Exists(_passages(Action.CREATION)), revoked_on__isnull=True)


def to_take_away() -> QuerySet[Certificate]:
    """Certificates withdrawn or replaced after they reached their holder's passport.

    While the State has not answered about one, it waits: what is not there cannot be taken away.
    """
    there = _passages(Action.CREATION).filter(state="integrated")
    gone = of_here().filter(Exists(there), revoked_on__isnull=False)
    return gone.filter(~Exists(_passages(Action.SUPPRESSION)))


@transaction.atomic
def enter_passages(*, on: date) -> int:
    """Enter each passage that is missing, drop those without object any more; answer how many entered."""
    _drop_withdrawn(on)
    return _enter(not_entered(), Action.CREATION) + _enter(to_take_away(), Action.SUPPRESSION)


def _passages(action: Action) -> QuerySet[Passage]:
    return Passage.objects.filter(certificate=OuterRef("pk"), action=action)


def _enter(certificates: QuerySet[Certificate], action: Action) -> int:
    """A suppression bears the technical identifier of what it takes away."""
    entered, last = 0, 0
    while page := list(certificates.filter(pk__gt=last).order_by("pk").only("pk", "public_id")[:PAGE]):
        new = [Passage(certificate=each, action=action, technical_id=each.public_id) for each in page]
        # Someone else may be entering the same ones.
        Passage.objects.bulk_create(new, ignore_conflicts=True)
        entered, last = entered + len(new), page[-1].pk
    return entered


def _drop_withdrawn(on: date) -> None:
    """What was withdrawn before it was declared is never declared."""
    here = Passage.objects.filter(action=Action.CREATION, state__in=(*READY, "rejected"))
    gone = here.filter(certificate__revoked_on__isnull=False).order_by("pk")
    while page := list(gone[:PAGE]):
        move_all(page, "drop", lifecycle=PASSAGE, role=WORKER, by=None, on=on)
