"""How passages and their holders are named on the pages."""

from collections.abc import Iterable

from socle.apps.people.models import Person
from socle.core.declaration.lifecycles import PASSAGE
from socle.core.declaration.words import LABELS
from socle.core.exchange.cdc.model import Action

ACTIONS = {Action.CREATION: "déclaration", Action.SUPPRESSION: "retrait"}
TAGS = {"integrated": "acquired", "rejected": "toward", "corrected": "toward"}
LEFT_OUT = "ne peut pas être déclaré"


def name_of(person: Person) -> str:
    """« Lefèvre-Martin Zoë », as the lists are read."""
    return f"{person.birth_name} {person.first_name}"


def action_of(action: str) -> str:
    return ACTIONS[Action(action)]


def state_of(state: str | None, obstacle: str | None) -> tuple[str, str]:
    """What is said of a passage, and the look of its tag.

    Until its first night a certificate has no passage: it is to prepare all the same.
    """
    if obstacle:
        return LEFT_OUT, "toward"
    return PASSAGE.labels[state or PASSAGE.initial], TAGS.get(state or "", "")


def fields_said(elements: Iterable[str]) -> tuple[str, ...]:
    """The elements of the schema as people call them."""
    return tuple(LABELS.get(each, each) for each in elements)


def passages_said(number: int) -> str:
    return "1 passage" if number == 1 else f"{number} passages"


def obstacles_said(obstacle: str) -> tuple[str, ...]:
    """Each reason on its own, its field named as people call it."""
    return tuple(_said(line) for line in obstacle.splitlines())


def _said(line: str) -> str:
    element, _, reason = line.partition(" : ")
    return f"{LABELS.get(element, element)} : {reason}" if reason else line
