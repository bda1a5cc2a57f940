"""The rosette: one petal per domain, filled by whole subdomains, from the centre."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

Part = tuple[str, int, int]
"""Short name of the domain, subdomains acquired, subdomains in all."""

# Fewer petals are drawn wider, so that the flower stays one.
WIDTH = {3: 1.5, 4: 1.3}


@dataclass(frozen=True, slots=True)
class Rosette:
    """What a page hands to the `rosette` tag; `prefix` keeps the ids of two rosettes apart."""

    title: str
    parts: tuple[Part, ...]
    prefix: str = "rosette"

    @property
    def svg(self) -> SafeString:
        return rosette_svg(self.parts, title=self.title, described=describe(self.parts), prefix=self.prefix)

    @property
    def acquired(self) -> tuple[str, ...]:
        return acquired(self.parts)

    @property
    def begun(self) -> tuple[str, ...]:
        return begun(self.parts)


def acquired(parts: Iterable[Part]) -> tuple[str, ...]:
    return tuple(name for name, done, total in parts if 0 < total == done)


def begun(parts: Iterable[Part]) -> tuple[str, ...]:
    return tuple(name for name, done, total in parts if 0 < done < total)


def describe(parts: Sequence[Part]) -> str:
    """What is acquired and what has begun, in words; never what is missing."""
    whole, some = acquired(parts), begun(parts)
    sentences = []
    if whole:
        opening = "Tout est acquis" if len(whole) == len(parts) else "Acquis"
        sentences.append(f"{opening} : {enumerate_in_words(whole)}.")
    if some:
        sentences.append(f"Commencé : {enumerate_in_words(some)}.")
    return " ".join(sentences) or "Les pétales se rempliront au fil de ce qui sera acquis."


def enumerate_in_words(names: Sequence[str]) -> str:
    """« a, b et c »; with semicolons when a name itself holds a comma or « et »."""
    if any("," in name or " et " in name for name in names):
        return " ; ".join(names)
    *first, last = names
    return f"{', '.join(first)} et {last}" if first else last


def rosette_svg(parts: Sequence[Part], *, title: str, described: str, prefix: str) -> SafeString:
    """The drawing, named by `title` and explained by `described`."""
    width = WIDTH.get(len(parts), 1)
    petals = format_html_join(
        "", "{}", ((petal(part, turn=360 * i / len(parts), width=width),) for i, part in enumerate(parts))
    )
    return format_html(
        '<svg class="rosette" viewBox="-112 -112 224 224" width="224" height="224" role="img" lang="fr"'
        ' aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{prefix}-title">{title}</title><desc id="{prefix}-desc">{described}</desc>'
        "{petals}{heart}</svg>",
        prefix=prefix,
        title=title,
        described=described,
        petals=petals,
        heart=heart(complete=len(acquired(parts)) == len(parts) > 0),
    )


def petal(part: Part, *, turn: float, width: float) -> SafeString:
    share = petal_share(part)
    return format_html(
        '<g transform="rotate({turn})"><path class="petal" d="{outline}" fill="none" stroke="#0E5A66"'
        ' stroke-width="1.6"/>{fill}</g>',
        turn=f"{turn:.2f}",
        outline=outline(width),
        fill=petal_fill(width, share) if share else "",
    )


def petal_fill(width: float, share: float) -> SafeString:
    return format_html(
        '<path class="fill" d="{}" transform="translate(0,-14) scale({}) translate(0,14)" fill="#0E5A66"/>',
        outline(width),
        f"{share:.3f}",
    )


def petal_share(part: Part) -> float:
    """The scale of the filled petal: its area, not its length, follows the subdomains acquired."""
    name, done, total = part
    if not 0 <= done <= total:
        raise ValueError(f"{name}: {done} subdomains acquired out of {total}")
    return sqrt(done / total) if total else 0


def outline(width: float) -> str:
    near, far = 26 * width, 30 * width
    return f"M0,-14 C{near:g},-34 {far:g},-78 0,-100 C{-far:g},-78 {-near:g},-34 0,-14Z"


def heart(*, complete: bool) -> SafeString:
    check = (
        '<path class="check" d="M-5,0 l4,4 l7,-8" fill="none" stroke="#1B7350" stroke-width="3"'
        ' stroke-linecap="round"/>'
    )
    circle = '<circle class="heart" r="11" fill="#FFFFFF" stroke="#0E5A66" stroke-width="1.6"/>'
    return mark_safe(circle + (check if complete else ""))  # noqa: S308 - constants only
