"""Which passages there are: found from the certificates, which know nothing of declarations."""

from datetime import date

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Passage
from socle.apps.declarations.national_numbers import forget_numbers
from socle.apps.declarations.paging import PAGE
from socle.apps.journal.batch import move_all
from socle.core.declaration.lifecycles import PASSAGE, READY, WORKER
from socle.core.exchange.cdc.model import Action
from socle.environment import is_production

# Whatever their number, in one statement; someone else may be entering the same ones.
ENTER = """
INSERT INTO declarations_passage
    (public_id, action, state, certificate_id, technical_id,
    second_name, third_name, obstacle, message, alerted_days)
SELECT gen_random_uuid(), %s, %s, missing.*, '', '', '', '', 0 FROM ({missing}) missing
ON CONFLICT DO NOTHING
"""


def of_here() -> QuerySet[Certificate]:
    """Specimens are declared by the demonstration alone, and production declares no specimen."""
    return Certificate.objects.filter(specimen=not is_production())


def not_entered() -> QuerySet[Certificate]:
    """Certificates in force that have no passage yet."""
    return of_here().filter(~Exists(_passages(Action.CREATION)), revoked_on__isnull=True)


def not_entered_yet() -> QuerySet[Certificate]:
    """Those awarded since the last entry, which looked at all of them: what is shown by day asks no more."""
    last = Passage.objects.filter(action=Action.CREATION).aggregate(last=Max("certificate"))["last"]
    return not_entered().filter(pk__gt=last or 0)


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
    created = _enter(not_entered().filter(awarded_on__lte=on), Action.CREATION)
    return created + _enter(to_take_away().filter(revoked_on__lte=on), Action.SUPPRESSION)


def _passages(action: Action) -> QuerySet[Passage]:
    return Passage.objects.filter(certificate=OuterRef("pk"), action=action)


def _enter(certificates: QuerySet[Certificate], action: Action) -> int:
    """A suppression bears the technical identifier of what it takes away."""
    missing, parameters = certificates.order_by("pk").values_list("pk", "public_id").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(ENTER.format(missing=missing), (action, PASSAGE.initial, *parameters))
        return int(cursor.rowcount)


def _drop_withdrawn(on: date) -> None:
    """What was withdrawn before it was declared is never declared."""
    here = Passage.objects.filter(action=Action.CREATION, state__in=(*READY, "rejected"))
    gone = here.filter(certificate__revoked_on__isnull=False).order_by("pk")
    while page := list(gone[:PAGE]):
        move_all(page, "drop", lifecycle=PASSAGE, role=WORKER, by=None, on=on)
        forget_numbers([passage.pk for passage in page])
