"""What a report is made of, whatever sheet it is read on."""

from dataclasses import dataclass

from socle.core.impact.report.svg import Figure


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Short facts, each under its name."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    figure: Figure


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; its first column names its rows. `folded`: opened by who wants it, where a sheet can."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = True


Block = Words | Points | Named | Drawing | Rows


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`verdict` is its graded word; `lead` is the first paragraph: what may and may not be concluded."""

    title: str
    verdict: str
    verdict_code: str
    lead: str
    sections: tuple[Section, ...]
