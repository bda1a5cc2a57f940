"""The acts of the people who declare, and what the Caisse des Dépôts answers."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from lxml import etree

from socle.apps.accounts.models import Account
from socle.apps.declarations.actions import Correction, correct_passage, deposit_batch
from socle.apps.declarations.keeping import released
from socle.apps.declarations.models import Batch, Passage
from socle.apps.declarations.preparing import Prepared, prepare_batches
from socle.apps.declarations.reporting import import_report
from socle.apps.people.actions import Birth
from socle.core.exchange.cdc.model import NAMESPACE
from socle.core.person import Civility
from socle.scheme import scheme
from tests.hearing import Bench

AT = datetime(2026, 12, 15, 9, 30, tzinfo=UTC)
ON = date(2026, 12, 15)
LATER = ON + timedelta(days=7)
BIRTH = Birth(Civility.MRS, date(1990, 2, 1), "14118", "Caen")


def prepared(bench: Bench, on: date = ON, at: datetime = AT) -> Prepared:
    return prepare_batches(scheme=scheme(), by=bench.cecile, on=on, at=at)


def deposited(bench: Bench, on: date = ON, at: datetime = AT) -> Batch:
    (batch,) = prepared(bench, on, at).batches
    deposit_batch(batch, by=bench.cecile, on=on)
    return batch


def report(batch: Batch, ok: Sequence[UUID], ko: Mapping[UUID, str]) -> bytes:
    """What the Caisse des Dépôts answers: those taken, and the message of each that was not."""
    taken = "".join(f"<idTechnique>{each}</idTechnique>" for each in ok)
    left = "".join(
        f"<passage><idTechnique>{each}</idTechnique><messageErreur>{said}</messageErreur></passage>"
        for each, said in ko.items()
    )
    return (
        f"<rapport><nomFichier>{batch.name}</nomFichier><idFlux>{batch.flux_id}</idFlux>"
        f"<idTraitement>13407</idTraitement><PassagesKO>{left}</PassagesKO>"
        f"<PassagesOK>{taken}</PassagesOK></rapport>"
    ).encode()


def answered(bench: Bench, message: str = "", *, left: int = 0, on: date = ON) -> Batch:
    """A batch whose first passage was rejected if there is a message; the last ones left unanswered."""
    batch = deposited(bench)
    ids = [line.passage.technical_id for line in batch.lines.order_by("pk")]
    ko = {ids[0]: message} if message else {}
    ok = [each for each in ids[: len(ids) - left] if each not in ko]
    import_report(batch, report(batch, ok, ko), by=bench.cecile, on=on)
    return batch


def said(batch: Batch, element: str) -> list[str | None]:
    """What the file says in each of these elements."""
    with released(batch) as file:
        return [each.text for each in etree.parse(file).iter(f"{{{NAMESPACE}}}{element}")]


def states() -> list[tuple[str, str]]:
    return list(Passage.objects.order_by("pk").values_list("action", "state"))


def corrected(passage: Passage, by: Account, birth: Birth = BIRTH) -> Passage:
    correct_passage(passage, Correction(birth, second_name=" Anne "), scheme=scheme(), by=by, on=LATER)
    passage.refresh_from_db()
    return passage
