"""What the draw needs to know of the scheme: frameworks, dated parameters and birth places."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from socle.core.framework.catalogue import find_framework, list_versions
from socle.core.framework.model import Framework
from socle.core.parameters import Parameters, load_parameters
from socle.core.places.tables import Places, load_places


@dataclass(frozen=True, slots=True)
class Facts:
    """One version of each framework, by slug."""

    frameworks: Mapping[str, Framework]
    parameters: Parameters
    places: Places


def load_facts(data: Path) -> Facts:
    """The latest version of each framework kept in `data/`, with the parameters and the places."""
    root = data / "frameworks"
    latest = dict(list_versions(root))
    return Facts(
        frameworks={slug: find_framework(root, slug, version) for slug, version in latest.items()},
        parameters=load_parameters((data / "scheme" / "parameters.toml").read_text(encoding="utf-8")),
        places=load_places(data / "insee"),
    )
