"""Finding people."""

from django.db.models import QuerySet

from socle.apps.people.models import Person
from socle.core.person import CivilStatus


def possible_duplicates(status: CivilStatus) -> QuerySet[Person]:
    """People who may be this one: same names and birth date, whatever the spelling. A person decides."""
    return Person.objects.filter(identity_key=status.identity_key).order_by("pk")
