"""Four certificates of Caen, declared by Cécile of the certifier; everyone has a browser."""

import pytest
from django.test import Client

from socle.apps.accreditations.actions import accredit
from socle.apps.certificates.models import Certificate
from socle.core.accreditation import AccreditedRole
from tests.cast import FIRST_DAY, Cast, signed_in
from tests.hearing import Bench, gather_bench
from tests.web.declarations.stage import awarded, numerique


@pytest.fixture
def bench(cast: Cast) -> Bench:
    framework = numerique()
    for site in (cast.caen, cast.rennes):
        accredit(
            site, framework, AccreditedRole.ASSESS, starts_on=FIRST_DAY, ends_on=None, by=None, on=FIRST_DAY
        )
    return gather_bench()


@pytest.fixture
def certificates(cast: Cast, bench: Bench) -> list[Certificate]:
    """Those of Zoéa, Zoéb, Zoéc and Zoéd Martina, decided ten days ago."""
    return awarded(cast.caen, bench, range(4), days=10)


@pytest.fixture
def cecile(bench: Bench) -> Client:
    found: Client = signed_in(Client(), bench.cecile)
    return found


@pytest.fixture
def ada(cast: Cast) -> Client:
    found: Client = signed_in(Client(), cast.ada)
    return found


@pytest.fixture
def charlie(cast: Cast) -> Client:
    found: Client = signed_in(Client(), cast.charlie)
    return found
