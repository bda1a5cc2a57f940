from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from socle.core.credential.award import Award, Kind
from socle.core.framework.catalogue import find_framework
from socle.core.issuer import DEMONSTRATION
from socle.environment import home

CLEA = find_framework(home() / "data" / "frameworks", "clea", "2018")
Draw = Callable[..., Award]


def award(holder: str = "Alice Martin", **changes: Any) -> Award:
    told: dict[str, Any] = {
        "id": f"urn:uuid:{uuid4()}",
        "kind": Kind.CERTIFICATE,
        "framework": "clea",
        "version": "2018",
        "title": CLEA.title,
        "registration": "",
        "number": "CLEA-2026-000001",
        "holder": holder,
        "subdomains": tuple(each.code for each in CLEA.subdomains()),
        "decided": "2026-12-14",
        "issued": "2026-12-14",
        "until": "",
        "issuer": DEMONSTRATION.name,
        "signatory": DEMONSTRATION.signatory,
        "place": DEMONSTRATION.place,
        "origin": "",
        "specimen": True,
    }
    return Award(**(told | changes))


@pytest.fixture
def clea_in_force(shipped: object) -> None:
    """The three frameworks are published, and their lines wait for the log."""
