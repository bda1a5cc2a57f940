"""What ends in certificates: the closing of a sitting, a validation by the certifier."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.certificates.actions import award_all
from socle.apps.certificates.models import Certificate
from socle.apps.juries.actions import close_sitting
from socle.apps.juries.models import Sitting
from socle.apps.juries.opening import refuse_unopened
from socle.apps.juries.permissions import refuse_machine
from socle.apps.juries.queries import last_deliberations
from socle.apps.juries.validation import validate_batch
from socle.apps.pathways.models import Pathway
from socle.core.jury import JuryVerdict
from socle.scheme import Scheme


@transaction.atomic
def conclude_sitting(sitting: Sitting, *, scheme: Scheme, by: Account, on: date) -> list[Certificate]:
    """Close the sitting and award what it granted, in agenda order: both, or neither."""
    close_sitting(sitting, by=by, on=on)
    granted = [each for each in last_deliberations(sitting) if each.verdict == JuryVerdict.GRANTED]
    refuse_unopened(sitting, granted)
    return award_all(granted, scheme=scheme, by=by, on=on)


@transaction.atomic
def conclude_validation(
    pathways: Sequence[Pathway], *, scheme: Scheme, by: Account | None, on: date
) -> list[Certificate]:
    """Where there is no jury: a named person validates the files, and the certificates are awarded."""
    author = refuse_machine(by)
    validation = validate_batch(pathways, scheme=scheme, by=author, on=on)
    return award_all(list(validation.deliberations.order_by("pk")), scheme=scheme, by=author, on=on)
