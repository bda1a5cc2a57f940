"""Drawings as text: a title, a description in words, shapes that do not need their colours."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

WIDTH = 480
INK, QUIET, LINE, BRAND, PAPER = "#10242B", "#43545B", "#D9D6CC", "#0E5A66", "#FFFFFF"
FONT = "Atkinson Hyperlegible Next, system-ui, sans-serif"
SIZE = 13
# About the width of a letter of that size, to wrap labels without measuring them.
LETTER = 6.6


@dataclass(frozen=True, slots=True)
class Figure:
    """One drawing: `title` says what it shows, `described` what a reader sees in it."""

    name: str
    title: str
    described: str
    svg: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From a value to a place on the sheet."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        return self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, about: int = 5) -> tuple[float, ...]:
        """Round values, evenly spaced."""
        step = _round_step((self.high - self.low) / about)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return tuple(round(place * step, 10) for place in range(first, last + 1))


def scale(values: Iterable[float], start: float, end: float) -> Scale:
    """Wide enough for these values and for zero."""
    known = [value for value in values if math.isfinite(value)]
    low, high = min([0.0, *known]), max([0.0, *known])
    if low == high:
        low, high = -1.0, 1.0
    margin = 0.06 * (high - low)
    return Scale(low - margin * (low < 0), high + margin * (high > 0), start, end)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)


def figure(name: str, title: str, described: str, height: float, *parts: str) -> Figure:
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" role="img" aria-labelledby="{name}-t {name}-d" font-family="{FONT}" '
        f'font-size="{SIZE}" fill="{INK}"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(described)}</desc>{"".join(parts)}</svg>'
    )
    return Figure(name, title, described, drawn)


def text(
    x: float, y: float, words: str, *, anchor: str = "start", fill: str = INK, bold: bool = False
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}"{weight}>{escape(words)}</text>'
    )


def label(x: float, y: float, words: str, *, bold: bool = False, value: str = "") -> str:
    """Words, and a value in bold after them, on a strip of paper: a line behind does not cross them."""
    strip = rect(x - 2, y - SIZE + 1, LETTER * (len(words) + len(value)) + 4, SIZE + 3, fill=PAPER)
    weight = ' font-weight="700"' if bold else ""
    told = f' <tspan font-weight="700">{escape(value)}</tspan>' if value else ""
    return f'{strip}<text x="{x:.1f}" y="{y:.1f}" fill="{INK}"{weight}>{escape(words)}{told}</text>'


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str = INK, width: float = 1.0, dashes: str = ""
) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" '
        f'stroke-width="{width:g}"{dashed}/>'
    )


def rect(
    x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none", radius: float = 0
) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" '
        f'rx="{radius:g}" fill="{fill}" stroke="{stroke}"/>'
    )


def circle(x: float, y: float, *, fill: str = PAPER, stroke: str = QUIET) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.2" fill="{fill}" stroke="{stroke}" stroke-width="1.6"/>'


def diamond(x: float, y: float, *, fill: str = BRAND, size: float = 5.6) -> str:
    points = f"{x:.1f},{y - size:.1f} {x + size:.1f},{y:.1f} {x:.1f},{y + size:.1f} {x - size:.1f},{y:.1f}"
    return f'<polygon points="{points}" fill="{fill}"/>'


def path(points: Iterable[tuple[float, float]], *, stroke: str, width: float = 2.0, dashes: str = "") -> str:
    drawn = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="M{drawn}" fill="none" stroke="{stroke}" stroke-width="{width:g}"{dashed}/>'


def area(points: Iterable[tuple[float, float]], *, fill: str, opacity: float) -> str:
    drawn = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{drawn} Z" fill="{fill}" fill-opacity="{opacity:g}"/>'


def wrapped(words: str, width: float) -> list[str]:
    """Lines that fit, cut between words."""
    most = max(int(width / LETTER), 8)
    lines = [""]
    for word in words.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
