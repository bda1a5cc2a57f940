"""Which real tasks show what a person has acquired."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from random import Random

from socle.core.framework.model import Framework
from socle.demonstration.plan import PlannedSituation
from socle.demonstration.tasks import TASKS, Task

FEWEST, OF_SECTOR = 5, 2
Masked = tuple[Task, int]


class Showing:
    """The tasks of one framework, as sets of criteria held in the bits of a number."""

    def __init__(self, framework: Framework) -> None:
        self._codes = framework.codes
        self._bit = {code: 1 << n for n, code in enumerate(framework.codes)}
        self._tasks = tuple((task, self._mask(self._expanded(task))) for task in TASKS[framework.slug])

    def draw(
        self,
        rng: Random,
        acquired: Iterable[str],
        *,
        sector: str,
        days: Sequence[date],
        done: Collection[str] = (),
    ) -> tuple[PlannedSituation, ...]:
        """Situations that together show every criterion acquired, over these days.

        The first time, tasks of the person's sector come first; later, other tasks than those already `done`.
        """
        wanted = self._mask(acquired)
        offered = self._offered(wanted, sector, done)
        rng.shuffle(offered)
        first = [] if done else [pair for pair in offered if pair[0].sector][:OF_SECTOR]
        chosen = _covering(wanted, first, offered)
        if not done:
            chosen += [pair for pair in offered if pair not in chosen][: max(0, FEWEST - len(chosen))]
        return tuple(
            PlannedSituation(task.title, self._listed(mask & wanted), days[n * len(days) // len(chosen)])
            for n, (task, mask) in enumerate(chosen)
        )

    def _offered(self, wanted: int, sector: str, done: Collection[str]) -> list[Masked]:
        """The tasks that show something of it; not those already done, unless nothing else shows it all."""
        useful = [pair for pair in self._tasks if pair[0].sector in ("", sector) and pair[1] & wanted]
        fresh = [pair for pair in useful if pair[0].title not in done]
        shown = 0
        for _, mask in fresh:
            shown |= mask
        return useful if wanted & ~shown else fresh

    def _expanded(self, task: Task) -> list[str]:
        return [code for code in self._codes for shown in task.shows if f"{code}.".startswith(f"{shown}.")]

    def _mask(self, codes: Iterable[str]) -> int:
        mask = 0
        for code in codes:
            mask |= self._bit[code]
        return mask

    def _listed(self, mask: int) -> tuple[str, ...]:
        return tuple(code for code, bit in self._bit.items() if mask & bit)


def _covering(wanted: int, first: Sequence[Masked], offered: Sequence[Masked]) -> list[Masked]:
    """The first ones, then whichever shows most of what is still to be shown."""
    chosen, missing = list(first), wanted
    for _, mask in first:
        missing &= ~mask
    while missing:
        best = max(offered, key=lambda pair: (pair[1] & missing).bit_count())
        chosen.append(best)
        missing &= ~best[1]
    return chosen
