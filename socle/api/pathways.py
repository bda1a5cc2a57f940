"""Pathways: reading them, enrolling, and what a body does along the way."""

from typing import Any
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from ninja import Query, Router

from socle.api import shapes
from socle.api.acts import act
from socle.api.enrolling import enrolment
from socle.api.etag import refuse_changed
from socle.api.pages import Paging, page
from socle.api.reach import pathways
from socle.api.request import ApiRequest
from socle.api.scoped import header, says
from socle.api.validation import refused_field
from socle.apps.assessments.actions import submit_to_jury
from socle.apps.pathways.actions import record_presence, resume_pathway, stop_pathway
from socle.apps.pathways.enrolment import enrol_once
from socle.apps.pathways.models import Pathway
from socle.core.api_access import Scope
from socle.core.pathway import PATHWAY
from socle.core.roles import WHOLE_FILES
from socle.scheme import scheme

router = Router(tags=["Parcours"])
SEEN = [header("If-Match", "ETag du parcours lu : refusé s’il a changé depuis.")]


class PathwayFilter(Paging):
    state: shapes.Code | None = None
    framework: shapes.Slug | None = None
    site: shapes.Siret | None = None


def change(summary: str, description: str, status: int = 200) -> dict[str, Any]:
    """What every act on a pathway declares."""
    return says(
        Scope.PATHWAYS_WRITE,
        summary,
        description,
        shapes.Pathway,
        status=status,
        is_act=True,
        parameters=list(SEEN) if status == 200 else [],
        also=(412,) if status == 200 else (),
    )


@router.get(
    "/pathways",
    **says(
        Scope.PATHWAYS_READ, "Liste des parcours", "Les parcours que la clé voit, filtrés.", shapes.Pathways
    ),
)
def list_pathways(request: ApiRequest, asked: Query[PathwayFilter]) -> dict[str, Any]:
    return page(filtered(pathways(request.holder), asked), asked, request, pathway_shape)


@router.get(
    "/pathways/{uuid:pathway_id}",
    **says(
        Scope.PATHWAYS_READ,
        "Un parcours",
        "Où en est une personne, et jusqu’à quand compte l’acquis.",
        shapes.Pathway,
    ),
)
def read_pathway(request: ApiRequest, pathway_id: UUID) -> shapes.Pathway:
    return pathway_shape(get_object_or_404(pathways(request.holder), public_id=pathway_id))


@router.post(
    "/pathways",
    **change(
        "Inscrire une personne", "Ouvre un parcours, pour quelqu’un de nouveau ou de connu.", status=201
    ),
)
@act(201)
def enrol(request: ApiRequest, said: shapes.EnrolmentIn) -> shapes.Pathway:
    enrolled = enrolment(request.holder, said, form=uuid4())
    opened = enrol_once(enrolled, scheme=scheme(), by=request.holder.account.pk, on=localdate())
    return pathway_shape(opened)


@router.post(
    "/pathways/{uuid:pathway_id}/presences",
    **change("Noter une présence", "La personne était là ce jour ; le dire deux fois ne change rien."),
)
@act(200)
def add_presence(request: ApiRequest, pathway_id: UUID, said: shapes.PresenceIn) -> shapes.Pathway:
    pathway = held(request, pathway_id)
    if said.on > localdate():
        raise refused_field("on", "Ce jour n’est pas encore venu.")
    record_presence(pathway, by=request.holder.account.pk, on=said.on)
    return pathway_shape(pathway)


@router.post("/pathways/{uuid:pathway_id}/stop", **change("Arrêter un parcours", "Il pourra être repris."))
@act(200)
def stop(request: ApiRequest, pathway_id: UUID, said: shapes.StopIn) -> shapes.Pathway:
    pathway = held(request, pathway_id)
    stop_pathway(pathway, said.reason, scheme=scheme(), by=request.holder.account.pk, on=localdate())
    return pathway_shape(pathway)


@router.post(
    "/pathways/{uuid:pathway_id}/resume",
    **change("Reprendre un parcours", "Là où ses résultats le permettent."),
)
@act(200)
def resume(request: ApiRequest, pathway_id: UUID) -> shapes.Pathway:
    pathway = held(request, pathway_id)
    resume_pathway(pathway, by=request.holder.account.pk, on=localdate())
    return pathway_shape(pathway)


@router.post(
    "/pathways/{uuid:pathway_id}/submission",
    **change("Envoyer au jury", "Envoie un dossier complet au jury, ou à la validation du certificateur."),
)
@act(200)
def submit(request: ApiRequest, pathway_id: UUID) -> shapes.Pathway:
    pathway = held(request, pathway_id)
    submit_to_jury(pathway, by=request.holder.account.pk, on=localdate())
    return pathway_shape(pathway)


def held(request: ApiRequest, pathway_id: UUID) -> Pathway:
    """The pathway, locked, and still as it was read."""
    found = pathways(request.holder).filter(site__body=request.holder.body)
    if request.holder.role not in WHOLE_FILES:
        found = found.none()
    pathway = get_object_or_404(found.select_for_update(of=("self",)), public_id=pathway_id)
    refuse_changed(request, pathway_shape(pathway))
    return pathway


def filtered(found: QuerySet[Pathway], asked: PathwayFilter) -> QuerySet[Pathway]:
    wanted = {"state": asked.state, "framework__slug": asked.framework, "site__siret": asked.site}
    return found.filter(**{name: value for name, value in wanted.items() if value is not None})


def pathway_shape(pathway: Pathway) -> shapes.Pathway:
    return shapes.Pathway.model_construct(
        id=pathway.public_id,
        candidate=pathway.person.public_id,
        framework=pathway.framework.slug,
        version=pathway.version.label,
        site=pathway.site.siret,
        state=pathway.state,
        state_label=PATHWAY.labels[pathway.state],
        opened_on=pathway.opened_on,
        result_on=pathway.result_on,
        kept_until=pathway.kept_until,
    )
