"""Finding people."""

from django.db.models import Q, QuerySet

from socle.apps.people.models import Doubt, Person
from socle.core.person import CivilStatus


def possible_duplicates(status: CivilStatus) -> QuerySet[Person]:
    """People who may be this one: same names and birth date, whatever the spelling. A person decides."""
    return Person.objects.filter(identity_key=status.identity_key).order_by("pk")


def open_doubts() -> QuerySet[Doubt]:
    """What the certifier has still to say about pairs of people who may be one."""
    return Doubt.objects.filter(resolved_on__isnull=True).select_related("newer", "older").order_by("pk")


def has_open_doubt(person: Person) -> bool:
    return Doubt.objects.filter(Q(newer=person) | Q(older=person), resolved_on__isnull=True).exists()
