"""What the Caisse des Dépôts answered about a passage, in plain French, beside what was declared."""

from dataclasses import dataclass

from socle.apps.declarations.correcting import ToCorrect, to_correct
from socle.apps.declarations.models import Passage
from socle.core.declaration.deadline import Delay
from socle.core.declaration.saying import Saying
from socle.core.declaration.words import by_hand


@dataclass(frozen=True, slots=True)
class Answer:
    """`fields` are those to check, each with what is declared in it, empty when nothing is."""

    told: ToCorrect
    fields: tuple[tuple[str, str], ...]


def answer_of(passage: Passage, saying: Saying, delay: Delay) -> Answer:
    told = to_correct(passage, delay)
    declared = dict(by_hand(saying.passage)) if saying.passage else {}
    return Answer(told, tuple((label, declared.get(label, "")) for label in told.fields))
