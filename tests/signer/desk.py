"""A signer with keys made from a seed, and a log to show it."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from socle.core.credential.award import Award, Kind
from socle.core.credential.contexts import Contexts, load_contexts
from socle.core.framework.bundle import bundle_bytes
from socle.core.framework.catalogue import find_framework
from socle.core.log.append import append
from socle.core.log.entry import Entry, EntryType, fingerprint
from socle.core.log.note import Note, read_note
from socle.core.log.proof import make_proof
from socle.core.log.published import published_consistency
from socle.core.log.tree import EMPTY, TreeHead
from socle.environment import home
from socle.signer.desk import Desk
from socle.signer.file_keys import key_of_seed, seed_for
from socle.signer.keys import HeldKey, Use
from socle.signer.seal_certificate import self_signed
from socle.signer.settings import SignerSettings

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ORGANISATION = "Organisme de démonstration"
BUNDLE = bundle_bytes(home() / "data" / "frameworks" / "clea" / "2018")
CLEA = find_framework(home() / "data" / "frameworks", "clea", "2018")
SALT = bytes(range(32))
CONTEXTS: Contexts = load_contexts(home() / "data" / "contexts")
CODE = "7Q4MK9XR2HTPVB6WCD3NJ8YFRA"


def held(use: Use, year: int = 2026, revoked: date | None = None) -> HeldKey:
    key = key_of_seed(use, seed_for(b"tests", f"{use}-{year}"))
    created = date(year, 1, 1)
    certificate = self_signed(key, organisation=ORGANISATION, on=created) if use is Use.SEAL else b""
    return HeldKey(use, year, key, created, revoked, certificate)


def settings(*more: HeldKey) -> SignerSettings:
    keys = tuple(held(use) for use in Use)
    return SignerSettings("socle.example", ORGANISATION, True, 31, (*keys, *more), "https://socle.example")


def award(**changes: Any) -> Award:
    told: dict[str, Any] = {
        "id": "urn:uuid:3f0c9a52-7f5e-4a52-9d0a-2f1f3a0f7c11",
        "kind": Kind.CERTIFICATE,
        "framework": "clea",
        "version": "2018",
        "title": CLEA.title,
        "registration": "",
        "number": "CLEA-2026-000001",
        "holder": "Alice Martin, nom d’usage Dupont",
        "subdomains": tuple(each.code for each in CLEA.subdomains()),
        "decided": "2026-11-20",
        "issued": "2026-11-23",
        "until": "",
        "issuer": ORGANISATION,
        "signatory": "Signataire de démonstration",
        "place": "Paris",
        "origin": "",
        "specimen": True,
    }
    return Award(**(told | changes))


@dataclass
class Log:
    """A log in memory, signed by the desk."""

    desk: Desk
    files: dict[str, bytes] = field(default_factory=dict)
    head: TreeHead = EMPTY

    def publish(self, *entries: Entry) -> Note:
        added = append(self.files.get, self.head, [bytes(entry) for entry in entries])
        self.files |= added.files
        old, self.head = self.head.size, added.head
        proof = published_consistency(self.files.get, old, self.head.size) if old else ()
        answer = self.desk.answer(
            {
                "verb": "checkpoint",
                "size": self.head.size,
                "root": self.head.root.hex(),
                "old": old,
                "proof": [each.hex() for each in proof],
            }
        )
        self.note = read_note(answer["note"])
        return self.note

    def proof(self, index: int, extra: bytes = b"") -> str:
        return str(make_proof(self.files.get, self.note, index, extra))


def new_desk(folder: Path, told: SignerSettings | None = None) -> Desk:
    return Desk(told or settings(), CONTEXTS, folder=folder, clock=lambda: NOW)


def asked(given: Award, log: Log, index: int = 1, **changes: Any) -> dict[str, Any]:
    told = {
        "record": json.loads(json.dumps(given.record())),
        "salt": SALT.hex(),
        "status": [1, 4217],
        "proof": log.proof(index, SALT),
    }
    return told | changes


def ready(folder: Path, given: Award, told: SignerSettings | None = None) -> tuple[Desk, Log]:
    """A desk that knows CléA 2018, and a log that holds it and one award."""
    desk = new_desk(folder, told)
    log = Log(desk)
    log.publish(
        Entry(EntryType.FRAMEWORK, fingerprint(BUNDLE)), Entry(EntryType.AWARD, given.commitment(SALT))
    )
    show_framework(desk, log)
    return desk, log


def show_framework(desk: Desk, log: Log) -> Mapping[str, Any]:
    bundle = base64.b64encode(BUNDLE).decode()
    return desk.answer({"verb": "framework", "bundle": bundle, "proof": log.proof(0)})
