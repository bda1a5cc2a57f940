"""What a body has to correct: what the State said of a passage, in plain French, and what to check."""

from dataclasses import dataclass
from datetime import date

from socle.apps.declarations.models import Passage
from socle.core.declaration.deadline import DECISION, Delay
from socle.core.declaration.lifecycles import READY
from socle.core.declaration.words import LABELS
from socle.core.exchange.cdc.rejections import explanation


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """`message` is the State's own words; `fields` are the labels of what to compare with the document."""

    passage: Passage
    reason: str
    remedy: str
    message: str
    fields: tuple[str, ...]
    due_on: date


def is_to_correct(passage: Passage) -> bool:
    """It was rejected, or the last batch could not take it."""
    return passage.state == "rejected" or (passage.state in READY and bool(passage.obstacle))


def to_correct(passage: Passage, delay: Delay) -> ToCorrect:
    """Asks nothing more of the database for a passage read with its file."""
    said, certificate = explanation(passage.message), passage.certificate
    is_counted_from_award = certificate.replaced_id or delay.counts_from != DECISION
    started = certificate.awarded_on if is_counted_from_award else certificate.decided_on
    return ToCorrect(
        passage=passage,
        reason=said.reason,
        remedy=said.remedy,
        message=passage.message,
        fields=tuple(LABELS[field] for field in said.fields),
        due_on=delay.due_on(started),
    )
