"""What was declared of certificates that are now taken away, repeated as it was, former name included."""

from collections import defaultdict
from collections.abc import Iterable
from typing import BinaryIO, cast

from socle.apps.declarations.keeping import released
from socle.apps.declarations.models import Batch, Line, Passage
from socle.core.exchange.cdc.model import Action
from socle.core.exchange.cdc.recalling import Cells, recall


def declared_of(passages: Iterable[Passage]) -> dict[str, Cells]:
    """By technical identifier; nothing for what was typed by hand, or whose file is erased."""
    wanted = [each.technical_id for each in passages if each.action == Action.SUPPRESSION]
    if not wanted:
        return {}
    lines = Line.objects.filter(
        passage__technical_id__in=wanted,
        passage__action=Action.CREATION,
        outcome="integrated",
        batch__stored__isnull=False,
    )
    by_batch: dict[Batch, set[str]] = defaultdict(set)
    for line in lines.select_related("batch__stored", "passage"):
        by_batch[line.batch].add(str(line.passage.technical_id))
    found = {}
    for batch, ids in by_batch.items():
        with released(batch) as file:
            source = cast(BinaryIO, file)
            found.update({cells["idTechnique"]: cells for cells in recall(source, ids)})
    return found
