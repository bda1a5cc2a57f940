"""The situations beside the grid: those that exist, and a form for one more."""

from dataclasses import dataclass
from uuid import UUID

from socle.apps.assessments.models import Assessment, Evidence
from socle.apps.assessments.queries import ratings_of
from socle.apps.frameworks.queries import content
from socle.core.certification import ACQUIRED


@dataclass(frozen=True, slots=True)
class SituationCard:
    """`shows` is in subdomain codes: « 2.3, 4.1 »."""

    public_id: UUID
    title: str
    note: str
    shows: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """The criteria of one subdomain, ticked when they are acquired."""

    subdomain: str
    name: str
    criteria: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class SituationList:
    assessment: Assessment
    current: str
    cards: tuple[SituationCard, ...]
    ticks: tuple[Ticks, ...]
    error: str = ""
    title: str = ""
    note: str = ""


def situation_cards(assessment: Assessment) -> tuple[SituationCard, ...]:
    found = assessment.situations.order_by("pk").prefetch_related("evidence__stored")
    return tuple(
        SituationCard(s.public_id, s.title, s.note, shows(s.codes), tuple(s.evidence.all())) for s in found
    )


def shows(codes: list[str]) -> str:
    return ", ".join(dict.fromkeys(code.rpartition(".")[0] for code in codes))


def ticks(assessment: Assessment, ticked: set[str] | None = None) -> tuple[Ticks, ...]:
    """Every criterion in scope, by subdomain; `ticked` are those chosen, else those acquired."""
    framework = content(assessment.pathway.version)
    if ticked is None:
        ticked = {code for code, verdict in ratings_of(assessment).items() if verdict == ACQUIRED}
    scope = assessment.scope
    groups = []
    for subdomain in framework.subdomains():
        criteria = [c for c in subdomain.criteria if scope is None or c.code in scope]
        marked = tuple((c.code, c.text.value, c.code in ticked) for c in criteria)
        if marked:
            groups.append(Ticks(subdomain.code, subdomain.name.value, marked))
    return tuple(groups)


def situation_list(assessment: Assessment, current: str, **told: str) -> SituationList:
    """`told` keeps what was typed when it could not be taken in: error, title, note."""
    return SituationList(assessment, current, situation_cards(assessment), ticks(assessment), **told)


def acquired_in(assessment: Assessment, subdomain: str) -> list[str]:
    """What is acquired in one subdomain, as this assessment says."""
    said = ratings_of(assessment)
    return [c for c, verdict in said.items() if c.rpartition(".")[0] == subdomain and verdict == ACQUIRED]
