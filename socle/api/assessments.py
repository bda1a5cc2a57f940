"""Assessments: opened, rated from a body's own tool through the grid's own verb, shown by situations."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from ninja import Query, Router

from socle.api import shapes
from socle.api.acts import act
from socle.api.etag import refuse_changed
from socle.api.pages import Paging, page
from socle.api.reach import assessments, pathways
from socle.api.request import ApiRequest
from socle.api.scoped import header, says
from socle.apps.assessments.actions import open_assessment
from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at, ratings_of
from socle.apps.assessments.rating import record_ratings
from socle.apps.assessments.situations import describe_situation
from socle.core.api_access import Scope
from socle.core.assessment import Kind, Mode
from socle.core.certification import Decision
from socle.scheme import scheme

router = Router(tags=["Évaluations"])


class AssessmentFilter(Paging):
    pathway: UUID | None = None


@router.get(
    "/assessments",
    **says(
        Scope.ASSESSMENTS_READ,
        "Liste des évaluations",
        "Celles de l’organisme, sans leurs verdicts.",
        shapes.Assessments,
    ),
)
def list_assessments(request: ApiRequest, asked: Query[AssessmentFilter]) -> dict[str, Any]:
    found = assessments(request.holder).select_related("pathway")
    if asked.pathway:
        found = found.filter(pathway__public_id=asked.pathway)
    return page(found, asked, request, lambda each: shapes.AssessmentLine.model_construct(**line(each)))


@router.get(
    "/assessments/{uuid:assessment_id}",
    **says(
        Scope.ASSESSMENTS_READ, "Une évaluation", "Ses verdicts, et ce qui est acquis.", shapes.Assessment
    ),
)
def read_assessment(request: ApiRequest, assessment_id: UUID) -> shapes.Assessment:
    return assessment_shape(get_object_or_404(assessments(request.holder), public_id=assessment_id))


@router.post(
    "/pathways/{uuid:pathway_id}/assessments",
    **says(
        Scope.ASSESSMENTS_WRITE,
        "Ouvrir une évaluation",
        "L’évaluation préalable, ou la finale de ce qui reste à acquérir, par l’évaluateur de la clé.",
        shapes.Assessment,
        status=201,
        is_act=True,
    ),
)
@act(201)
def open_one(request: ApiRequest, pathway_id: UUID, said: shapes.OpeningIn) -> shapes.Assessment:
    found = pathways(request.holder).select_related("site__body")
    pathway = get_object_or_404(found, public_id=pathway_id)
    opened = open_assessment(
        pathway,
        Kind(said.kind),
        mode=Mode(said.mode),
        scheme=scheme(),
        by=request.holder.account,
        on=localdate(),
    )
    return assessment_shape(opened)


@router.post(
    "/assessments/{uuid:assessment_id}/ratings",
    **says(
        Scope.ASSESSMENTS_WRITE,
        "Envoyer des verdicts",
        "Un ou plusieurs verdicts, comme sur la grille : tous, ou aucun. Ils portent le nom de l’évaluateur.",
        shapes.Assessment,
        is_act=True,
        parameters=[header("If-Match", "ETag de l’évaluation lue : refusé si elle a changé depuis.")],
        also=(412,),
    ),
)
@act(200)
def rate(request: ApiRequest, assessment_id: UUID, said: shapes.RatingsIn) -> shapes.Assessment:
    assessment = held(request, assessment_id)
    record_ratings(assessment, said.ratings, reasons=said.reasons, by=request.holder.account, on=localdate())
    return assessment_shape(assessment)


@router.post(
    "/assessments/{uuid:assessment_id}/situations",
    **says(
        Scope.ASSESSMENTS_WRITE,
        "Décrire une situation",
        "Une tâche que la personne a faite, et les critères qu’elle montre.",
        shapes.Situation,
        status=201,
        is_act=True,
    ),
)
@act(201)
def describe(request: ApiRequest, assessment_id: UUID, said: shapes.SituationIn) -> shapes.Situation:
    assessment = held(request, assessment_id)
    by, on = request.holder.account, localdate()
    made = describe_situation(assessment, said.title, said.codes, note=said.note, by=by, on=on)
    return shapes.Situation.model_construct(
        id=made.public_id, assessment=assessment.public_id, codes=list(made.codes)
    )


def held(request: ApiRequest, assessment_id: UUID) -> Assessment:
    """The assessment, locked, and still as it was read."""
    found = assessments(request.holder).select_for_update(of=("self",))
    assessment = get_object_or_404(found, public_id=assessment_id)
    if "If-Match" in request.headers:
        refuse_changed(request, assessment_shape(assessment))
    return assessment


def line(each: Assessment) -> dict[str, Any]:
    return {
        "id": each.public_id,
        "pathway": each.pathway.public_id,
        "kind": each.kind,
        "mode": each.mode,
        "assessor": each.assessor.public_id,
        "opened_on": each.opened_on,
        "given_back_on": each.given_back_on,
        "scope": each.scope,
    }


def assessment_shape(each: Assessment) -> shapes.Assessment:
    acquired = acquired_in(decision_at(each))
    return shapes.Assessment.model_construct(**line(each), ratings=ratings_of(each), acquired=acquired)


def acquired_in(decision: Decision) -> list[str]:
    whole = [domain.code for domain in decision.domains if domain.acquired]
    return whole + [s.code for domain in decision.domains for s in domain.subdomains if s.acquired]
