"""What happens from the first sending on, in the order of the days: sittings, files sent again, closings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import partial

from socle.apps.assessments.actions import submit_to_jury
from socle.apps.certificates.conclusion import conclude_validation
from socle.apps.pathways.models import Pathway
from socle.demonstration.bodies import network
from socle.demonstration.days import Territory, next_sitting
from socle.demonstration.plan import PlannedCandidate, PlannedHearing
from socle.demonstration.playing.candidates import close
from socle.demonstration.playing.sharing import Played
from socle.demonstration.playing.sittings import PlayedSitting
from socle.demonstration.playing.stage import Stage

SOCLE = "clea"


class Rank(IntEnum):
    """On the same day, in this order."""

    PLAN = 1
    SEND = 2
    AGENDA = 3
    DECIDE = 4
    CLOSE = 5


@dataclass(frozen=True, slots=True)
class Act:
    on: date
    rank: Rank
    run: Callable[[], object]


def play_calendar(
    cohort: Iterable[PlannedCandidate],
    played: Played,
    stage: Stage,
    *,
    today: date,
    told: Callable[[int, int], None],
) -> None:
    """Do everything in the order of the days; `told` hears how many acts are done, out of how many."""
    sent = {played[each.framework, each.number]: each for each in cohort if each.course.hearings}
    pathways = Pathway.objects.select_related("person", "version", "framework", "site__body").in_bulk(
        list(sent)
    )
    acts = [act for pk, each in sent.items() for act in _of_candidate(pathways[pk], each, stage)]
    acts += [act for sitting in _sittings(sent, stage, today) for act in _of_sitting(sitting, today)]
    acts += _validations(sent, pathways, stage, today)
    for done, act in enumerate(sorted(acts, key=lambda act: (act.on, act.rank)), 1):
        act.run()
        told(done, len(acts))


def _of_candidate(pathway: Pathway, candidate: PlannedCandidate, stage: Stage) -> Iterator[Act]:
    course, by = candidate.course, stage.administrator(candidate.site).pk
    for hearing in course.hearings[1:]:
        on = hearing.submitted_on
        yield Act(on, Rank.SEND, partial(submit_to_jury, pathway, by=by, on=on))
    if ends_on := course.stop.on if course.stop else course.expired_on:
        yield Act(ends_on, Rank.CLOSE, partial(close, pathway, course, stage, by))


def _sittings(sent: Mapping[int, PlannedCandidate], stage: Stage, today: date) -> Iterable[PlayedSitting]:
    """Every sitting that hears a file, and the next one of each territory."""
    sittings: dict[tuple[str, Territory, date], PlayedSitting] = {}
    for territory in Territory:
        key = SOCLE, territory, next_sitting(territory, today)
        sittings[key] = PlayedSitting(stage, *key)
    for pathway, candidate, hearing in _hearings(sent):
        if _has_jury(candidate.framework, hearing, stage):
            key = candidate.framework, network().sites[candidate.site].territory, hearing.sitting_on
            sittings.setdefault(key, PlayedSitting(stage, *key)).planned[pathway] = hearing
    return sittings.values()


def _of_sitting(sitting: PlayedSitting, today: date) -> Iterator[Act]:
    yield Act(sitting.planned_on, Rank.PLAN, sitting.plan)
    if sitting.planned and sitting.closed_on <= today:
        yield Act(sitting.closed_on, Rank.AGENDA, sitting.close_agenda)
    if sitting.sits_on < today:
        yield Act(sitting.sits_on, Rank.DECIDE, sitting.hold)


def _validations(
    sent: Mapping[int, PlannedCandidate], pathways: Mapping[int, Pathway], stage: Stage, today: date
) -> Iterator[Act]:
    """Where there is no jury, someone of the certifier validates the batch of the month."""
    batches: dict[tuple[str, date], list[Pathway]] = {}
    for pathway, candidate, hearing in _hearings(sent):
        if hearing.sitting_on < today and not _has_jury(candidate.framework, hearing, stage):
            batches.setdefault((candidate.framework, hearing.sitting_on), []).append(pathways[pathway])
    for (_, on), files in batches.items():
        run = partial(conclude_validation, files, scheme=stage.scheme, by=stage.certifier, on=on)
        yield Act(on, Rank.DECIDE, run)


def _hearings(
    sent: Mapping[int, PlannedCandidate],
) -> Iterator[tuple[int, PlannedCandidate, PlannedHearing]]:
    for pathway, candidate in sent.items():
        for hearing in candidate.course.hearings:
            yield pathway, candidate, hearing


def _has_jury(framework: str, hearing: PlannedHearing, stage: Stage) -> bool:
    return bool(stage.scheme.parameters.value("has_jury", framework=framework, on=hearing.sitting_on))
