"""What a restitution shows, before and after it is given back."""

from dataclasses import dataclass
from datetime import date

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at, pathway_ratings, ratings_of, shown_codes
from socle.apps.frameworks.queries import content
from socle.apps.training.models import Prescription
from socle.core.assessment import LABELS, Kind, missing_to_give_back
from socle.core.carry_over import carry_over_ends_on
from socle.core.certification import ACQUIRED, Decision
from socle.core.pathway import without_situation
from socle.scheme import scheme
from socle.web.documents import has_statement
from socle.web.result import ResultPage, result_page


@dataclass(frozen=True, slots=True)
class Awaited:
    """A domain of which nothing was assessed, and the subdomain where to begin."""

    name: str
    first: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """`unshown` are the acquired criteria that no situation shows yet."""

    assessment: Assessment
    kind: str
    result: ResultPage
    on: date
    kept_until: date | None
    awaited: tuple[Awaited, ...]
    unshown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restitution:
    assessment: Assessment
    kind: str
    result: ResultPage
    on: date | None
    kept_until: date | None
    step: str
    contact: str
    has_statement: bool


def preparation_page(assessment: Assessment, decision: Decision, *, on: date) -> Preparation:
    pathway = assessment.pathway
    counted = [code for code, verdict in pathway_ratings(pathway).items() if verdict == ACQUIRED]
    return Preparation(
        assessment=assessment,
        kind=LABELS[Kind(assessment.kind)],
        result=result_page(content(pathway.version), decision),
        on=on,
        kept_until=pathway.kept_until or kept_until(assessment, on),
        awaited=awaited(assessment),
        unshown=without_situation(counted, shown_codes(pathway)),
    )


def kept_until(assessment: Assessment, on: date) -> date:
    slug = assessment.pathway.framework.slug
    return carry_over_ends_on(on, scheme().parameters.value("carry_over_years", framework=slug, on=on))


def awaited(assessment: Assessment) -> tuple[Awaited, ...]:
    """The domains in scope that still wait for a first verdict."""
    framework, said = content(assessment.pathway.version), ratings_of(assessment)
    scope = framework.code_set if assessment.scope is None else frozenset(assessment.scope)
    found = []
    for domain in framework.domains:
        codes = [c.code for s in domain.subdomains for c in s.criteria if c.code in scope]
        if missing_to_give_back(framework, said, codes):
            found.append(Awaited(domain.short, codes[0].rpartition(".")[0]))
    return tuple(found)


def restitution_page(assessment: Assessment) -> Restitution:
    """A result given back, as of its day."""
    pathway, on = assessment.pathway, assessment.given_back_on
    prescribed = Prescription.objects.filter(pathway=pathway).order_by("-pk")
    prescription = prescribed.filter(made_on=on).first() if on else None
    result = result_page(content(pathway.version), decision_at(assessment))
    return Restitution(
        assessment=assessment,
        kind=LABELS[Kind(assessment.kind)],
        result=result,
        on=on,
        kept_until=pathway.kept_until,
        step=prescription.next_step if prescription else "",
        contact=prescription.contact if prescription else "",
        has_statement=has_statement(result),
    )
