"""What is read of a file before deciding: what the person can do, the situations that show it. No name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from socle.apps.assessments.models import Evidence, Situation
from socle.apps.assessments.queries import pathway_ratings
from socle.apps.files.actions import PDF
from socle.apps.frameworks.queries import content
from socle.apps.pathways.models import Pathway
from socle.core.certification import ACQUIRED, decide_certification
from socle.core.framework.model import Domain
from socle.web.assessments.words import mark_of
from socle.web.result import Group, result_page

# Where the reader finds a photo or a scan.
AddressOf = Callable[[Evidence], str]


@dataclass(frozen=True, slots=True)
class Piece:
    url: str
    label: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class SituationRead:
    rank: int
    title: str
    note: str
    on: date
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A criterion, and the situations that show it, by their rank."""

    code: str
    sentence: str
    mark: str
    situations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DomainRead:
    known: Group
    criteria: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """`source` names who obtained the result when there is no grid to read."""

    domains: tuple[DomainRead, ...]
    situations: tuple[SituationRead, ...]
    source: str


def reading(pathway: Pathway, address_of: AddressOf) -> Reading:
    framework, ratings = content(pathway.version), pathway_ratings(pathway)
    situations = situations_of(pathway)
    ranks: dict[str, list[int]] = {}
    for rank, situation in enumerate(situations, 1):
        for code in situation.codes:
            ranks.setdefault(code, []).append(rank)
    acquired = {code for code, verdict in ratings.items() if verdict == ACQUIRED}
    known = {
        group.domain: group
        for group in result_page(framework, decide_certification(framework, ratings)).known
    }
    return Reading(
        domains=tuple(
            DomainRead(known[domain.short], criteria(domain, acquired, ranks))
            for domain in framework.domains
            if domain.short in known
        ),
        situations=tuple(told(rank, each, address_of) for rank, each in enumerate(situations, 1)),
        source=pathway.outside_source,
    )


def situations_of(pathway: Pathway) -> Sequence[Situation]:
    """Every situation of the pathway, whichever assessment it was told in."""
    evidence = Evidence.objects.select_related("stored").order_by("pk")
    found = Situation.objects.filter(assessment__pathway=pathway)
    return list(found.prefetch_related(Prefetch("evidence", evidence)).order_by("on", "pk"))


def criteria(domain: Domain, acquired: set[str], ranks: Mapping[str, Sequence[int]]) -> tuple[Shown, ...]:
    """The criteria that count, in the framework's order."""
    return tuple(
        Shown(each.code, each.text.value, mark_of(each.text), tuple(ranks.get(each.code, ())))
        for subdomain in domain.subdomains
        for each in subdomain.criteria
        if each.code in acquired
    )


def told(rank: int, situation: Situation, address_of: AddressOf) -> SituationRead:
    pieces = tuple(
        Piece(address_of(each), label(each, rank, number), each.stored.media_type != PDF)
        for number, each in enumerate(situation.evidence.all(), 1)
    )
    return SituationRead(rank, situation.title, situation.note, situation.on, pieces)


def label(evidence: Evidence, rank: int, number: int) -> str:
    return evidence.caption or f"Pièce {number} de la situation {rank}"
