"""Who is compared: the flow chart, the overlap of scores, the balance of each variable."""

from collections.abc import Sequence

from socle.core.impact.report.svg import (
    BRAND,
    INK,
    LINE,
    PAPER,
    QUIET,
    WIDTH,
    Figure,
    Scale,
    circle,
    diamond,
    figure,
    label,
    line,
    rect,
    text,
    wrapped,
)
from socle.core.impact.results import BalanceRow, FlowStep, Overlap
from socle.core.impact.said import number, percent

LEFT, RIGHT, LABEL = 14.0, WIDTH - 14.0, 17.0
HALF = 92.0


def flow_chart(steps: Sequence[FlowStep]) -> Figure:
    """From the file to the people compared; each loss stands between two boxes."""
    parts: list[str] = []
    y = 6.0
    for place, step in enumerate(steps):
        if place:
            lost = f"− {number(step.removed, 0)}" if step.removed else "personne n’est écarté"
            parts += [
                line(WIDTH / 2, y, WIDTH / 2, y + 24, stroke=QUIET, width=1.5),
                text(WIDTH / 2 + 10, y + 17, lost, fill=QUIET),
            ]
            y += 24
        lines = wrapped(step.step, RIGHT - LEFT - 30)
        height = LABEL * (len(lines) + 1) + 16
        parts.append(rect(LEFT, y, RIGHT - LEFT, height, fill=PAPER, stroke=BRAND, radius=6))
        for number_of_line, words in enumerate(lines, 1):
            parts.append(text(WIDTH / 2, y + LABEL * number_of_line + 3, words, anchor="middle"))
        others = step.rows - step.treated
        counts = f"{number(step.treated, 0)} bénéficiaires · {number(others, 0)} autres personnes"
        parts.append(text(WIDTH / 2, y + height - 11, counts, anchor="middle", bold=True))
        y += height
    described = " ".join(
        f"{each.step} : {number(each.treated, 0)} bénéficiaires et {number(each.rows - each.treated, 0)} "
        f"autres."
        for each in steps
    )
    return figure("flow", "Du fichier aux personnes comparées", described, y + 8, *parts)


def overlap_chart(overlap: Overlap) -> Figure:
    """Treated people above the line, filled; the others below it, outlined."""
    totals = max(sum(overlap.treated), 1), max(sum(overlap.controls), 1)
    shares = (
        [count / totals[0] for count in overlap.treated],
        [count / totals[1] for count in overlap.controls],
    )
    most = max((*shares[0], *shares[1], 0.01))
    across = Scale(overlap.edges[0], overlap.edges[-1], LEFT, RIGHT)
    middle, parts = 26 + HALF, []
    for place, (ours, theirs) in enumerate(zip(*shares, strict=True)):
        x, width = (
            across(overlap.edges[place]),
            across(overlap.edges[place + 1]) - across(overlap.edges[place]),
        )
        up, down = ours / most * HALF, theirs / most * HALF
        parts.append(rect(x + 0.7, middle - up, width - 1.4, up, fill=BRAND))
        parts.append(rect(x + 0.7, middle + 1, width - 1.4, down, fill=PAPER, stroke=QUIET))
    parts.append(line(LEFT, middle, RIGHT, middle, stroke=INK))
    parts.append(text(LEFT, 17, "Bénéficiaires (barres pleines)", fill=BRAND, bold=True))
    parts.append(text(LEFT, middle + HALF + 20, "Autres personnes (barres vides)", fill=QUIET, bold=True))
    y = middle + HALF + 40
    for tick in across.ticks(5):
        parts.append(text(across(tick), y, percent(tick), anchor="middle", fill=QUIET))
    parts.append(text(LEFT, y + 18, "chance estimée d’être bénéficiaire", fill=QUIET))
    outside = percent(overlap.outside_support, 1)
    described = (
        f"Répartition des chances d’être bénéficiaire, de {percent(overlap.edges[0])} à "
        f"{percent(overlap.edges[-1])}, dans chaque groupe. {outside} des bénéficiaires n’ont personne de "
        f"comparable."
    )
    return figure("overlap", "Les deux groupes se recouvrent-ils ?", described, y + 28, *parts)


def love_plot(rows: Sequence[BalanceRow], threshold: float) -> Figure:
    """Before, a circle; after, a diamond; two lines at the threshold."""
    ordered = sorted(rows, key=lambda row: (-abs(row.smd_before), row.covariate))
    most = max(
        [threshold * 1.5, *(abs(row.smd_before) for row in rows), *(abs(row.smd_after) for row in rows)]
    )
    across = Scale(0, most * 1.05, LEFT, RIGHT)
    parts, y = [], 30.0
    for row in ordered:
        y += LABEL
        parts.append(label(LEFT, y, _short(row.label)))
        y += 15
        parts.append(line(LEFT, y - 4, RIGHT, y - 4, stroke=LINE))
        parts.append(circle(across(abs(row.smd_before)), y - 4))
        parts.append(diamond(across(abs(row.smd_after)), y - 4))
    for tick in across.ticks(5):
        parts.append(
            text(across(tick), y + 20, number(tick, 1 if most > 0.4 else 2), anchor="middle", fill=QUIET)
        )
    limit = line(across(threshold), 24, across(threshold), y + 4, stroke=INK, dashes="5 3")
    legend = (
        circle(LEFT + 5, 12)
        + text(LEFT + 16, 17, "avant")
        + diamond(LEFT + 75, 12)
        + text(LEFT + 86, 17, "après")
        + text(RIGHT, 17, f"trait pointillé : seuil {number(threshold, 2)}", anchor="end", fill=QUIET)
    )
    parts.append(text(LEFT, y + 38, "écart standardisé, sans son signe", fill=QUIET))
    worst = max(ordered, key=lambda row: abs(row.smd_after))
    described = (
        f"Après ajustement, l’écart standardisé le plus grand est {number(abs(worst.smd_after), 2)} "
        f"(« {worst.label} ») ; avant, {number(abs(ordered[0].smd_before), 2)} (« {ordered[0].label} »)."
    )
    return figure("love", "Les deux groupes se ressemblent-ils ?", described, y + 48, limit, legend, *parts)


def _short(label: str) -> str:
    most = int((RIGHT - LEFT) / 6.6)
    return label if len(label) <= most else label[: most - 1] + "…"
