from datetime import UTC, datetime

import pytest

from socle.core.declaration.declarant import DEMONSTRATION, emitter_at
from socle.core.errors import Refusal
from socle.core.exchange.cdc.model import Emitter
from socle.environment import declarant

AT = datetime(2026, 12, 15, 9, 30, 1, 5, tzinfo=UTC)
REAL = {
    "SOCLE_ENV": "production",
    "SOCLE_CDC_CLIENT": "00XXX000",
    "SOCLE_CDC_CONTRACT": "MCFCER000000",
}


def test_development_declares_as_a_recognisable_specimen() -> None:
    emitter = emitter_at(declarant({}), AT, production=False)
    assert (emitter.client, emitter.certifier_client, emitter.contract) == ("SPECIMEN",) * 3


def test_production_declares_as_its_settings_say() -> None:
    emitter = emitter_at(declarant(REAL), AT, production=True)
    stamp = emitter.stamp
    assert emitter == Emitter("00XXX000", "00XXX000", "MCFCER000000", "CERTIFICATEUR", stamp)
    assert stamp.isoformat() == "2026-12-15T10:30:01+01:00"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"SOCLE_ENV": "production"}, "« SOCLE_CDC_CLIENT » manque .* « SOCLE_CDC_CONTRACT » manque"),
        (REAL | {"SOCLE_CDC_CLIENT": "short"}, "« SOCLE_CDC_CLIENT » a exactement 8 caractères"),
        (REAL | {"SOCLE_CDC_DEPOSITOR": "X"}, "« SOCLE_CDC_DEPOSITOR » est CERTIFICATEUR ou"),
        (REAL | {"SOCLE_CDC_CONTRACT": "SPECIMEN"}, "« SOCLE_CDC_CONTRACT » est celui de la démonstration"),
    ],
)
def test_production_prepares_nothing_without_its_settings(said: dict[str, str], named: str) -> None:
    with pytest.raises(Refusal, match=named):
        emitter_at(declarant(said), AT, production=True)


def test_production_never_declares_as_the_demonstration() -> None:
    with pytest.raises(Refusal, match="démonstration"):
        emitter_at(DEMONSTRATION, AT, production=True)
