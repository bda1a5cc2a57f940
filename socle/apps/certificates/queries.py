"""Reading certificates: by public code, for the person, for the printer."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q, QuerySet

from socle.apps.certificates.models import Certificate
from socle.apps.juries.models import Deliberation, Sitting
from socle.apps.juries.queries import last_deliberations
from socle.apps.people.models import Person
from socle.core.certificate import typed_code
from socle.core.person import plain


@dataclass(frozen=True, slots=True)
class Verification:
    """What anyone who holds the code may read; nothing more, and never why a certificate was withdrawn."""

    status: Literal["valid", "revoked", "unknown"]
    holder: str = ""
    title: str = ""
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    specimen: bool = False


UNKNOWN = Verification("unknown")


@dataclass(frozen=True, slots=True)
class Due:
    """What is printed after a sitting: certificates in agenda order, letters of people without e-mail."""

    certificates: tuple[Certificate, ...]
    letters: tuple[Deliberation, ...]


def find_by_code(typed: str) -> Certificate | None:
    """The certificate of that public code, however it was typed."""
    return Certificate.objects.select_related("framework").filter(code=typed_code(typed)).first()


def verification(typed: str) -> Verification:
    certificate = find_by_code(typed)
    if certificate is None:
        return UNKNOWN
    return Verification(
        status="revoked" if certificate.revoked_on else "valid",
        holder=certificate.holder,
        title=certificate.title,
        number=certificate.number,
        decided_on=certificate.decided_on,
        issuer=certificate.issuer_name,
        specimen=certificate.specimen,
    )


def searched(typed: str) -> QuerySet[Certificate]:
    """The certificate of that number or public code, else those whose holder bears these names.

    The latest first; nothing typed is every certificate.
    """
    latest = Certificate.objects.order_by("-awarded_on", "-pk")
    words = typed.split()
    exact = latest.filter(Q(number__in=(typed.strip(), typed.strip().upper())) | Q(code=typed_code(typed)))
    if words and exact.exists():
        return exact
    for word in words:
        held = Q(person__sort_name__contains=plain(word)) | Q(person__used_name__icontains=word)
        latest = latest.filter(held)
    return latest


def last_forms() -> QuerySet[Certificate]:
    """Certificates that no other one replaced: of a pathway there is at most one."""
    return Certificate.objects.filter(replaced_by__isnull=True)


def certificates_of(person: Person) -> QuerySet[Certificate]:
    """The person's certificates in force, the latest first."""
    held = Certificate.objects.filter(person=person, revoked_on__isnull=True)
    return held.select_related("framework").order_by("-awarded_on", "-pk")


def due_for_print(sitting: Sitting) -> Due:
    """What is printed once the sitting is closed."""
    awarded = Certificate.objects.filter(deliberation__item__sitting=sitting)
    in_force = awarded.filter(revoked_on__isnull=True).select_related(
        "person", "framework", "pathway__version", "credential"
    )
    ended = awarded.filter(revoked_on__isnull=False, replaced_by__isnull=True)
    withdrawn = set(ended.values_list("deliberation_id", flat=True))
    return Due(
        certificates=tuple(in_force.order_by("deliberation__item__number")),
        letters=tuple(
            each
            for each in last_deliberations(sitting)
            if not each.pathway.person.email and each.pk not in withdrawn
        ),
    )
