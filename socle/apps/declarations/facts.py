"""What is known of a certificate and its holder when it is declared."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from socle.apps.declarations.models import Passage
from socle.apps.declarations.national_numbers import opened
from socle.apps.declarations.recalling import declared_of
from socle.core.declaration.saying import Facts, Saying, say, take_away
from socle.core.exchange.cdc.model import Action, Profile
from socle.core.person import Civility, CivilStatus
from socle.scheme import Scheme


def with_holder(passages: QuerySet[Passage]) -> QuerySet[Passage]:
    """All that `facts_of` reads, in the same query."""
    return passages.select_related("certificate__person", "national_number")


def facts_of(passage: Passage, *, nir_allowed: bool) -> Facts:
    certificate, person = passage.certificate, passage.certificate.person
    kept = getattr(passage, "national_number", None) if nir_allowed else None
    return Facts(
        technical_id=str(passage.technical_id),
        action=Action(passage.action),
        number=certificate.registration_number,
        decided_on=certificate.decided_on,
        status=CivilStatus(
            civility=Civility(person.civility),
            birth_name=person.birth_name,
            first_name=person.first_name,
            birth_date=person.birth_date,
            birth_place=person.birth_place,
            birth_place_name=person.birth_place_name,
            used_name=person.used_name,
        ),
        second_name=passage.second_name,
        third_name=passage.third_name,
        nir=opened(kept) if kept else "",
        specimen=certificate.specimen,
    )


def sayings_of(passages: Sequence[Passage], *, scheme: Scheme, on: date) -> Iterator[Saying]:
    """What would be declared of each that day; a suppression repeats what was."""
    profile, declared = profile_on(scheme, on), declared_of(passages)
    allowed = nir_allowed(scheme, profile, on)
    for passage in passages:
        if former := declared.get(str(passage.technical_id)):
            yield take_away(former, profile)
        else:
            yield say(facts_of(passage, nir_allowed=allowed), profile, scheme.places)


def saying_of(passage: Passage, *, scheme: Scheme, on: date) -> Saying:
    return next(sayings_of([passage], scheme=scheme, on=on))


def profile_on(scheme: Scheme, on: date) -> Profile:
    return Profile(scheme.parameters.value("declaration_profile", on=on))


def nir_allowed(scheme: Scheme, profile: Profile, on: date) -> bool:
    """Only where the law opens it, and the profile can say it."""
    return bool(scheme.parameters.value("national_number", on=on)) and profile is Profile.V115
