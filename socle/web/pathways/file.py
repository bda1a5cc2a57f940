"""A candidate's file, as the body sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.urls import reverse

from socle.apps.accounts.models import Card
from socle.apps.assessments.actions import missing_before_jury
from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import ratings_by_assessment
from socle.apps.assessments.waiting import to_give_back
from socle.apps.frameworks.queries import content
from socle.apps.juries.queries import withheld
from socle.apps.pathways.models import Pathway
from socle.core.assessment import LABELS, Kind, latest_ratings
from socle.core.certification import Ratings, decide_certification
from socle.core.pathway import OPEN, PATHWAY
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Actor
from socle.web.juries.words import verdict_label
from socle.web.pathways.forms import OutsideForm, PresenceForm, StopForm
from socle.web.pathways.history import Line, history
from socle.web.pathways.paper_list import Paper, papers
from socle.web.pathways.reach import roles_in
from socle.web.pathways.steps import Next, Step, next_act, steps_of
from socle.web.pathways.words import listed_name, short_title
from socle.web.result import ResultPage, result_page

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why the jury, or the certifier, did not grant the certificate."""

    verdict: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class FilePage:
    """`missing` is what the file lacks before it can be sent; `more_missing` counts what is not listed."""

    pathway: Pathway
    name: str
    framework: str
    age: int
    state: str
    stop_reason: str
    steps: tuple[Step, ...]
    withheld: Withheld | None
    next: Next
    links: tuple[Link, ...]
    missing: tuple[str, ...]
    more_missing: int
    result: ResultPage | None
    papers: tuple[Paper, ...]
    circumstances: tuple[tuple[str, str], ...]
    presences: tuple[date, ...]
    card_issued_on: date | None
    history: tuple[Line, ...]
    forms: Mapping[str, forms.Form | None]


def file_page(actor: Actor, pathway: Pathway, on: date, answered: Mapping[str, forms.Form]) -> FilePage:
    """`answered` holds the form that was just refused, to show again as it was filled."""
    roles = roles_in(actor, pathway.site.body_id)
    assessments = list(Assessment.objects.filter(pathway=pathway).order_by("opened_on", "pk"))
    under_way = next((each for each in assessments if each.given_back_on is None), None)
    ratings = given_back(pathway, assessments)
    told = result(pathway, assessments, ratings)
    missing = missing_before_jury(pathway, ratings) if pathway.state == "ready_for_jury" else ()
    return FilePage(
        pathway=pathway,
        name=listed_name(pathway),
        framework=short_title(pathway.framework),
        age=age(pathway.person.birth_date, on),
        state=PATHWAY.labels[pathway.state],
        stop_reason=scheme().lists.label("stop_reason", pathway.stop_reason) if pathway.stop_reason else "",
        steps=steps_of(pathway),
        withheld=withheld_of(pathway),
        next=next_act(
            pathway, roles, under_way, is_looked_at=is_looked_at(under_way, on), missing=bool(missing)
        ),
        links=links(pathway, roles, assessments),
        missing=missing[:SHOWN],
        more_missing=max(0, len(missing) - SHOWN),
        result=told,
        papers=papers(pathway, told),
        circumstances=circumstances(pathway),
        presences=tuple(pathway.presences.order_by("-on").values_list("on", flat=True)),
        card_issued_on=Card.objects.filter(person=pathway.person_id, revoked_on__isnull=True)
        .values_list("issued_on", flat=True)
        .first(),
        history=history(pathway),
        forms=forms_of(pathway, on, answered),
    )


def is_looked_at(under_way: Assessment | None, on: date) -> bool:
    if under_way is None:
        return False
    return to_give_back(Pathway.objects.filter(pk=under_way.pathway_id), on).exists()


def withheld_of(pathway: Pathway) -> Withheld | None:
    decision = withheld(pathway)
    if decision is None:
        return None
    return Withheld(verdict_label(decision.verdict), decision.decided_on, decision.reason)


def age(birth_date: date, on: date) -> int:
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def links(pathway: Pathway, roles: frozenset[Role], assessments: list[Assessment]) -> tuple[Link, ...]:
    """What can be read or done beside the next act."""
    found = []
    for each in assessments if Role.ASSESSOR in roles else ():
        label = LABELS[Kind(each.kind)].lower()
        if each.given_back_on:
            found.append(Link(f"Résultat de l’{label}", reverse("restitution", args=(each.public_id,))))
        else:
            found.append(Link(f"Grille de l’{label}", reverse("grid", args=(each.public_id,))))
    if pathway.result_on and Role.TRAINER in roles:
        found.append(Link("Formation", reverse("training", args=(pathway.public_id,))))
    # For an assessor who also trains, the final assessment is not the act expected first.
    if pathway.state in ("prescribed", "in_training") and {Role.ASSESSOR, Role.TRAINER} <= roles:
        found.append(Link("Évaluation finale", reverse("open_assessment", args=(pathway.public_id,))))
    return tuple(found)


def given_back(pathway: Pathway, assessments: list[Assessment]) -> Ratings:
    """One verdict per criterion over the results given back; nothing of an assessment under way."""
    told = {each.pk for each in assessments if each.given_back_on}
    if not told:
        return {}
    by_assessment = ratings_by_assessment(pathway)
    return latest_ratings(ratings for key, ratings in by_assessment.items() if key in told)


def result(pathway: Pathway, assessments: list[Assessment], ratings: Ratings) -> ResultPage | None:
    """What the results given back say; nothing before the first of them."""
    if not any(each.given_back_on for each in assessments):
        return None
    framework = content(pathway.version)
    return result_page(framework, decide_certification(framework, ratings))


def circumstances(pathway: Pathway) -> tuple[tuple[str, str], ...]:
    labels = {
        "reason": "Raison",
        "status": "Situation",
        "education": "Diplôme",
        "referrer": "Orientation",
        "payer": "Financement",
        "sector": "Métier visé",
    }
    lists = scheme().lists
    return tuple((label, lists.label(name, getattr(pathway, name))) for name, label in labels.items())


def forms_of(pathway: Pathway, on: date, answered: Mapping[str, forms.Form]) -> dict[str, forms.Form | None]:
    """The forms that make sense at this step."""
    is_open = pathway.state in OPEN
    return {
        "presence": answered.get("presence", PresenceForm(initial={"on": on})) if is_open else None,
        "stop": answered.get("stop", StopForm(on=on)) if is_open else None,
        "outside": answered.get("outside", OutsideForm()) if pathway.state == "enrolled" else None,
    }
