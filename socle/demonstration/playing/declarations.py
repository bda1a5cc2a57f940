"""The last weeks of the declaration: one batch answered, the next one deposited, the rest to prepare.

What the Caisse des Dépôts would answer is invented; it is imported as any report of hers.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from socle.apps.accounts.models import Account
from socle.apps.declarations.actions import deposit_batch, enter_by_hand
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.models import Batch, Passage
from socle.apps.declarations.preparing import prepare_batches
from socle.apps.declarations.reporting import import_report
from socle.core.declaration.lifecycles import READY
from socle.core.exchange.cdc.emitter import PARIS
from socle.demonstration.playing.stage import Stage

# The year of the cohort, declared every quarter; then its last months.
QUARTERS = (date(2021, 7, 15), date(2021, 10, 15), date(2022, 1, 15), date(2022, 4, 15), date(2022, 7, 15))
ANSWERED, DEPOSITED = (timedelta(days=120), timedelta(days=75), timedelta(days=45)), timedelta(days=10)
ANSWERS_AFTER = timedelta(days=3)
# In each of the last two batches answered: their delays are running out.
REJECTED = 3
MESSAGES = ("Aucun titulaire ne correspond", "Plusieurs titulaires ont été identifiés")


def play_declarations(stage: Stage, *, today: date, in_passport: int) -> None:
    """`in_passport` is the person whose card is printed: their certificate is in their passport."""
    by = stage.certifier
    months = [today - each for each in ANSWERED]
    for on in (*QUARTERS, *months):
        for batch in _deposit(stage, on):
            _answer(batch, REJECTED if on in months[1:] else 0, by=by, on=on + ANSWERS_AFTER)
    _deposit(stage, today - DEPOSITED)
    enter_passages(on=today)
    for passage in Passage.objects.filter(certificate__person=in_passport).exclude(state="integrated"):
        _integrate(passage, by=by, on=today)


def _deposit(stage: Stage, on: date) -> Iterable[Batch]:
    at = datetime.combine(on, time(9, 30), PARIS)
    done = prepare_batches(scheme=stage.scheme, by=stage.certifier, on=on, at=at)
    for batch in done.batches:
        deposit_batch(batch, by=stage.certifier, on=on)
    return done.batches


def _answer(batch: Batch, rejected: int, *, by: Account, on: date) -> None:
    ids = list(batch.lines.order_by("pk").values_list("passage__technical_id", flat=True))
    left = {each: MESSAGES[place % 2] for place, each in enumerate(ids[:rejected])}
    import_report(batch, report(ids[len(left) :], left), by=by, on=on)


def _integrate(passage: Passage, *, by: Account, on: date) -> None:
    """By a report if it is in a batch, else typed on the portal."""
    if passage.state in (*READY, "rejected"):
        enter_by_hand(passage, by=by, on=on)
    else:
        import_report(passage.lines.latest("pk").batch, report([passage.technical_id], {}), by=by, on=on)


def report(taken: Sequence[UUID], left: Mapping[UUID, str]) -> bytes:
    """A processing report: what is taken, and why the rest is not."""
    ok = "".join(f"<idTechnique>{each}</idTechnique>" for each in taken)
    ko = "".join(
        f"<passage><idTechnique>{each}</idTechnique><messageErreur>{message}</messageErreur></passage>"
        for each, message in left.items()
    )
    return f"<rapport><PassagesKO>{ko}</PassagesKO><PassagesOK>{ok}</PassagesOK></rapport>".encode()
