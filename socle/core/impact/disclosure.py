"""What may be published of results: nobody is recognisable, nothing hidden is found by subtraction.

A count of people under the threshold is never shown. Sources: Insee, « Manuel de protection des tableaux »
(fewer than 11 where tax data on persons are involved); design §4 rule 13.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from socle.core.impact.results import Curve, EstimateRow, FlowStep, GroupRow, Overlap, Results
from socle.core.impact.typology.answer import Crossed, Public, Trait, Trajectory, Typology

LEAST = 11


@dataclass(frozen=True, slots=True)
class Publishable:
    """The results as they may be read by anyone, and what was hidden or merged, in words."""

    results: Results
    hidden: tuple[str, ...]


def publishable(results: Results, least: int = LEAST) -> Publishable:
    """Small groups hidden two by two, small steps merged, rates of nearly nobody or everybody withheld."""
    groups, hidden_groups = _groups(results.groups, least)
    subgroups, hidden_subgroups = _groups(results.subgroups, least)
    estimates = tuple(row for row in results.estimates if not _tells_of_few(row, least))
    people = results.main.n_treated if results.main else 0
    typology, hidden_classes = _classes(results.typology, least) if results.typology else (None, ())
    kept = replace(
        results,
        typology=typology,
        groups=groups,
        subgroups=subgroups,
        estimates=estimates,
        flow=merged_steps(results.flow, least),
        overlap=merged_classes(results.overlap, least) if results.overlap else None,
        curves=tuple(_thinned(curve, people, least) for curve in results.curves),
        limits=tuple(dict.fromkeys((*results.limits, *_rounding(results, least)))),
    )
    withheld = [row.label for row in results.estimates if row not in estimates]
    hidden = (*hidden_groups, *hidden_subgroups, *hidden_classes, *dict.fromkeys(withheld))
    return Publishable(kept, tuple(f"{name} : moins de {least} personnes" for name in hidden))


def _rounding(results: Results, least: int) -> tuple[str, ...]:
    if not (results.curves or results.typology):
        return ()
    return (f"Les effectifs mois par mois sont arrondis de {least} en {least} : personne n’y est reconnu.",)


def is_small(count: int, least: int = LEAST) -> bool:
    return 0 < count < least


def _groups(rows: tuple[GroupRow, ...], least: int) -> tuple[tuple[GroupRow, ...], tuple[str, ...]]:
    hidden: set[tuple[str, str]] = set()
    for column in dict.fromkeys(row.column for row in rows):
        sizes = {row.pathway: row.n_treated for row in rows if row.column == column}
        hidden |= {(column, name) for name in hidden_together(sizes, least)}
    kept = tuple(row for row in rows if (row.column, row.pathway) not in hidden)
    return kept, tuple(name for _, name in sorted(hidden))


def hidden_together(sizes: dict[str, int], least: int) -> tuple[str, ...]:
    """The small groups; when they are fewer than `least` people together, the next smallest with them.

    The total is published: a single hidden group would be what is missing from it.
    """
    rising = sorted(sizes, key=lambda name: (sizes[name], name))
    hidden = [name for name in rising if is_small(sizes[name], least)]
    others = [name for name in rising if name not in hidden and sizes[name]]
    while hidden and others and (len(hidden) < 2 or sum(sizes[name] for name in hidden) < least):
        hidden.append(others.pop(0))
    return tuple(hidden)


def _classes(found: Typology, least: int) -> tuple[Typology, tuple[str, ...]]:
    """Small classes hidden two by two; the crossing then goes whole, or it would give them back."""
    publics = hidden_together({each.name: each.people for each in found.publics}, least)
    lived = hidden_together({each.name: each.people for each in found.trajectories}, least)
    crossed = () if publics or lived else rows_that_hide_nobody(found.crossed, least)
    kept = replace(
        found,
        publics=tuple(
            _without_rare_answers(each, found.people, least)
            for each in found.publics
            if each.name not in publics
        ),
        trajectories=tuple(_in_steps(each, least) for each in found.trajectories if each.name not in lived),
        crossed=crossed,
    )
    told = [f"public {name}" for name in sorted(publics)]
    told += [f"trajectoire {name}" for name in sorted(lived)]
    if len(crossed) < len(found.crossed):
        told.append("publics selon la trajectoire")
    return kept, tuple(told)


def rows_that_hide_nobody(rows: tuple[Crossed, ...], least: int) -> tuple[Crossed, ...]:
    """Rows with a small count are hidden whole, two at least, until no column can give one back.

    The sizes of the classes are published: what is missing from each column is known.
    """
    rising = sorted(rows, key=lambda row: (sum(row.people), row.public))
    hidden = [row for row in rising if any(is_small(count, least) for count in row.people)]
    others = [row for row in rising if row not in hidden]
    while hidden and others and (len(hidden) < 2 or _is_found_again(hidden, least)):
        hidden.append(others.pop(0))
    return tuple(row for row in rows if row not in hidden)


def _is_found_again(hidden: Sequence[Crossed], least: int) -> bool:
    return any(is_small(sum(column), least) for column in zip(*(row.people for row in hidden), strict=True))


def _without_rare_answers(public: Public, everyone: int, least: int) -> Public:
    """An answer given, or not given, by a handful is not told."""

    def tells_of_few(trait: Trait) -> bool:
        others = everyone - public.people
        counts = (trait.inside, public.people - trait.inside, trait.elsewhere, others - trait.elsewhere)
        return any(is_small(count, least) for count in counts)

    return replace(public, traits=tuple(trait for trait in public.traits if not tells_of_few(trait)))


def _in_steps(trajectory: Trajectory, least: int) -> Trajectory:
    """Month by month, counts rounded to the nearest step of `least`: none of them is one of a handful."""
    return replace(trajectory, months=tuple(_stepped(state, least) for state in trajectory.months))


def _stepped(counts: Sequence[int], least: int) -> tuple[int, ...]:
    return tuple((count + least // 2) // least * least for count in counts)


def _tells_of_few(row: EstimateRow, least: int) -> bool:
    """A rate close to 0 or 100 % tells what became of a handful of people."""
    if row.kind == "continuous":
        return False
    rates = ((row.mean_treated, row.n_treated), (row.mean_controls, row.n_controls))
    return any(min(rate, 1 - rate) * people < least for rate, people in rates)


def merged_steps(steps: tuple[FlowStep, ...], least: int) -> tuple[FlowStep, ...]:
    """Steps that lose fewer than `least` people of either group are told together with the next."""
    if not steps:
        return ()
    kept, waiting = [steps[0]], ""
    for step in steps[1:]:
        told = f"{waiting} ; {step.step}" if waiting else step.step
        lost = _lost(kept[-1], step)
        if any(is_small(count, least) for count in lost):
            waiting = told
            continue
        kept.append(replace(step, step=told, removed=sum(lost)))
        waiting = ""
    if waiting:
        kept = _with_last(kept, steps[-1], waiting, least)
    return tuple(kept)


def _lost(before: FlowStep, after: FlowStep) -> tuple[int, int]:
    """Treated and comparison people."""
    treated = before.treated - after.treated
    return treated, before.rows - after.rows - treated


def _with_last(kept: list[FlowStep], last: FlowStep, waiting: str, least: int) -> list[FlowStep]:
    """What is left over joins the steps before it, as many as it takes, the first one included."""
    before, said = list(kept), waiting
    while before:
        said = f"{before.pop().step} ; {said}"
        lost = _lost(before[-1], last) if before else (0, 0)
        if not any(is_small(count, least) for count in lost):
            break
    return [*before, replace(last, step=said, removed=sum(lost))]


def merged_classes(overlap: Overlap, least: int) -> Overlap:
    """Neighbouring classes of the score are joined until each holds nobody or enough people."""
    edges, treated, controls = [overlap.edges[0]], [], []
    sums = [0, 0]
    for right, more, others in zip(overlap.edges[1:], overlap.treated, overlap.controls, strict=True):
        sums = [sums[0] + more, sums[1] + others]
        if not any(is_small(count, least) for count in sums):
            edges.append(right)
            treated.append(sums[0])
            controls.append(sums[1])
            sums = [0, 0]
    if any(sums) or edges[-1] != overlap.edges[-1]:
        _join_last(edges, treated, controls, sums, overlap.edges[-1], least)
    return replace(overlap, edges=tuple(edges), treated=tuple(treated), controls=tuple(controls))


def _join_last(
    edges: list[float], treated: list[int], controls: list[int], sums: list[int], end: float, least: int
) -> None:
    """What is left at the end joins the classes before it, as many as it takes."""
    while treated and any(is_small(count, least) for count in sums):
        sums = [sums[0] + treated.pop(), sums[1] + controls.pop()]
        edges.pop()
    edges.append(end)
    treated.append(sums[0])
    controls.append(sums[1])


def _thinned(curve: Curve, people: int, least: int) -> Curve:
    """Only the months between which enough treated people had the event, or none; who waits, in steps."""
    places = _places(curve.treated, people, least)
    series = ("months", "treated", "treated_low", "treated_high", "controls", "controls_low", "controls_high")
    kept: dict[str, Any] = {name: tuple(getattr(curve, name)[place] for place in places) for name in series}
    waiting = {name: getattr(curve, name) for name in ("treated_waiting", "controls_waiting")}
    kept |= {name: _stepped([counts[place] for place in places], least) for name, counts in waiting.items()}
    return replace(curve, **kept)


def _places(incidence: Sequence[float], people: int, least: int) -> list[int]:
    places = [0] if incidence else []
    for place in range(1, len(incidence)):
        events = round((incidence[place] - incidence[places[-1]]) * people)
        if not is_small(events, least):
            places.append(place)
    return places
