"""Which passages an account reaches: all of them at the certifier, those of its own files in a body."""

from datetime import date

from django.db.models import QuerySet

from socle.apps.declarations.facts import nir_allowed, profile_on
from socle.apps.declarations.models import Passage
from socle.apps.declarations.queries import of_bodies
from socle.core.declaration.deadline import Delay, delay_of
from socle.core.roles import WHOLE_FILES, Role
from socle.scheme import scheme
from socle.web.access import Actor

BODY_OR_CERTIFIER = (*WHOLE_FILES, Role.CERTIFIER)


def reached(actor: Actor, passages: QuerySet[Passage]) -> QuerySet[Passage]:
    if Role.CERTIFIER in actor.roles:
        return passages
    return of_bodies(passages, actor.bodies(*WHOLE_FILES))


def delay_on(on: date) -> Delay:
    return delay_of(scheme().parameters, on)


def is_number_open(on: date) -> bool:
    """Whether the law lets a national number be declared that day."""
    known = scheme()
    return nir_allowed(known, profile_on(known, on), on)
