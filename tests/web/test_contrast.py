"""Text and controls stay readable in both themes: WCAG 2.2, level AA."""

import re
from pathlib import Path

import pytest

import socle.web

TOKENS = Path(socle.web.__file__).parent / "static" / "css" / "tokens.css"
TEXT, SHAPE = 4.5, 3.0

GROUNDS = ("paper", "surface", "brand-soft")
PAIRS = [
    *((text, ground, TEXT) for text in ("ink", "ink-2", "brand", "brand-deep") for ground in GROUNDS),
    *((text, ground, TEXT) for text in ("acquired", "toward", "alert") for ground in ("paper", "surface")),
    *((text, f"{text}-soft", TEXT) for text in ("acquired", "toward", "alert")),
    *(("ink", f"{tone}-soft", TEXT) for tone in ("acquired", "toward", "alert")),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-deep", TEXT),
    ("on-alert", "alert", TEXT),
    *(("control", ground, SHAPE) for ground in GROUNDS),
    ("focus", "ring", SHAPE),
]


def themes() -> dict[str, dict[str, str]]:
    light, _, dark = TOKENS.read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
    return {"light": colours(light), "dark": colours(light) | colours(dark)}


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", css))


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_known_ratio() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_is_readable(theme: str) -> None:
    tokens = themes()[theme]
    ratios = {(text, ground): contrast(tokens[text], tokens[ground]) for text, ground, _ in PAIRS}
    too_weak = {(a, b): round(ratios[a, b], 2) for a, b, least in PAIRS if ratios[a, b] < least}
    assert too_weak == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_focus_is_seen_by_its_ring_or_by_its_halo(theme: str, ground: str) -> None:
    tokens = themes()[theme]
    assert max(contrast(tokens[edge], tokens[ground]) for edge in ("focus", "ring")) >= SHAPE
