"""Enrolling someone from one form: the person when new, and their pathway, together or not at all."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from socle.apps.frameworks.models import Framework
from socle.apps.organisations.models import Site
from socle.apps.pathways.actions import Circumstances, open_pathway
from socle.apps.pathways.models import Pathway
from socle.apps.people.actions import Contact, register_person
from socle.apps.people.models import Person
from socle.core.errors import Refusal
from socle.core.person import CivilStatus
from socle.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Enrolment:
    """`form` names one filling of the form; `known` is the person, when they are known already."""

    form: UUID
    known: Person | None
    status: CivilStatus
    place_confirmed: bool
    contact: Contact
    framework: Framework
    site: Site
    circumstances: Circumstances
    employer_siren: str = ""


def enrol_once(enrolment: Enrolment, *, scheme: Scheme, by: int | None, on: date) -> Pathway:
    """The pathway of this filling of the form; sending it again answers the same one."""
    sent = Pathway.objects.filter(public_id=enrolment.form, site=enrolment.site)
    if pathway := sent.first():
        return pathway
    try:
        return _enrol(enrolment, scheme=scheme, by=by, on=on)
    except IntegrityError:
        # Two clicks at once: the other one has just written it.
        if pathway := sent.first():
            return pathway
        if Pathway.objects.filter(public_id=enrolment.form).exists():
            raise Refusal("Ce formulaire a déjà servi.", "Ouvrez un nouveau formulaire.") from None
        raise


@transaction.atomic
def _enrol(enrolment: Enrolment, *, scheme: Scheme, by: int | None, on: date) -> Pathway:
    person = enrolment.known or register_person(
        enrolment.status,
        enrolment.contact,
        places=scheme.places,
        place_confirmed=enrolment.place_confirmed,
        by=by,
        on=on,
    )
    return open_pathway(
        person,
        enrolment.framework,
        enrolment.site,
        enrolment.circumstances,
        employer_siren=enrolment.employer_siren,
        public_id=enrolment.form,
        scheme=scheme,
        by=by,
        on=on,
    )
