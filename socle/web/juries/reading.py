"""What a jury reads of a file: what the person can do, and the situations that show it. No name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse

from socle.apps.assessments.models import Evidence, Situation
from socle.apps.assessments.queries import pathway_ratings
from socle.apps.files.actions import PDF
from socle.apps.frameworks.queries import content
from socle.apps.juries.models import Item
from socle.core.certification import ACQUIRED, decide_certification
from socle.core.framework.model import Domain
from socle.web.assessments.words import mark_of
from socle.web.result import Group, result_page


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
    domains: tuple[DomainRead, ...]
    situations: tuple[SituationRead, ...]


def reading(item: Item) -> Reading:
    framework, ratings = content(item.pathway.version), pathway_ratings(item.pathway)
    situations = situations_of(item)
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
        situations=tuple(told(item, rank, each) for rank, each in enumerate(situations, 1)),
    )


def situations_of(item: Item) -> Sequence[Situation]:
    """Every situation of the pathway, whichever assessment it was told in."""
    evidence = Evidence.objects.select_related("stored").order_by("pk")
    found = Situation.objects.filter(assessment__pathway=item.pathway_id)
    return list(found.prefetch_related(Prefetch("evidence", evidence)).order_by("on", "pk"))


def criteria(domain: Domain, acquired: set[str], ranks: Mapping[str, Sequence[int]]) -> tuple[Shown, ...]:
    """The criteria that count, in the framework's order."""
    return tuple(
        Shown(each.code, each.text.value, mark_of(each.text), tuple(ranks.get(each.code, ())))
        for subdomain in domain.subdomains
        for each in subdomain.criteria
        if each.code in acquired
    )


def told(item: Item, rank: int, situation: Situation) -> SituationRead:
    pieces = tuple(piece(item, rank, n, each) for n, each in enumerate(situation.evidence.all(), 1))
    return SituationRead(rank, situation.title, situation.note, situation.on, pieces)


def piece(item: Item, rank: int, number: int, evidence: Evidence) -> Piece:
    url = reverse("jury_evidence", args=(item.sitting.public_id, item.number, evidence.public_id))
    label = evidence.caption or f"Pièce {number} de la situation {rank}"
    return Piece(url, label, evidence.stored.media_type != PDF)
