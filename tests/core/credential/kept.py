"""What the tests of credentials read: shipped contexts and frameworks, oracles where they are kept."""

import os
from functools import cache
from pathlib import Path

import pytest

from socle.core.credential.contexts import Contexts, load_contexts
from socle.core.framework.catalogue import find_framework
from socle.core.framework.model import Framework

REPOSITORY = Path(__file__).parents[3]


@cache
def contexts() -> Contexts:
    return load_contexts(REPOSITORY / "data" / "contexts")


@cache
def clea() -> Framework:
    return find_framework(REPOSITORY / "data" / "frameworks", "clea", "2018")


def oracle(place: str) -> Path:
    """A folder or file of the reference credentials; skips the test, saying so, where it is not kept."""
    root = Path(os.environ.get("SOCLE_ORACLES") or REPOSITORY.parent / "shared" / "reference")
    path = root / "credentials" / place
    if not path.exists():
        pytest.skip(f"the oracle credentials/{place} is not here (SOCLE_ORACLES): nothing was compared")
    return path
