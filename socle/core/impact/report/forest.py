"""Estimates with their intervals, one under the other, each with its label above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from socle.core.impact.plan import Kind
from socle.core.impact.report.svg import (
    BRAND,
    INK,
    LINE,
    QUIET,
    WIDTH,
    Figure,
    Scale,
    circle,
    diamond,
    figure,
    label,
    line,
    scale,
    text,
    wrapped,
)
from socle.core.impact.said import interval, number, signed

LEFT, RIGHT, ROW, LABEL = 14.0, WIDTH - 14.0, 22.0, 17.0
# What the value takes after the label, on the left where a small screen shows it.
VALUE = 80.0


@dataclass(frozen=True, slots=True)
class Entry:
    """`outer` is the wider interval, thin; `is_main` is drawn as a diamond, and others as a circle."""

    label: str
    estimate: float
    low: float
    high: float
    outer: tuple[float, float] | None = None
    is_main: bool = False
    note: str = ""


def forest(name: str, title: str, entries: Sequence[Entry], kind: str, *, legend: str = "") -> Figure:
    values = [value for each in entries for value in (each.low, each.high, *(each.outer or ()))]
    axis = scale(values, LEFT, RIGHT)
    parts: list[str] = []
    y = 8.0
    for each in entries:
        drawn, y = _entry(each, axis, y, kind)
        parts.append(drawn)
    grid = _axis(axis, y, kind)
    bottom = y + 38
    if legend:
        for words in wrapped(legend, WIDTH - 2 * LEFT):
            bottom += LABEL
            parts.append(text(LEFT, bottom, words, fill=QUIET))
    return figure(name, title, _described(entries, kind), bottom + 10, grid, *parts)


def _entry(each: Entry, axis: Scale, y: float, kind: str) -> tuple[str, float]:
    *first, last = wrapped(each.label + (f" ({each.note})" if each.note else ""), RIGHT - LEFT - VALUE)
    parts = []
    for words in first:
        y += LABEL
        parts.append(label(LEFT, y, words, bold=each.is_main))
    y += LABEL
    parts.append(label(LEFT, y, f"{last} :", bold=each.is_main, value=signed(each.estimate, kind)))
    middle = y + ROW / 2
    if each.outer:
        parts.append(line(axis(each.outer[0]), middle, axis(each.outer[1]), middle, stroke=QUIET, width=1.2))
        parts += [
            line(axis(end), middle - 4, axis(end), middle + 4, stroke=QUIET, width=1.2) for end in each.outer
        ]
    parts.append(line(axis(each.low), middle, axis(each.high), middle, stroke=BRAND, width=3.2))
    mark = diamond if each.is_main else circle
    parts.append(mark(axis(each.estimate), middle, fill=BRAND if each.is_main else "#FFFFFF"))
    return "".join(parts), y + ROW + 6


def _axis(axis: Scale, y: float, kind: str) -> str:
    """Behind everything: zero stands out."""
    parts = [
        line(
            axis(tick), 6, axis(tick), y + 4, stroke=INK if tick == 0 else LINE, dashes="" if tick else "5 3"
        )
        for tick in axis.ticks()
    ]
    for tick in axis.ticks():
        words = number(100 * tick, 0 if _is_whole(axis) else 1) if kind != Kind.CONTINUOUS else _plain(tick)
        parts.append(text(axis(tick), y + 20, words, anchor="middle", fill=QUIET))
    unit = "écart en points" if kind != Kind.CONTINUOUS else "écart"
    parts.append(text(LEFT, y + 37, f"{unit} ; le trait pointillé est « aucun écart »", fill=QUIET))
    return "".join(parts)


def _is_whole(axis: Scale) -> bool:
    return all(abs(100 * tick - round(100 * tick)) < 1e-9 for tick in axis.ticks())


def _plain(tick: float) -> str:
    return number(tick, 0 if float(tick).is_integer() else 1 if float(10 * tick).is_integer() else 2)


def _described(entries: Sequence[Entry], kind: str) -> str:
    return " ".join(
        f"{each.label} : {signed(each.estimate, kind)}, {interval(each.low, each.high, kind)}."
        for each in entries
    )
