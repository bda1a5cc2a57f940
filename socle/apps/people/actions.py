"""Registering people, and telling whether two rows are one person.

A candidate is registered once what cannot be true has been mended and the birth place found or confirmed.
"""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from socle.apps.journal.actions import write_entry
from socle.apps.people.models import Doubt, Person, Professional
from socle.apps.people.queries import possible_duplicates
from socle.core.errors import Refusal
from socle.core.person import Civility, CivilStatus, Names, identity_key, sort_name, wrong_in, wrong_in_names
from socle.core.places.check import PlaceVerdict, check_birth_place
from socle.core.places.tables import Places
from socle.core.text import as_kept


@dataclass(frozen=True, slots=True)
class Birth:
    """What the civil status says beside the names."""

    civility: Civility
    birth_date: date
    birth_place: str
    birth_place_name: str


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a person; nothing of it is compulsory."""

    email: str = ""
    phone: str = ""
    address: str = ""
    address_more: str = ""
    postal_code: str = ""
    town: str = ""


NOWHERE = Contact()


@transaction.atomic
def register_person(
    status: CivilStatus,
    contact: Contact = NOWHERE,
    *,
    places: Places,
    place_confirmed: bool = False,
    by: int | None,
    on: date,
) -> Person:
    """Register a candidate. A birth place that is not found must be confirmed; it never blocks.

    Whoever may be the same person is noted as a doubt that the certifier resolves.
    """
    confirmed = _refuse_false(status, places, place_confirmed=place_confirmed, on=on)
    alike = list(possible_duplicates(status))
    person = person_of(status, contact, place_confirmed=confirmed)
    person.save()
    Doubt.objects.bulk_create(Doubt(newer=person, older=older) for older in alike)
    write_entry(person, "register", by=by, on=on, codes={"place_confirmed": confirmed, "doubts": len(alike)})
    return person


def _refuse_false(status: CivilStatus, places: Places, *, place_confirmed: bool, on: date) -> bool:
    """Refuse what cannot be true; answer whether the birth place was not found, and is confirmed."""
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
    return not found


def person_of(status: CivilStatus, contact: Contact, *, place_confirmed: bool) -> Person:
    """The row that a civil status makes, not yet written; its names are those that will be signed."""
    names = Names(status.birth_name, status.first_name, status.used_name).as_kept()
    return Person(
        civility=status.civility,
        birth_name=names.birth_name,
        used_name=names.used_name,
        first_name=names.first_name,
        sort_name=sort_name(names.birth_name, names.first_name),
        birth_date=status.birth_date,
        birth_place=status.birth_place,
        birth_place_name=as_kept(status.birth_place_name),
        birth_place_confirmed=place_confirmed,
        identity_key=status.identity_key,
        **asdict(contact),
    )


@transaction.atomic
def change_contact(person: Person, contact: Contact, *, by: int | None, on: date) -> None:
    for name, value in asdict(contact).items():
        setattr(person, name, value)
    person.save(update_fields=list(asdict(contact)))
    write_entry(person, "change_contact", by=by, on=on)


@transaction.atomic
def change_name(person: Person, names: Names, *, by: int | None, on: date) -> None:
    """Other names for the same person, as the civil status now writes them; the journal holds none of them.

    Whoever bears the new names already is noted as a doubt that the certifier resolves.
    """
    if wrong := wrong_in_names(names):
        raise Refusal(f"Le nouveau nom est à corriger : {', '.join(wrong)}.", "Vérifiez la pièce d’identité.")
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    kept = names.as_kept()
    told = asdict(kept) | {
        "sort_name": sort_name(kept.birth_name, kept.first_name),
        "identity_key": identity_key(kept.birth_name, kept.first_name, person.birth_date.isoformat()),
    }
    for name, value in told.items():
        setattr(person, name, value)
    person.save(update_fields=list(told))
    write_entry(person, "change_name", by=by, on=on, codes={"doubts": _note_doubts(person)})


@transaction.atomic
def change_birth(
    person: Person, birth: Birth, *, places: Places, place_confirmed: bool = False, by: int | None, on: date
) -> None:
    """Correct the title, the day or the place of birth; the journal holds which of them, and no value.

    Whoever may now be the same person is noted as a doubt that the certifier resolves.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    status = CivilStatus(
        **asdict(birth), **asdict(Names(person.birth_name, person.first_name, person.used_name))
    )
    confirmed = _refuse_false(status, places, place_confirmed=place_confirmed, on=on)
    told = asdict(birth) | {
        "birth_place_name": as_kept(birth.birth_place_name),
        "birth_place_confirmed": confirmed,
        "identity_key": status.identity_key,
    }
    changed = [name for name, value in told.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, told[name])
    person.save(update_fields=changed)
    codes = {"changed": changed, "doubts": _note_doubts(person) if changed else 0}
    write_entry(person, "change_birth", by=by, on=on, codes=codes)


def _note_doubts(person: Person) -> int:
    """Pairs about which nobody was asked yet; answer how many."""
    asked = Doubt.objects.filter(Q(newer=person) | Q(older=person)).values_list("newer_id", "older_id")
    known = {pk for pair in asked for pk in pair} | {person.pk}
    alike = Person.objects.filter(identity_key=person.identity_key).exclude(pk__in=known)
    pairs = [sorted((person.pk, pk)) for pk in alike.values_list("pk", flat=True)]
    Doubt.objects.bulk_create(Doubt(newer_id=newer, older_id=older) for older, newer in pairs)
    return len(pairs)


@transaction.atomic
def register_professional(
    first_name: str, last_name: str, *, employer_siren: str = "", by: int | None, on: date
) -> Professional:
    professional = Professional.objects.create(
        first_name=first_name,
        last_name=last_name,
        sort_name=sort_name(last_name, first_name),
        employer_siren=employer_siren,
    )
    write_entry(professional, "register", by=by, on=on)
    return professional
