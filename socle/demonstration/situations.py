"""Which real tasks show what a person has acquired."""

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from socle.core.framework.model import Framework
from socle.demonstration.plan import PlannedSituation
from socle.demonstration.tasks import TASKS, Task

FEWEST, OF_SECTOR = 5, 2


class Showing:
    """The tasks of one framework, as sets of criteria held in the bits of a number."""

    def __init__(self, framework: Framework) -> None:
        self._codes = framework.codes
        self._bit = {code: 1 << n for n, code in enumerate(framework.codes)}
        self._tasks = tuple((task, self._mask(self._expanded(task))) for task in TASKS[framework.slug])

    def draw(
        self, rng: Random, acquired: Iterable[str], *, sector: str, days: Sequence[date], fewest: int = FEWEST
    ) -> tuple[PlannedSituation, ...]:
        """Situations that together show every criterion acquired; those of the person's sector come first."""
        wanted = self._mask(acquired)
        chosen = self._chosen(rng, wanted, sector, fewest)
        last = len(days) - 1
        return tuple(
            PlannedSituation(
                task.title, self._listed(mask & wanted), days[min(last, n * len(days) // len(chosen))]
            )
            for n, (task, mask) in enumerate(chosen)
        )

    def _chosen(self, rng: Random, wanted: int, sector: str, fewest: int) -> list[tuple[Task, int]]:
        left = [pair for pair in self._tasks if pair[0].sector in ("", sector) and pair[1] & wanted]
        rng.shuffle(left)
        chosen = [pair for pair in left if pair[0].sector][:OF_SECTOR] if wanted.bit_count() > fewest else []
        missing = wanted
        for _, mask in chosen:
            missing &= ~mask
        left = [pair for pair in left if pair not in chosen]
        while missing:
            best = max(left, key=lambda pair: (pair[1] & missing).bit_count())
            left.remove(best)
            chosen.append(best)
            missing &= ~best[1]
        return chosen + left[: max(0, fewest - len(chosen))]

    def _expanded(self, task: Task) -> list[str]:
        return [code for code in self._codes for shown in task.shows if f"{code}.".startswith(f"{shown}.")]

    def _mask(self, codes: Iterable[str]) -> int:
        mask = 0
        for code in codes:
            mask |= self._bit[code]
        return mask

    def _listed(self, mask: int) -> tuple[str, ...]:
        return tuple(code for code, bit in self._bit.items() if mask & bit)
