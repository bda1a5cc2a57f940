"""Certificates decided some days ago, and what becomes of them, through the real verbs."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate, now

from socle.apps.certificates.conclusion import conclude_validation
from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Batch, Passage
from socle.apps.declarations.reporting import import_report
from socle.apps.frameworks.models import Framework
from socle.apps.organisations.models import Site
from socle.scheme import scheme
from tests.apps.declarations import declaring
from tests.hearing import Bench, file_sent

ON = localdate()
NOBODY = "Aucun titulaire ne correspond à cet état civil"


def numerique() -> Framework:
    """Without a jury: Cécile validates, on any day."""
    return Framework.objects.get(slug="clea-numerique")


def awarded(site: Site, bench: Bench, numbers: Iterable[int], *, days: int) -> list[Certificate]:
    """One certificate for each number of a person, decided so many days ago."""
    on = ON - timedelta(days=days)
    files = [file_sent(numerique(), site, number, on=on) for number in numbers]
    return conclude_validation(files, scheme=scheme(), by=bench.cecile, on=on)


def built(bench: Bench) -> Batch:
    (batch,) = declaring.prepared(bench, ON, now()).batches
    return batch


def deposited(bench: Bench) -> Batch:
    return declaring.deposited(bench, ON, now())


def answer_to(batch: Batch, messages: Mapping[int, str], left: int = 0) -> bytes:
    """The report that rejects the passages of these places, and says nothing of the last ones."""
    lines = batch.lines.select_related("passage").order_by("pk")
    ids = [line.passage.technical_id for line in lines]
    ko = {ids[place]: message for place, message in messages.items()}
    return declaring.report(batch, [each for each in ids[: len(ids) - left] if each not in ko], ko)


def answered(bench: Bench, messages: Mapping[int, str], left: int = 0) -> Batch:
    batch = deposited(bench)
    import_report(batch, answer_to(batch, messages, left), by=bench.cecile, on=ON)
    return batch


def rejected(bench: Bench, message: str = NOBODY) -> Passage:
    """The first passage of a batch, which the State did not take."""
    answered(bench, {0: message})
    return Passage.objects.get(state="rejected")


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())
