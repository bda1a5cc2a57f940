"""People registered under a first name and a birth name."""

from dataclasses import replace

from django.utils.timezone import localdate

from socle.apps.people.models import Person
from tests.cast import someone
from tests.core.test_person import ALICE


def people(*names: str) -> list[Person]:
    said = (name.split() for name in names)
    return [someone(replace(ALICE, first_name=first, birth_name=last), localdate()) for first, last in said]
