"""The signer of the sample, on another day: its keys come from the same seed."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from interop.material import HOST, SEED, contexts
from socle.core.issuer import DEMONSTRATION
from socle.signer.desk import Desk
from socle.signer.file_keys import key_of_seed, seed_for
from socle.signer.keys import HeldKey, Use
from socle.signer.seal_certificate import self_signed
from socle.signer.settings import SignerSettings

YEAR = 2026
LATER = datetime(2026, 3, 2, 18, tzinfo=UTC)


def sample_key(use: Use) -> HeldKey:
    key, created = key_of_seed(use, seed_for(b"sample %d" % SEED, f"{use}-{YEAR}")), date(YEAR, 1, 1)
    certificate = self_signed(key, organisation=DEMONSTRATION.name, on=created) if use is Use.SEAL else b""
    return HeldKey(use, YEAR, key, created, certificate=certificate)


def sample_desk(folder: Path) -> Desk:
    settings = SignerSettings(
        host=HOST,
        organisation=DEMONSTRATION.name,
        specimen=True,
        window_days=366,
        keys=tuple(map(sample_key, Use)),
        address=f"https://{HOST}",
        status_days=36_500,
    )
    return Desk(settings, contexts(), folder=folder, clock=lambda: LATER)


def withdrawn(folder: Path, *places: int) -> dict[str, Any]:
    """The signed status list where these places are withdrawn."""
    answer = sample_desk(folder).answer({"verb": "status", "list": 1, "revoked": list(places)})
    told: dict[str, Any] = json.loads(answer["credential"])
    return told
