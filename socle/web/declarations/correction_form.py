"""What the identity document says, when a passage was rejected; the names are those of the certificate."""

from typing import Any

from django import forms

from socle.apps.declarations.actions import Correction
from socle.apps.declarations.models import Passage
from socle.apps.people.actions import Birth
from socle.apps.people.models import Person
from socle.core.exchange.candidates.person import UNKNOWN_PLACE
from socle.core.person import LONGEST_NAME, Civility
from socle.core.places.tables import FRANCE
from socle.web.pathways.birth_form import BirthForm
from socle.web.pathways.birth_place import BirthPlace

NAMES = ("second_name", "third_name")
BIRTH = ("civility", "birth_date", "birth_country", "birth_town", "birth_code")


class CorrectionForm(BirthForm):
    second_name = forms.CharField(
        label="Deuxième prénom (facultatif)", required=False, max_length=LONGEST_NAME
    )
    third_name = forms.CharField(
        label="Troisième prénom (facultatif)", required=False, max_length=LONGEST_NAME
    )

    def __init__(self, asked: Any, *, passage: Passage) -> None:
        super().__init__(asked, initial=initial_of(passage))

    @property
    def fields_shown(self) -> list[forms.BoundField]:
        return [self[name] for name in (*NAMES, *BIRTH)]

    @property
    def correction(self) -> Correction:
        said = self.cleaned_data
        place = self.place or BirthPlace("", "")
        birth = Birth(Civility(said["civility"]), said["birth_date"], place.code, place.name)
        return Correction(birth, second_name=said["second_name"], third_name=said["third_name"])


def initial_of(passage: Passage) -> dict[str, Any]:
    """As the record says today."""
    person = passage.certificate.person
    return {
        "second_name": passage.second_name,
        "third_name": passage.third_name,
        "civility": person.civility,
        "birth_date": person.birth_date,
        **place_of(person),
    }


def place_of(person: Person) -> dict[str, str]:
    code = person.birth_place
    town = "" if person.birth_place_name == UNKNOWN_PLACE else person.birth_place_name
    is_abroad = code.startswith("99") and code != FRANCE
    return {
        "birth_country": code if is_abroad else FRANCE,
        "birth_town": town,
        "birth_code": "" if is_abroad or code == FRANCE else code,
    }
