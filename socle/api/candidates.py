"""Candidates, and how to reach them."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from ninja import Query, Router

from socle.api import shapes
from socle.api.etag import refuse_changed
from socle.api.pages import Paging, page
from socle.api.reach import people
from socle.api.request import ApiRequest
from socle.api.scoped import header, says
from socle.apps.api_keys.queries import Holder
from socle.apps.journal.actions import write_entry
from socle.apps.people.actions import Contact, change_contact
from socle.apps.people.models import Person
from socle.core.api_access import Scope
from socle.core.person import identity_key
from socle.core.roles import Role

router = Router(tags=["Candidats"])


@router.get(
    "/candidates",
    **says(
        Scope.CANDIDATES_READ,
        "Liste des candidats",
        "Les personnes des parcours que la clé voit.",
        shapes.Candidates,
    ),
)
def list_candidates(request: ApiRequest, asked: Query[Paging]) -> dict[str, Any]:
    return page(people(request.holder), asked, request, lambda each: candidate_shape(each, request.holder))


@router.post(
    "/candidates/search",
    **says(
        Scope.CANDIDATES_READ,
        "Chercher un candidat par son état civil",
        "Nom de naissance, prénom et date de naissance exacts, parmi les personnes que la clé voit.",
        shapes.FoundCandidates,
    ),
)
def search_candidates(request: ApiRequest, said: shapes.IdentityIn) -> shapes.FoundCandidates:
    """A POST although it only reads: no name stands in an address."""
    key = identity_key(said.birth_name, said.first_name, said.birth_date.isoformat())
    found = people(request.holder).filter(identity_key=key).order_by("pk")
    items = [candidate_shape(each, request.holder) for each in found]
    return shapes.FoundCandidates.model_construct(items=items)


@router.get(
    "/candidates/{uuid:candidate_id}",
    **says(Scope.CANDIDATES_READ, "Un candidat", "L’état civil d’une personne.", shapes.Candidate),
)
def read_candidate(request: ApiRequest, candidate_id: UUID) -> shapes.Candidate:
    return candidate_shape(get_object_or_404(people(request.holder), public_id=candidate_id), request.holder)


@router.get(
    "/candidates/{uuid:candidate_id}/contact",
    **says(Scope.CONTACTS_READ, "Coordonnées d’un candidat", "Comment joindre la personne.", shapes.Contact),
)
def read_contact(request: ApiRequest, candidate_id: UUID) -> shapes.Contact:
    return contact_shape(get_object_or_404(people(request.holder), public_id=candidate_id))


@router.put(
    "/candidates/{uuid:candidate_id}/contact",
    **says(
        Scope.CONTACTS_WRITE,
        "Corriger des coordonnées",
        "Remplace toutes les coordonnées. If-Match porte l’ETag lu : rien n’est écrasé sans être vu.",
        shapes.Contact,
        parameters=[header("If-Match", "ETag des coordonnées lues.", required=True)],
        also=(412, 428),
    ),
)
def replace_contact(request: ApiRequest, candidate_id: UUID, said: shapes.Contact) -> shapes.Contact:
    with transaction.atomic():
        found = people(request.holder).select_for_update(of=("self",))
        person = get_object_or_404(found, public_id=candidate_id)
        refuse_changed(request, contact_shape(person), required=True)
        key, by, on = request.holder.key, request.holder.account.pk, localdate()
        change_contact(person, Contact(**said.model_dump()), by=by, on=on)
        codes = {"operation": "replace_contact", "on": str(person.public_id)}
        write_entry(key, "act", by=by, on=on, codes=codes)
        return contact_shape(person)


def candidate_shape(person: Person, holder: Holder) -> shapes.Candidate:
    code, name = person.birth_place, person.birth_place_name
    place = shapes.BirthPlace.model_construct(code=code, name=name)
    return shapes.Candidate.model_construct(
        id=person.public_id,
        civility=person.civility,
        birth_name=person.birth_name,
        first_name=person.first_name,
        used_name=person.used_name,
        birth_date=person.birth_date,
        birth_place=None if holder.role == Role.TRAINER else place,
    )


def contact_shape(person: Person) -> shapes.Contact:
    held = {name: getattr(person, name) for name in shapes.Contact.model_fields}
    return shapes.Contact.model_construct(**held)
