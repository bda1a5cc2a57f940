"""Which passages a batch takes: page after page, locked, in the order of the files; those left say why."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from socle.apps.declarations.facts import sayings_of, with_holder
from socle.apps.declarations.models import Passage
from socle.apps.declarations.paging import PAGE
from socle.core.declaration.lifecycles import READY
from socle.core.declaration.saying import bears_national_number, registration
from socle.core.exchange.cdc.model import Action
from socle.core.exchange.cdc.model import Passage as Declared
from socle.environment import is_production
from socle.scheme import Scheme


def ready() -> QuerySet[Passage]:
    """What the next batch takes, unless something keeps it from being declared."""
    return Passage.objects.filter(state__in=READY, certificate__specimen=not is_production())


@dataclass(slots=True)
class Choice:
    """`chosen` holds the keys in the order of the passages, `numbered` those that bear a national number."""

    scheme: Scheme
    on: date
    chosen: list[int] = field(default_factory=list)
    numbered: set[int] = field(default_factory=set)
    left: int = 0

    def passages(self) -> Iterator[Declared]:
        """By action, then by certification, as the files are: the keys follow the files."""
        groups = ready().values_list("action", "certificate__registration_number").distinct()
        for action, number in sorted(groups, key=_place):
            of_group = ready().filter(action=action, certificate__registration_number=number)
            for page in _pages(of_group):
                yield from self._said(page)

    def _said(self, page: list[Passage]) -> Iterator[Declared]:
        changed = []
        sayings = sayings_of(page, scheme=self.scheme, on=self.on)
        for passage, saying in zip(page, sayings, strict=True):
            if saying.obstacle != passage.obstacle:
                passage.obstacle = saying.obstacle
                changed.append(passage)
            if saying.passage:
                self._take(passage, saying.passage)
                yield saying.passage
            else:
                self.left += 1
        if changed:
            Passage.objects.bulk_update(changed, ["obstacle"])

    def _take(self, passage: Passage, declared: Declared) -> None:
        self.chosen.append(passage.pk)
        if bears_national_number(declared):
            self.numbered.add(passage.pk)


def _place(group: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    action, number = group
    said = registration(number, specimen=not is_production())
    return list(Action).index(Action(action)), said or ("", number)


def _pages(passages: QuerySet[Passage]) -> Iterator[list[Passage]]:
    """Each page is locked until the end of the transaction; what someone else holds is left to them."""
    last = 0
    while page := list(
        with_holder(passages.filter(pk__gt=last))
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("pk")[:PAGE]
    ):
        yield page
        last = page[-1].pk
