"""From what software sends to an enrolment; someone who looks known is never entered twice unseen."""

from uuid import UUID

from socle.api import shapes
from socle.api.problems import Problem
from socle.api.reach import people, sites
from socle.api.validation import refused_field
from socle.apps.api_keys.queries import Holder
from socle.apps.frameworks.models import Framework
from socle.apps.organisations.models import Site
from socle.apps.pathways.actions import Circumstances
from socle.apps.pathways.enrolment import Enrolment
from socle.apps.people.actions import Contact
from socle.apps.people.models import Person
from socle.apps.people.queries import possible_duplicates
from socle.core.person import Civility, CivilStatus
from socle.core.places.check import check_birth_place
from socle.scheme import scheme


def enrolment(holder: Holder, said: shapes.EnrolmentIn, *, form: UUID) -> Enrolment:
    known = known_person(holder, said)
    return Enrolment(
        form=form,
        known=known,
        status=status_of_person(known) if known else new_status(holder, said),
        place_confirmed=said.birth_place_confirmed,
        contact=Contact(**said.contact.model_dump()),
        framework=framework_of(said.framework),
        site=site_of(holder, said.site),
        circumstances=Circumstances(**said.circumstances.model_dump()),
        employer_siren=said.employer_siren,
    )


def known_person(holder: Holder, said: shapes.EnrolmentIn) -> Person | None:
    if (said.candidate is None) == (said.candidate_id is None):
        raise refused_field("candidate", "Envoyez candidate, ou candidate_id : l’un des deux.")
    if said.candidate_id is None:
        return None
    person = people(holder).filter(public_id=said.candidate_id).first()
    if person is None:
        raise refused_field("candidate_id", "Votre organisme ne connaît pas cette personne.")
    return person


def new_status(holder: Holder, said: shapes.EnrolmentIn) -> CivilStatus:
    """The civil status of someone new; nothing is said of what another body knows."""
    assert said.candidate is not None  # noqa: S101 - refused in known_person
    status = civil_status(said.candidate)
    alike = people(holder).filter(pk__in=possible_duplicates(status))
    found = [str(each) for each in alike.values_list("public_id", flat=True)]
    if found and not said.another_person:
        raise Problem(
            409,
            "maybe_known",
            "Une personne du même nom, née le même jour, est déjà inscrite ici.",
            "Envoyez son candidate_id, ou another_person à true si c’est quelqu’un d’autre.",
            candidates=found,
        )
    return status


def civil_status(said: shapes.CivilStatusIn) -> CivilStatus:
    place = said.birth_place
    answer = check_birth_place(scheme().places, birth_date=said.birth_date, commune_code=place.code)
    official = answer.country.name if answer.country else next((c.name for c in answer.communes), place.code)
    return CivilStatus(
        civility=Civility(said.civility),
        birth_name=said.birth_name,
        first_name=said.first_name,
        birth_date=said.birth_date,
        birth_place=place.code,
        birth_place_name=place.name or official,
        used_name=said.used_name,
    )


def status_of_person(person: Person) -> CivilStatus:
    return CivilStatus(
        civility=Civility(person.civility),
        birth_name=person.birth_name,
        first_name=person.first_name,
        birth_date=person.birth_date,
        birth_place=person.birth_place,
        birth_place_name=person.birth_place_name,
        used_name=person.used_name,
    )


def framework_of(slug: str) -> Framework:
    found = Framework.objects.filter(slug=slug).first()
    if found is None:
        raise refused_field("framework", "Ce référentiel n’existe pas : lisez la liste des référentiels.")
    return found


def site_of(holder: Holder, siret: str) -> Site:
    found = sites(holder).select_related("body").filter(siret=siret).first()
    if found is None:
        raise refused_field("site", "Cet établissement n’est pas de votre organisme.")
    return found
