"""The rosette of a page: the drawing of `socle.core.rosette`, with ids of its own."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from socle.core.rosette import Part, acquired, begun, describe, rosette_svg

__all__ = ["Part", "Rosette"]


@dataclass(frozen=True, slots=True)
class Rosette:
    """What a page hands to the `rosette` tag; `prefix` keeps the ids of two rosettes apart."""

    title: str
    parts: tuple[Part, ...]
    prefix: str = "rosette"

    @property
    def svg(self) -> SafeString:
        described = describe(self.parts)
        drawing = rosette_svg(self.parts, title=self.title, described=described, prefix=self.prefix)
        return mark_safe(drawing)  # noqa: S308 - every name in it is escaped

    @property
    def acquired(self) -> tuple[str, ...]:
        return acquired(self.parts)

    @property
    def begun(self) -> tuple[str, ...]:
        return begun(self.parts)
