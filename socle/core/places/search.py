"""Where someone looks for a site: a town, a postal code, a department by number or by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from socle.core.places.names import same_spelling

_DISTRICT = re.compile(r" \d+$")
_CORSICA = {"2A": ("200", "201"), "2B": ("202", "206")}


@dataclass(frozen=True, slots=True)
class Place:
    """`prefixes` begin the postal codes asked for; `town` is a spelling, empty for a number."""

    prefixes: tuple[str, ...]
    town: str

    def names(self, town: str) -> bool:
        return bool(self.town) and same_spelling(town).startswith(self.town)


def read_place(asked: str, departements: Mapping[str, str]) -> Place | None:
    """None when nothing is asked. A department's name may also be a town's: both are answered.

    >>> read_place("2a", {}), read_place("14 000", {}), read_place("Paris 12e", {"75": "Paris"})
    (Place(prefixes=('200', '201'), town=''), Place(prefixes=('14000',), town=''), \
Place(prefixes=('75',), town='PARIS'))
    """
    plain = asked.replace(" ", "").upper()
    if not plain:
        return None
    if plain in _CORSICA:
        return Place(_CORSICA[plain], "")
    if plain.isascii() and plain.isdigit():
        return Place((plain,), "")
    spelled = _DISTRICT.sub("", same_spelling(asked))
    named = [code for code, name in departements.items() if same_spelling(name) == spelled]
    prefixes = tuple(prefix for code in named for prefix in _CORSICA.get(code, (code,)))
    # What holds no letter at all names nothing, and must not match every town.
    return Place(prefixes, spelled or "?")
