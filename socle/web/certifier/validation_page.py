"""The page of validations: what waits in one framework, page by page, and what was validated before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max

from socle.apps.assessments.models import Assessment
from socle.apps.frameworks.models import Framework
from socle.apps.juries.models import Validation
from socle.apps.juries.queries import opened_to_validate
from socle.apps.pathways.models import Pathway
from socle.core.jury import JuryVerdict
from socle.web.certifier.waiting import IS_HELD, waiting_in
from socle.web.juries.words import counted, verdict_label
from socle.web.pathways.words import listed_name, short_title

ON_A_PAGE, BATCHES = 50, 20


@dataclass(frozen=True, slots=True)
class File:
    """`source` says where the result comes from; `is_held` that the person has this certificate already.

    `is_opened` says that the reader of the page opened it since it was sent.
    """

    public_id: UUID
    name: str
    birth_date: date
    site: str
    source: str
    result_on: date | None
    is_held: bool
    is_ticked: bool
    is_opened: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """What was decided at once; `awards` when certificates followed."""

    public_id: UUID
    on: date
    framework: str
    by: str
    decision: str
    awards: bool


@dataclass(frozen=True, slots=True)
class ValidationPage:
    """`tabs` are the frameworks without a jury: slug, name, whether this one is shown."""

    tabs: tuple[tuple[str, str, bool], ...]
    framework: str
    slug: str
    files: tuple[File, ...]
    rows: "Page[Any]"
    can_validate: tuple[File, ...]
    batches: tuple[Batch, ...]
    past: "Page[Any]"

    @property
    def whole_page(self) -> str:
        count = len(self.can_validate)
        files = "le dossier" if count == 1 else f"les {count} dossiers"
        return f"Valider {files} de cette page"


def validation_page(
    offered: Sequence[Framework],
    framework: Framework | None,
    asked: Mapping[str, str],
    *,
    account: int,
    ticked: frozenset[str] = frozenset(),
) -> ValidationPage:
    waiting = waiting_in(*([framework] if framework else [])).annotate(is_held=IS_HELD)
    rows = Paginator(waiting, ON_A_PAGE).get_page(asked.get("page"))
    files = files_of(list(rows.object_list), ticked, account)
    past = Paginator(made(), BATCHES).get_page(asked.get("lots"))
    return ValidationPage(
        tabs=tuple((each.slug, short_title(each), each == framework) for each in offered),
        framework=short_title(framework) if framework else "",
        slug=framework.slug if framework else "",
        files=files,
        rows=rows,
        can_validate=tuple(file for file in files if not file.is_held),
        batches=tuple(batch(each) for each in past.object_list),
        past=past,
    )


def files_of(pathways: Sequence[Any], ticked: frozenset[str], account: int) -> tuple[File, ...]:
    given_back = last_results(pathways)
    opened = opened_to_validate([pathway.pk for pathway in pathways], account)
    return tuple(
        File(
            public_id=pathway.public_id,
            name=listed_name(pathway),
            birth_date=pathway.person.birth_date,
            site=pathway.site.name,
            source=source(pathway, given_back.get(pathway.pk)),
            result_on=pathway.result_on,
            is_held=pathway.is_held,
            is_ticked=str(pathway.public_id) in ticked,
            is_opened=pathway.pk in opened,
        )
        for pathway in pathways
    )


def last_results(pathways: Sequence[Pathway]) -> dict[int, Assessment]:
    found = Assessment.objects.filter(pathway__in=pathways, given_back_on__isnull=False)
    return {each.pathway_id: each for each in found.select_related("assessor").order_by("pk")}


def source(pathway: Pathway, assessment: Assessment | None) -> str:
    """« CléA Numérique by Pix », or the grid and who filled it."""
    if pathway.outside_source or assessment is None:
        return pathway.outside_source
    return f"Grille, rendue par {assessment.assessor}"


def made() -> Any:
    """Every validation, the latest first."""
    found = Validation.objects.select_related("framework", "validated_by")
    decided = found.annotate(count=Count("deliberations"), verdict=Max("deliberations__verdict"))
    return decided.order_by("-validated_on", "-pk")


def batch(validation: Any) -> Batch:
    granted = counted(validation.count, "certificat accordé", "certificats accordés")
    awards = validation.verdict == JuryVerdict.GRANTED
    return Batch(
        public_id=validation.public_id,
        on=validation.validated_on,
        framework=short_title(validation.framework),
        by=str(validation.validated_by),
        decision=granted if awards else verdict_label(validation.verdict),
        awards=awards,
    )
