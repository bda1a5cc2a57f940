"""What the grid shows: one view per subdomain, the domains beside it, the situations."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from socle.apps.assessments.models import Assessment, Obstacle, Sheet
from socle.apps.assessments.queries import decision_at, ratings_of
from socle.apps.frameworks.queries import content
from socle.core.assessment import LABELS, Kind
from socle.core.certification import Decision, Verdict
from socle.core.framework.model import Criterion, Domain, Framework, Subdomain
from socle.web.assessments.words import VERDICTS, mark_of
from socle.web.public.pages import version_sentence
from socle.web.result import result_page
from socle.web.rosette import Rosette


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion; `before` is the day of an earlier assessment that found it acquired.

    `answer` is what the certifier says of it when it was said not assessable.
    """

    code: str
    sentence: str
    choices: tuple[tuple[str, str, bool], ...]
    said: str
    reason: str
    answer: str
    mark: str
    before: date | None


@dataclass(frozen=True, slots=True)
class View:
    """One subdomain, shown alone."""

    code: str
    name: str
    mark: str
    place: str
    rows: tuple[Row, ...]
    current: bool
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class SubdomainLink:
    code: str
    name: str
    acquired: bool
    current: bool


@dataclass(frozen=True, slots=True)
class DomainLink:
    """`first` is the subdomain it leads to; empty when nothing of the domain is assessed here."""

    code: str
    name: str
    acquired: bool
    current: bool
    first: str
    subdomains: tuple[SubdomainLink, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    assessment: Assessment
    kind: str
    version: str
    rosette: Rosette
    views: tuple[View, ...]
    domains: tuple[DomainLink, ...]
    current: str


def grid_page(assessment: Assessment, asked: str) -> GridPage:
    """The grid opened on the subdomain asked for, else on the first one."""
    framework = content(assessment.pathway.version)
    shown = tuple(s for s in framework.subdomains() if in_scope(assessment, s))
    current = asked if asked in {s.code for s in shown} else shown[0].code
    decision = decision_at(assessment)
    return GridPage(
        assessment=assessment,
        kind=LABELS[Kind(assessment.kind)],
        version=version_sentence(framework),
        rosette=result_page(framework, decision).rosette,
        views=tuple(views(assessment, framework, shown, current)),
        domains=tuple(domain_links(framework, decision, {s.code for s in shown}, current)),
        current=current,
    )


def in_scope(assessment: Assessment, subdomain: Subdomain) -> bool:
    scope = assessment.scope
    return scope is None or any(criterion.code in scope for criterion in subdomain.criteria)


def views(
    assessment: Assessment, framework: Framework, shown: tuple[Subdomain, ...], current: str
) -> Iterator[View]:
    codes = ["", *(subdomain.code for subdomain in shown), ""]
    said = Said.of(assessment)
    for number, subdomain in enumerate(shown, 1):
        yield View(
            code=subdomain.code,
            name=subdomain.name.value,
            mark=mark_of(subdomain.name),
            place=place_of(framework, subdomain),
            rows=tuple(row(criterion, said) for criterion in subdomain.criteria),
            current=subdomain.code == current,
            previous=codes[number - 1],
            next=codes[number + 1],
        )


def place_of(framework: Framework, subdomain: Subdomain) -> str:
    """« Compter et mesurer, partie 3 sur 5 »."""
    for domain in framework.domains:
        if subdomain in domain.subdomains:
            number = domain.subdomains.index(subdomain) + 1
            return f"{domain.short}, partie {number} sur {len(domain.subdomains)}"
    raise KeyError(subdomain.code)


@dataclass(frozen=True, slots=True)
class Said:
    """What is already written: verdicts of this assessment, reasons, and the days of earlier ones."""

    verdicts: Mapping[str, Verdict]
    reasons: Mapping[str, str]
    answers: Mapping[str, str]
    before: Mapping[str, date]

    @classmethod
    def of(cls, assessment: Assessment) -> "Said":
        raised = list(Obstacle.objects.filter(assessment=assessment).order_by("pk"))
        return cls(
            verdicts=ratings_of(assessment),
            reasons={question.code: question.reason for question in raised},
            answers={question.code: question.answer for question in raised if question.answer},
            before=acquired_before(assessment),
        )


def acquired_before(assessment: Assessment) -> dict[str, date]:
    """Criteria found acquired by earlier assessments of the pathway, with the day of the result."""
    if assessment.kind == Kind.INITIAL:
        return {}
    earlier = Sheet.objects.filter(assessment__pathway=assessment.pathway, assessment_id__lt=assessment.pk)
    days: dict[str, date] = {}
    for ratings, day in earlier.order_by("assessment_id").values_list("ratings", "assessment__given_back_on"):
        days |= {code: day for code, said in ratings.items() if said["verdict"] == Verdict.ACQUIRED}
    return days


def row(criterion: Criterion, said: Said) -> Row:
    verdict = said.verdicts.get(criterion.code, "")
    return Row(
        code=criterion.code,
        sentence=criterion.text.value,
        choices=tuple((value.value, label, value == verdict) for value, label in VERDICTS.items()),
        said=str(verdict),
        reason=said.reasons.get(criterion.code, ""),
        answer=said.answers.get(criterion.code, "") if verdict == Verdict.NOT_ASSESSABLE else "",
        mark=mark_of(criterion.text),
        before=said.before.get(criterion.code),
    )


def domain_links(
    framework: Framework, decision: Decision, shown: Collection[str], current: str
) -> Iterator[DomainLink]:
    for domain, result in zip(framework.domains, decision.domains, strict=True):
        acquired = {subdomain.code for subdomain in result.subdomains if subdomain.acquired}
        links = tuple(subdomain_links(domain, acquired, shown, current))
        yield DomainLink(
            code=domain.code,
            name=domain.short,
            acquired=result.acquired,
            current=any(link.current for link in links),
            first=links[0].code if links else "",
            subdomains=links,
        )


def subdomain_links(
    domain: Domain, acquired: Collection[str], shown: Collection[str], current: str
) -> Iterator[SubdomainLink]:
    for subdomain in domain.subdomains:
        if subdomain.code in shown:
            code = subdomain.code
            yield SubdomainLink(code, subdomain.name.value, code in acquired, code == current)
