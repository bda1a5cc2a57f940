"""A real signer and real witnesses, on sockets of this machine, for the tests that publish."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

from socle.core.credential.contexts import load_contexts
from socle.core.issuer import DEMONSTRATION
from socle.environment import home
from socle.signer.client import Signer
from socle.signer.desk import Desk
from socle.signer.file_keys import key_of_seed, seed_for
from socle.signer.keys import HeldKey, Use
from socle.signer.seal_certificate import self_signed
from socle.signer.server import Server
from socle.signer.settings import SignerSettings

SIGNED_AT = datetime(2026, 12, 15, 9, 30, tzinfo=UTC)
HOST, ADDRESS = "socle.example", "https://socle.example"
CONTEXTS = load_contexts(home() / "data" / "contexts")


def held(use: Use, year: int = 2026, secret: bytes = b"tests") -> HeldKey:
    key, created = key_of_seed(use, seed_for(secret, f"{use}-{year}")), date(year, 1, 1)
    organisation = DEMONSTRATION.name
    certificate = self_signed(key, organisation=organisation, on=created) if use is Use.SEAL else b""
    return HeldKey(use, year, key, created, certificate=certificate)


def signer_settings(secret: bytes = b"tests", address: str = ADDRESS) -> SignerSettings:
    keys = tuple(held(use, secret=secret) for use in Use)
    host = address.partition("://")[2]
    return SignerSettings(host, DEMONSTRATION.name, True, 366, keys, address)


@contextmanager
def running_signer(folder: Path, now: datetime, settings: SignerSettings | None = None) -> Iterator[Signer]:
    """The signer, answering in a thread; its clock says `now`."""
    desk = Desk(settings or signer_settings(), CONTEXTS, folder=folder, clock=lambda: now)
    with Server(folder / "socket", desk) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Signer(folder / "socket")
        finally:
            server.shutdown()
            thread.join()
