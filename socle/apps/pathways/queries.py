"""Finding pathways: by name, in the order of names, one page after another."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat

from socle.apps.pathways.models import Pathway
from socle.core.person import plain

PAGE = 50


def by_name(pathways: QuerySet[Pathway], typed: str) -> QuerySet[Pathway]:
    """Every word typed is part of the birth name, the first name or the used name."""
    for word in typed.split():
        pathways = pathways.filter(
            Q(person__sort_name__contains=plain(word)) | Q(person__used_name__icontains=word)
        )
    return pathways


def sorted_by_name(pathways: QuerySet[Pathway], *, are_few: bool) -> QuerySet[Pathway]:
    """In the order of names. Few rows are sorted; many are read in order from the index of all names.

    Left to choose, PostgreSQL reads the whole index to find the few.
    """
    name = Concat("person__sort_name", Value("")) if are_few else F("person__sort_name")
    return pathways.select_related("person", "framework", "site").order_by(name, "pk")


def after(pathways: QuerySet[Pathway], last: Pathway) -> QuerySet[Pathway]:
    """Those that follow `last` in the order of names."""
    name = last.person.sort_name
    return pathways.filter(Q(person__sort_name__gt=name) | Q(person__sort_name=name, pk__gt=last.pk))


def page_of(pathways: Iterable[Pathway]) -> tuple[list[Pathway], bool]:
    """One page of the rows asked, and whether others follow."""
    rows = list(pathways)
    return rows[:PAGE], len(rows) > PAGE
