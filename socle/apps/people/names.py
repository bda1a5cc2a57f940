"""How a person is named on paper and in what is signed for them."""

from socle.apps.people.models import Person
from socle.documents.person_name import PersonName


def person_name(person: Person) -> PersonName:
    return PersonName(person.first_name, person.birth_name, person.used_name)


def printed_name(person: Person) -> str:
    """The holder's name as the paper shows it, on one line."""
    used = f", nom d’usage {person.used_name}" if person.used_name else ""
    return f"{person_name(person)}{used}"
