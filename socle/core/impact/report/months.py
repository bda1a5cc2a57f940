"""Trajectories drawn: in each class, the share of people in each state along the months."""

from collections.abc import Iterator

from socle.core.impact.report.svg import (
    BRAND,
    INK,
    LINE,
    PAPER,
    QUIET,
    WIDTH,
    Figure,
    Scale,
    figure,
    line,
    rect,
    text,
)
from socle.core.impact.said import percent
from socle.core.impact.typology.answer import Trajectory, Typology

LEFT, RIGHT, LABEL, PANEL = 54.0, WIDTH - 14.0, 17.0, 92.0
MOST_BARS = 9
# What a small screen shows of the drawing before it scrolls: the legend stays inside.
LEGEND = 310.0
SOFT = "#E1F0F1"
# One texture a state, told apart without colours: plain, hatched, empty, dotted…
TEXTURES = (
    (BRAND, ""),
    (SOFT, f'<path d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" stroke="{BRAND}" stroke-width="1.6"/>'),
    (PAPER, ""),
    (PAPER, f'<circle cx="4" cy="4" r="1.5" fill="{INK}"/>'),
    (QUIET, ""),
    (PAPER, f'<path d="M0 4H8" stroke="{QUIET}" stroke-width="1.6"/>'),
    (LINE, ""),
    (PAPER, f'<path d="M4 0V8M0 4H8" stroke="{INK}" stroke-width="1"/>'),
)


def shown_months(trajectory: Trajectory) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Of the months that a sheet can show, the share of each state."""
    months = len(trajectory.months[0])
    step = -(-months // (MOST_BARS - 1)) if months > MOST_BARS else 1
    for month in sorted({0, months - 1, *range(step - 1, months, step)}):
        counts = [state[month] for state in trajectory.months]
        yield month, tuple(count / max(sum(counts), 1) for count in counts)


def months_chart(typology: Typology) -> Figure:
    """A stacked bar a month, a panel a class, the most common state of all at the bottom."""
    totals = [
        sum(sum(each.months[state]) for each in typology.trajectories)
        for state in range(len(typology.states))
    ]
    order = sorted(range(len(totals)), key=lambda state: (-totals[state], typology.states[state]))
    legend, y = _legend([typology.states[state] for state in order])
    parts = [_textures(), legend]
    for each in typology.trajectories:
        share = percent(each.people / typology.people)
        parts.append(text(14, y + LABEL, f"Trajectoire {each.name} · {share}", bold=True))
        y += LABEL + 15
        parts.append(_panel(each, order, Scale(0, 1, y + PANEL, y)))
        y += PANEL + 18
    parts.append(text(LEFT, y + 14, "mois après l’entrée", fill=QUIET))
    title = "Ce que vivent les bénéficiaires, mois par mois"
    return figure("months", title, _described(typology), y + 22, *parts)


def _textures() -> str:
    """Drawn once, named once: a bar is filled with the texture of its state."""
    return "".join(
        f'<pattern id="texture-{place}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{ground}"/>{drawn}</pattern>'
        for place, (ground, drawn) in enumerate(TEXTURES)
    )


def _legend(states: list[str]) -> tuple[str, float]:
    parts, x, y = [], 14.0, 6.0
    for place, state in enumerate(states):
        width = 24 + 7.4 * len(state) + 14
        if x > 14 and x + width > LEGEND:
            x, y = 14.0, y + 22
        parts.append(rect(x, y, 16, 14, fill=f"url(#texture-{place})", stroke=QUIET))
        parts.append(text(x + 22, y + 12, state))
        x += width
    return "".join(parts), y + 26


def _panel(trajectory: Trajectory, order: list[int], up: Scale) -> str:
    bars = list(shown_months(trajectory))
    room = (RIGHT - LEFT) / len(bars)
    parts = []
    for tick in (0.0, 0.5, 1.0):
        parts.append(text(LEFT - 6, up(tick) + 4, percent(tick), anchor="end", fill=QUIET))
        parts.append(line(LEFT, up(tick), RIGHT, up(tick), stroke=LINE))
    for place, (month, shares) in enumerate(bars):
        x, below = LEFT + room * place, 0.0
        for rank, state in enumerate(order):
            above = below + shares[state]
            height = up(below) - up(above)
            parts.append(
                rect(x + 3, up(above), room - 6, height, fill=f"url(#texture-{rank})", stroke=QUIET)
                if height
                else ""
            )
            below = above
        parts.append(text(x + room / 2, up(0) + 15, str(month + 1), anchor="middle", fill=QUIET))
    return "".join(parts)


def _described(typology: Typology) -> str:
    said = []
    for each in typology.trajectories:
        bars = list(shown_months(each))
        ends = [_most(month, shares, typology.states) for month, shares in (bars[0], bars[-1])]
        said.append(f"Trajectoire {each.name} : {ends[0]}, puis {ends[1]}.")
    return " ".join(said)


def _most(month: int, shares: tuple[float, ...], states: tuple[str, ...]) -> str:
    state = max(range(len(shares)), key=lambda place: (shares[place], -place))
    return f"à {month + 1} mois, {percent(shares[state])} en « {states[state]} »"
