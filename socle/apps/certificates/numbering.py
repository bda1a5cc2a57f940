"""The numbers of certificates: none of a year is skipped, none is given twice, whoever else numbers now."""

from collections.abc import Sequence
from datetime import date

from socle.apps.certificates.models import Counter
from socle.core.certificate import certificate_number
from socle.scheme import Scheme


def next_numbers(slugs: Sequence[str], scheme: Scheme, *, on: date) -> list[str]:
    """The next numbers of the year, one for each framework named; inside the transaction that uses them."""
    Counter.objects.get_or_create(year=on.year)
    counter = Counter.objects.select_for_update(of=("self",)).get(year=on.year)
    first = counter.last + 1
    counter.last += len(slugs)
    counter.save(update_fields=["last"])
    named = set(slugs)
    patterns = {slug: scheme.parameters.value("certificate_number", framework=slug, on=on) for slug in named}
    return [
        certificate_number(patterns[slug], year=on.year, rank=rank) for rank, slug in enumerate(slugs, first)
    ]
