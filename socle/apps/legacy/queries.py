"""Reading the certificates taken over: for the rule of one certificate, and for the certifier's search."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from socle.apps.frameworks.models import Framework
from socle.apps.legacy.models import LegacyCertificate, TakeOver
from socle.apps.people.models import Person
from socle.core.exchange.diary import Standing
from socle.core.person import plain


def in_force() -> QuerySet[LegacyCertificate]:
    return LegacyCertificate.objects.filter(withdrawn_on__isnull=True)


def holds_legacy(person: Person, framework: Framework) -> bool:
    """Whether the person has this certificate since before this product."""
    return in_force().filter(person=person, framework=framework).exists()


def held_before(people: Iterable[int]) -> set[tuple[int, int]]:
    """Person and framework of each certificate in force that these people have since before this product."""
    return set(in_force().filter(person__in=people).values_list("person_id", "framework_id"))


def legacy_standing() -> Standing:
    """Where the history stands. A take-over is whole or nothing: it neither waits nor fails half-way."""
    return Standing(
        code="legacy",
        label="Historique des certificats",
        last_success=TakeOver.objects.aggregate(last=Max("taken_on"))["last"],
        hint="Il se reprend de trois fichiers : « socle legacy rehearse », puis « socle legacy take-over ».",
    )


def legacy_named(typed: str) -> QuerySet[LegacyCertificate]:
    """The certificates of that number, else those whose holder bears these names; the latest first."""
    latest = LegacyCertificate.objects.select_related("framework", "site").order_by("-awarded_on", "-pk")
    words = typed.split()
    exact = latest.filter(number__in=(typed.strip(), typed.strip().upper()))
    if words and exact.exists():
        return exact
    for word in words:
        latest = latest.filter(person__sort_name__contains=plain(word))
    return latest
