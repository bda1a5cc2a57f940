"""How a person is named on paper and in what is signed for them."""

from socle.apps.people.models import Person
from socle.core.person import Names
from socle.documents.person_name import USED_NAME, PersonName


def person_name(person: Person) -> PersonName:
    return PersonName(person.first_name, person.birth_name, person.used_name)


def printed_name(person: Person) -> str:
    """The holder's name as the paper shows it, on one line."""
    return printed(names_of(person))


def names_of(person: Person) -> Names:
    return Names(person.birth_name, person.first_name, person.used_name)


def printed(names: Names) -> str:
    """
    >>> printed(Names("Petit", "Zoé", "Durand"))
    'Zoé Petit, nom d’usage Durand'
    """
    used = f"{USED_NAME}{names.used_name}" if names.used_name else ""
    return f"{names.first_name} {names.birth_name}{used}"
