"""Registering a person, once what cannot be true has been mended and the birth place found or confirmed."""

from datetime import date

from django.db import transaction

from socle.apps.journal.actions import write_entry
from socle.apps.people.models import Person
from socle.core.errors import Refusal
from socle.core.person import CivilStatus, sort_name, wrong_in
from socle.core.places.check import PlaceVerdict, check_birth_place
from socle.core.places.tables import Places


@transaction.atomic
def register_person(
    status: CivilStatus, *, places: Places, place_confirmed: bool = False, by: int | None, on: date
) -> Person:
    """Register a person. A birth place that is not found must be confirmed; it never blocks."""
    wrong = wrong_in(status, on=on)
    if wrong:
        raise Refusal(f"L’état civil est à corriger : {', '.join(wrong)}.", "Vérifiez la pièce d’identité.")
    answer = check_birth_place(
        places,
        birth_date=status.birth_date,
        commune_code=status.birth_place,
        town=status.birth_place_name,
    )
    found = answer.verdict == PlaceVerdict.FOUND
    if not found and not place_confirmed:
        raise Refusal(answer.reason, answer.remedy)
    person = Person.objects.create(
        civility=status.civility,
        birth_name=status.birth_name,
        used_name=status.used_name,
        first_name=status.first_name,
        sort_name=sort_name(status.birth_name, status.first_name),
        birth_date=status.birth_date,
        birth_place=status.birth_place,
        birth_place_name=status.birth_place_name,
        birth_place_confirmed=not found,
        identity_key=status.identity_key,
    )
    write_entry(person, "register", by=by, on=on, codes={"place_confirmed": not found})
    return person
