"""The candidates shared among processes, each with its own connection.

Nothing of Django's is imported with this module: a new process reads it before it is set up.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from socle.demonstration.plan import PlannedCandidate

SHARE = 40
# Which pathway each candidate has, by framework and number.
Played = dict[tuple[str, int], int]
Told = Callable[[int], None]


def play_shares(cohort: Sequence[PlannedCandidate], *, workers: int, told: Told) -> Played:
    """Play all the candidates; `told` hears how many are done. One worker is this process itself."""
    played: Played = {}
    if workers == 1:
        for share in _shares(cohort):
            played |= play_share(share)
            told(len(played))
        return played
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_set_up) as pool:
        waiting = [pool.submit(play_share, share) for share in _shares(cohort)]
        try:
            for done in as_completed(waiting):
                played |= done.result()
                told(len(played))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return played


def play_share(share: Sequence[PlannedCandidate]) -> Played:
    from socle.demonstration.playing.candidates import play_candidate
    from socle.demonstration.playing.stage import load_stage

    stage = load_stage()
    return {(each.framework, each.number): play_candidate(each, stage).pk for each in share}


def _shares(cohort: Sequence[PlannedCandidate]) -> Iterator[list[PlannedCandidate]]:
    """Those who may be one person stay together, the first who came first: the second raises the doubt."""
    groups: dict[str, list[PlannedCandidate]] = {}
    for candidate in cohort:
        groups.setdefault(candidate.status.identity_key, []).append(candidate)
    share: list[PlannedCandidate] = []
    for group in groups.values():
        share += group
        if len(share) >= SHARE:
            yield share
            share = []
    if share:
        yield share


def _set_up() -> None:
    """Ctrl-C is for the parent process, which stops this one between two shares."""
    import django

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socle.settings")
    django.setup()
    from socle.demonstration.playing.connection import hurry, prepare_statements

    prepare_statements()
    hurry()
    # This process lives two minutes: looking for cycles would take a tenth of them.
    gc.freeze()
    gc.disable()
