"""The scheme's data of this installation, read once: parameters, lists and places."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from socle.core.lists import Lists, load_lists
from socle.core.parameters import Parameters, load_parameters
from socle.core.places.tables import COMMUNES, Places, load_places
from socle.environment import home

DELIVERED = Path("data", "insee")
# What `socle data insee` loaded wins over the table delivered.
LOADED = Path("var", "insee", COMMUNES)


@dataclass(frozen=True, slots=True)
class Scheme:
    parameters: Parameters
    lists: Lists
    places: Places


@cache
def scheme() -> Scheme:
    data, loaded = home() / "data", home() / LOADED
    return Scheme(
        parameters=load_parameters((data / "scheme" / "parameters.toml").read_text(encoding="utf-8")),
        lists=load_lists((data / "scheme" / "lists.toml").read_text(encoding="utf-8")),
        places=load_places(home() / DELIVERED, loaded if loaded.exists() else None),
    )
