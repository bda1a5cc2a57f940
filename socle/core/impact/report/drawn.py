"""The figures of these results, those that exist."""

from collections.abc import Iterator

from socle.core.impact.plan import Kind
from socle.core.impact.report.along import Point, horizons
from socle.core.impact.report.forest import Entry, forest
from socle.core.impact.report.svg import Figure
from socle.core.impact.results import EstimateRow, GroupRow, Judged, Results
from socle.core.impact.said import horizon, number
from socle.core.impact.words import VERDICTS

TOGETHER = (
    "Entre parenthèses : nombre de bénéficiaires. Trait épais : intervalle à 95 % de ce groupe seul. "
    "Trait fin : intervalles qui valent tous ensemble, à 95 %."
)
FEWEST_HORIZONS = 3


def primary(results: Results) -> Judged:
    return results.outcomes[0]


def pathways(results: Results, most: int = 100) -> Figure | None:
    """The main outcome: the average, then each pathway (the largest ones), from the highest down."""
    first, main = primary(results), results.main
    rows = [row for row in results.groups if (row.outcome, row.horizon) == (first.outcome, first.horizon)]
    if not rows or main is None:
        return None
    rows = sorted(rows, key=lambda row: -row.n_treated)[:most]
    entries = [Entry("Tous les parcours", main.estimate, main.ci_low, main.ci_high, is_main=True)]
    entries += [_of_group(row) for row in sorted(rows, key=lambda row: (-row.estimate, row.pathway))]
    title = f"Écart selon le parcours : {first.label}{horizon(first.horizon)}"
    return forest("pathways", title, entries, main.kind, legend=TOGETHER)


def subgroups(results: Results, column: str) -> Figure | None:
    rows = [row for row in results.subgroups if row.column == column]
    main = results.main
    if not rows or main is None:
        return None
    title = f"Écart selon : {column}"
    entries = [_of_group(row) for row in rows]
    return forest(f"subgroups-{_slug(column)}", title, entries, main.kind)


def _of_group(row: GroupRow) -> Entry:
    outer = (row.simultaneous_low, row.simultaneous_high)
    return Entry(row.pathway, row.estimate, row.ci_low, row.ci_high, outer, note=number(row.n_treated, 0))


def comparisons(results: Results) -> Figure | None:
    """The same people against each comparison group, for the main outcome."""
    first, main = primary(results), results.main
    rows = [
        row for row in results.comparisons if (row.outcome, row.horizon) == (first.outcome, first.horizon)
    ]
    if not rows or main is None:
        return None
    entries = [Entry("tout le monde", main.estimate, main.ci_low, main.ci_high, is_main=True)]
    entries += [
        Entry(row.group, row.estimate, row.ci_low, row.ci_high, note=VERDICTS[row.verdict])
        for row in rows
        if row.estimate is not None and row.ci_low is not None and row.ci_high is not None
    ]
    title = f"Par rapport à qui : {first.label}{horizon(first.horizon)}"
    return forest("comparisons", title, entries, main.kind)


def other_outcomes(results: Results) -> Iterator[Figure]:
    """The headline for every outcome, those in points apart from those in their own unit."""
    first = primary(results)
    rows = [row for row in results.estimates if row.estimator == results.study.headline]
    for name, wanted in (("points", str(Kind.BINARY)), ("scores", str(Kind.CONTINUOUS))):
        some = [row for row in rows if row.kind == wanted]
        if not some or [(row.outcome, row.horizon) for row in some] == [(first.outcome, first.horizon)]:
            continue
        entries = [
            _of_outcome(row, is_main=(row.outcome, row.horizon) == (first.outcome, first.horizon))
            for row in sorted(some, key=lambda row: (row.label, row.horizon or 0))
        ]
        title = "Les résultats en points" if name == "points" else "Les résultats en score"
        yield forest(f"outcomes-{name}", title, entries, wanted)


def _of_outcome(row: EstimateRow, *, is_main: bool) -> Entry:
    return Entry(row.label + horizon(row.horizon), row.estimate, row.ci_low, row.ci_high, is_main=is_main)


def along_time(results: Results) -> Figure | None:
    """The main outcome at each of its horizons, for all and for each pathway."""
    first, main = primary(results), results.main
    if main is None or first.horizon is None:
        return None
    everyone = _points(row for row in results.estimates if row.estimator == results.study.headline)
    panels = [("Tous les parcours", everyone.get(first.label, []))]
    names = sorted({row.pathway for row in results.groups})
    panels += [
        (name, _points(row for row in results.groups if row.pathway == name).get(first.label, []))
        for name in names
    ]
    panels = [(name, points) for name, points in panels if points]
    if not panels or len(panels[0][1]) < FEWEST_HORIZONS:
        return None
    return horizons("along", f"Au fil du temps : {first.label}", panels, main.kind)


def _points(rows: Iterator[EstimateRow] | Iterator[GroupRow]) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = {}
    for row in rows:
        if row.horizon is not None:
            found.setdefault(row.label, []).append((row.horizon, row.estimate, row.ci_low, row.ci_high))
    return {label: sorted(points) for label, points in found.items()}


def specifications(results: Results) -> Figure | None:
    main = results.main
    if main is None or len(results.specifications) < 2:
        return None
    entries = [
        Entry(row.name, row.estimate, row.ci_low, row.ci_high, is_main=row.is_main)
        for row in results.specifications
    ]
    return forest("specifications", "Et si l’on avait choisi autrement ?", entries, main.kind)


def _slug(column: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in column)
