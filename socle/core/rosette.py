"""The rosette: one petal per domain, filled by whole subdomains, from the centre.

The same drawing stands on every page and every document, beside the same content in words.
"""

from collections.abc import Iterable, Sequence
from html import escape
from math import sqrt

Part = tuple[str, int, int]
"""Short name of the domain, subdomains acquired, subdomains in all."""

# Fewer petals are drawn wider, so that the flower stays one.
WIDTH = {3: 1.5, 4: 1.3}


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


def rosette_svg(parts: Sequence[Part], *, title: str, described: str, prefix: str) -> str:
    """The drawing, named by `title` and explained by `described`."""
    width = WIDTH.get(len(parts), 1)
    petals = "".join(petal(part, turn=360 * i / len(parts), width=width) for i, part in enumerate(parts))
    return (
        '<svg class="rosette" viewBox="-112 -112 224 224" width="224" height="224" role="img" lang="fr"'
        f' aria-labelledby="{escape(prefix)}-title" aria-describedby="{escape(prefix)}-desc"'
        ' xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{escape(prefix)}-title">{escape(title)}</title>'
        f'<desc id="{escape(prefix)}-desc">{escape(described)}</desc>'
        f"{petals}{heart(complete=len(acquired(parts)) == len(parts) > 0)}</svg>"
    )


def petal(part: Part, *, turn: float, width: float) -> str:
    share = petal_share(part)
    return (
        f'<g transform="rotate({turn:.2f})"><path class="petal" d="{outline(width)}" fill="none"'
        f' stroke="#0E5A66" stroke-width="1.6"/>{petal_fill(width, share) if share else ""}</g>'
    )


def petal_fill(width: float, share: float) -> str:
    return (
        f'<path class="fill" d="{outline(width)}"'
        f' transform="translate(0,-14) scale({share:.3f}) translate(0,14)" fill="#0E5A66"/>'
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


def heart(*, complete: bool) -> str:
    check = (
        '<path class="check" d="M-5,0 l4,4 l7,-8" fill="none" stroke="#1B7350" stroke-width="3"'
        ' stroke-linecap="round"/>'
    )
    circle = '<circle class="heart" r="11" fill="#FFFFFF" stroke="#0E5A66" stroke-width="1.6"/>'
    return circle + (check if complete else "")
