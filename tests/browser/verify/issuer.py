"""An issuer with keys from a seed, and a site in whose folder all that it publishes lies."""

import base64
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from psycopg.conninfo import make_conninfo

from socle.cli.credential_sample import Sample
from socle.core.credential.award import Award
from socle.core.log.cosignature import cosign, with_cosignatures
from socle.core.log.entry import Entry, EntryType, fingerprint
from socle.environment import home
from socle.signer.desk import Desk
from socle.signer.file_keys import key_of_seed, seed_for
from socle.signer.keys import HeldKey, Use
from socle.signer.seal_certificate import self_signed
from socle.signer.settings import SignerSettings
from tests.browser.conftest import NAME, served
from tests.signer.desk import BUNDLE, CODE, CONTEXTS, ORGANISATION, SALT, Log, asked, award, show_framework

Made = TypeVar("Made")
HOST = "certificats.example"
# The witnesses saw the log at that instant, and the lists are of that instant.
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PLACE = 4217


@dataclass(frozen=True, slots=True)
class Issued:
    """Every signed form of one award."""

    award: Award
    badge: bytes
    token: str
    pdf: bytes = b""


@dataclass
class Issuer:
    """`files` are what it publishes, by their path in the public folder."""

    seed: bytes = b"page"
    host: str = HOST
    specimen: bool = False
    more_keys: tuple[HeldKey, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)

    def issue(self, given: Award, *, pdf: bool = False) -> Issued:
        """Sign an award written in a log of its own."""
        with TemporaryDirectory() as folder:
            desk = Desk(self.settings(), CONTEXTS, folder=Path(folder), clock=lambda: NOW)
            log = WitnessedLog(desk)
            log.holds(given)
            told = asked(given, log, status=[1, PLACE])
            show_framework(desk, log)
            answer = desk.answer({"verb": "badges", "awards": [told]})
            (badge,), (token,) = answer["badges"], answer["tokens"]
            paper = {"verb": "pdf", "award": told, "badge": badge, "code": CODE}
            sealed = base64.b64decode(desk.answer(paper)["pdf"]) if pdf else b""
            self.files = published(desk, log)
        return Issued(given, badge.encode(), token, sealed)

    def settings(self) -> SignerSettings:
        return SignerSettings(
            self.host,
            ORGANISATION,
            self.specimen,
            366,
            (*(held(use, self.seed) for use in Use), *self.more_keys),
            f"https://{self.host}",
        )

    def revoke(self, *places: int) -> None:
        """Publish the list again with these places set."""
        with TemporaryDirectory() as folder:
            desk = Desk(self.settings(), CONTEXTS, folder=Path(folder), clock=lambda: NOW)
            self.files["status/1"] = status_list(desk, *places)


class WitnessedLog(Log):
    """The log of a desk, whose states the witnesses of the sample cosign."""

    def holds(self, given: Award) -> None:
        """Publish the framework and this award, which the witnesses then see."""
        note = self.publish(
            Entry(EntryType.FRAMEWORK, fingerprint(BUNDLE)), Entry(EntryType.AWARD, given.commitment(SALT))
        )
        for key, sign in Sample(self.desk, b"page").witnesses():
            line = cosign(note.text, key, sign.sign, time=int(NOW.timestamp()))
            note = with_cosignatures(note, str(line), [key])
        self.note = note

    def published(self) -> dict[str, bytes]:
        witnesses = "".join(f"{key}\n" for key, _ in Sample(self.desk, b"page").witnesses())
        return self.files | {"checkpoint": str(self.note).encode(), "witnesses": witnesses.encode()}


def apart(make: Callable[[], Made]) -> Made:
    """What is made in a thread of its own: Playwright’s loop keeps this one from sealing."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(make).result()


def certificate(**changes: Any) -> Award:
    return award(**{"specimen": False} | changes)


def statement(**changes: Any) -> Award:
    """Some subdomains of CléA: all of domain 3, and one of domain 4."""
    some = ("3.1", "3.2", "3.3", "3.4", "4.1")
    told = {"kind": "statement", "number": "", "until": "2031-11-20", "subdomains": some}
    return certificate(**told | changes)


def held(use: Use, seed: bytes, *, revoked: date | None = None) -> HeldKey:
    key = key_of_seed(use, seed_for(seed, f"{use}-2026"))
    created = date(2026, 1, 1)
    seal = self_signed(key, organisation=ORGANISATION, on=created) if use is Use.SEAL else b""
    return HeldKey(use, 2026, key, created, revoked, seal)


def published(desk: Desk, log: WitnessedLog) -> dict[str, bytes]:
    told = desk.answer({"verb": "issuer"})
    return {f"log/{name}": content for name, content in log.published().items()} | {
        ".well-known/did.json": json.dumps(told["did"]).encode(),
        ".well-known/jwks.json": json.dumps(told["jwks"]).encode(),
        "status/1": status_list(desk),
    }


def status_list(desk: Desk, *places: int) -> bytes:
    return str(desk.answer({"verb": "status", "list": 1, "revoked": list(places)})["credential"]).encode()


@dataclass(frozen=True, slots=True)
class PublicSite:
    """A site and the folder of what it publishes."""

    address: str
    folder: Path

    def publish(self, files: Mapping[str, bytes]) -> None:
        """These files and no other."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


@contextmanager
def public_site(folder: Path) -> Iterator[PublicSite]:
    """A site on the browser's database, whose data are the product's and whose other files are its own."""
    (folder / "data").symlink_to(home() / "data")
    kept = os.environ.get("SOCLE_HOME")
    os.environ["SOCLE_HOME"] = str(folder)
    try:
        with served(make_conninfo(os.environ["DATABASE_URL"], dbname=NAME)) as address:
            yield PublicSite(address, folder / "var" / "public")
    finally:
        if kept is None:
            del os.environ["SOCLE_HOME"]
        else:
            os.environ["SOCLE_HOME"] = kept
