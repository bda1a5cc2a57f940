"""The scheme's data of this installation, read once: parameters, lists and places."""

from dataclasses import dataclass
from functools import cache

from socle.core.lists import Lists, load_lists
from socle.core.parameters import Parameters, load_parameters
from socle.core.places.tables import Places, load_places
from socle.environment import home


@dataclass(frozen=True, slots=True)
class Scheme:
    parameters: Parameters
    lists: Lists
    places: Places


@cache
def scheme() -> Scheme:
    data = home() / "data"
    return Scheme(
        parameters=load_parameters((data / "scheme" / "parameters.toml").read_text(encoding="utf-8")),
        lists=load_lists((data / "scheme" / "lists.toml").read_text(encoding="utf-8")),
        places=load_places(data / "insee"),
    )
