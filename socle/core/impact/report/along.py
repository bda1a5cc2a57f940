"""Along time: effects horizon by horizon, and the cumulative incidence of events."""

from collections.abc import Sequence

from socle.core.impact.report.svg import (
    BRAND,
    INK,
    LINE,
    QUIET,
    WIDTH,
    Figure,
    Scale,
    area,
    circle,
    diamond,
    figure,
    line,
    path,
    scale,
    text,
)
from socle.core.impact.results import Curve
from socle.core.impact.said import number, percent, signed

LEFT, RIGHT, LABEL = 44.0, WIDTH - 14.0, 17.0
PANEL, HEIGHT = 74.0, 190.0
Point = tuple[int, float, float, float]


def horizons(name: str, title: str, panels: Sequence[tuple[str, Sequence[Point]]], kind: str) -> Figure:
    """One small panel a group, all on the same scale: (months, estimate, low, high)."""
    known = [point for _, points in panels for point in points]
    across = Scale(0, max(point[0] for point in known) * 1.03, LEFT, RIGHT)
    parts, y = [], 4.0
    for label, points in panels:
        y += LABEL
        parts.append(text(14, y, label, bold=True))
        up = scale([end for point in known for end in point[2:]], y + PANEL, y + 8)
        parts.append(_panel(points, across, up, kind))
        y += PANEL + 8
    for months in sorted({point[0] for point in known}):
        parts.append(text(across(months), y + 12, str(months), anchor="middle", fill=QUIET))
    parts.append(text(14, y + 29, "mois après l’entrée ; trait pointillé : « aucun écart »", fill=QUIET))
    described = " ".join(
        f"{label} : " + ", ".join(f"{signed(point[1], kind)} à {point[0]} mois" for point in points) + "."
        for label, points in panels
    )
    return figure(name, title, described, y + 38, *parts)


def _panel(points: Sequence[Point], across: Scale, up: Scale, kind: str) -> str:
    parts = [line(LEFT, up(0), RIGHT, up(0), stroke=INK, dashes="5 3")]
    for tick in up.ticks(3):
        parts.append(line(LEFT, up(tick), RIGHT, up(tick), stroke=LINE) if tick else "")
        said = number(100 * tick, 0) if kind != "continuous" else number(tick, 1)
        parts.append(text(LEFT - 6, up(tick) + 4, said, anchor="end", fill=QUIET))
    parts.append(path([(across(month), up(value)) for month, value, _, _ in points], stroke=BRAND, width=1.2))
    for month, value, low, high in points:
        parts.append(line(across(month), up(low), across(month), up(high), stroke=BRAND, width=2.6))
        parts.append(circle(across(month), up(value), fill="#FFFFFF", stroke=BRAND))
    return "".join(parts)


def incidence_chart(curve: Curve, place: int) -> Figure:
    """Treated people in a full line, comparison people in dashes, each with its band."""
    across = Scale(0, max(curve.months[-1], 1), LEFT, RIGHT)
    top = max((*curve.treated_high, *curve.controls_high, 0.05)) * 1.08
    up = Scale(0, min(top, 1), HEIGHT, 30)
    parts = []
    for tick in up.ticks(4):
        parts.append(line(LEFT, up(tick), RIGHT, up(tick), stroke=LINE))
        parts.append(text(LEFT - 6, up(tick) + 4, percent(tick), anchor="end", fill=QUIET))
    for values, low, high, colour, dashes in (
        (curve.controls, curve.controls_low, curve.controls_high, QUIET, "6 4"),
        (curve.treated, curve.treated_low, curve.treated_high, BRAND, ""),
    ):
        edge = [(across(month), up(end)) for month, end in zip(curve.months, high, strict=True)]
        back = [(across(month), up(end)) for month, end in zip(curve.months, low, strict=True)]
        parts.append(area([*edge, *reversed(back)], fill=colour, opacity=0.14))
        along = [(across(month), up(value)) for month, value in zip(curve.months, values, strict=True)]
        parts.append(path(along, stroke=colour, dashes=dashes))
        parts.append(_ends(along[-1], colour))
    for tick in across.ticks(6):
        parts.append(text(across(tick), HEIGHT + 18, number(tick, 0), anchor="middle", fill=QUIET))
    parts.append(text(LEFT, HEIGHT + 36, "mois après l’entrée", fill=QUIET))
    parts.append(_waiting(curve, across))
    parts.append(text(LEFT, 17, "Trait plein : bénéficiaires", fill=BRAND, bold=True))
    parts.append(text(RIGHT, 17, "Tirets : personnes comparables", anchor="end", fill=QUIET, bold=True))
    described = (
        f"À {number(curve.months[-1], 0)} mois : {percent(curve.treated[-1], 1)} des bénéficiaires et "
        f"{percent(curve.controls[-1], 1)} des personnes comparables."
    )
    title = f"Part des personnes pour qui vient d’abord : {curve.event}"
    return figure(f"incidence-{place}", title, described, HEIGHT + 108, *parts)


def _waiting(curve: Curve, across: Scale) -> str:
    """Under the months, how many are still followed and to whom nothing has happened yet."""
    places = {month: place for place, month in enumerate(curve.months)}
    ticks = [tick for tick in across.ticks(6) if tick in places]
    parts = [text(LEFT, HEIGHT + 60, "Encore suivis, et à qui rien n’est arrivé :", fill=QUIET)]
    for y, counts, colour in (
        (HEIGHT + 80, curve.treated_waiting, BRAND),
        (HEIGHT + 98, curve.controls_waiting, QUIET),
    ):
        for tick in ticks:
            told = number(counts[places[tick]], 0)
            parts.append(text(across(tick), y, told, anchor="middle", fill=colour, bold=colour == BRAND))
    return "".join(parts)


def _ends(point: tuple[float, float], colour: str) -> str:
    return diamond(*point, fill=colour, size=4) if colour == BRAND else circle(*point, stroke=colour)
