"""Specimens of all that is published, from a seed alone: another implementation tries itself on it."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from socle.core.certificate import certificate_number, code_of
from socle.core.credential.award import SALT_BYTES, Award, Kind
from socle.core.credential.contexts import load_contexts
from socle.core.credential.did import event_bytes
from socle.core.credential.status_order import place_of
from socle.core.framework.bundle import bundle_bytes, bundle_files
from socle.core.framework.catalogue import list_versions
from socle.core.framework.loading import load_bundle
from socle.core.framework.model import Framework
from socle.core.issuer import DEMONSTRATION
from socle.core.log.append import append
from socle.core.log.cosignature import cosign, with_cosignatures
from socle.core.log.entry import Entry, EntryType, fingerprint
from socle.core.log.note import COSIGNATURE, Note, VerifierKey, read_note
from socle.core.log.proof import make_proof
from socle.core.log.tree import EMPTY
from socle.demonstration.names import ORIGINS
from socle.environment import home
from socle.signer.desk import Desk
from socle.signer.file_keys import key_of_seed, seed_for
from socle.signer.keys import HeldKey, Key, Use
from socle.signer.seal_certificate import self_signed
from socle.signer.settings import SignerSettings

HOST = "specimen.socle.example"
FIRST_DAY = date(2026, 1, 1)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
WITNESSES = ("temoin-a.example", "temoin-b.example")
YEARS_KEPT = 5
# A sample is tried years after it was made.
STATUS_DAYS = 36_500
PATTERN = "CLEA-{year}-{rank}"
ELSEWHERE = "Autre organisme de démonstration"


@dataclass(frozen=True, slots=True)
class Specimen:
    """An award before it is signed; `name` is the beginning of its files."""

    name: str
    award: Award
    salt: bytes
    index: int
    place: int
    code: str


@dataclass
class Sample:
    """The log and the signer of a sample, and the files they made."""

    desk: Desk
    secret: bytes
    files: dict[str, bytes] = field(default_factory=dict)

    def publish(self, entries: list[Entry]) -> Note:
        added = append(lambda path: None, EMPTY, [bytes(entry) for entry in entries])
        self.files |= {f"log/{path}": content for path, content in added.files.items()}
        told = {"size": added.head.size, "root": added.head.root.hex(), "old": 0, "proof": []}
        note = read_note(self.desk.answer({"verb": "checkpoint", **told})["note"])
        for key, sign in self.witnesses():
            line = cosign(note.text, key, sign.sign, time=int(NOW.timestamp()))
            note = with_cosignatures(note, str(line), [key])
        self.files["log/checkpoint"] = str(note).encode()
        self.files["log/witnesses"] = "".join(f"{key}\n" for key, _ in self.witnesses()).encode()
        return note

    def witnesses(self) -> Iterator[tuple[VerifierKey, Key]]:
        for name in WITNESSES:
            key = key_of_seed(Use.LOG, seed_for(self.secret, name))
            yield VerifierKey(name, COSIGNATURE, key.public), key

    def proof(self, note: Note, index: int, extra: bytes = b"") -> str:
        return str(make_proof(lambda path: self.files.get(f"log/{path}"), note, index, extra))


def make_sample(count: int, seed: int) -> dict[str, bytes]:
    """Every file of the sample, by its path: the same seed gives the same bytes, but for a seal's hour."""
    secret = b"sample %d" % seed
    with TemporaryDirectory() as folder:
        settings = SignerSettings(
            host=HOST,
            organisation=DEMONSTRATION.name,
            specimen=True,
            window_days=366,
            keys=tuple(_held(use, secret) for use in Use),
            address=f"https://{HOST}",
            status_days=STATUS_DAYS,
        )
        contexts = load_contexts(home() / "data" / "contexts")
        desk = Desk(settings, contexts, folder=Path(folder), clock=lambda: NOW)
        return _make(Sample(desk, secret), count, Random(seed))  # noqa: S311 - specimens


def _make(sample: Sample, count: int, chance: Random) -> dict[str, bytes]:
    issuer = sample.desk.answer({"verb": "issuer"})
    bundles = _bundles()
    before = [Entry(EntryType.KEY, fingerprint(event_bytes(event))) for event in issuer["events"]]
    first = len(before)
    before += [Entry(EntryType.FRAMEWORK, fingerprint(bundle)) for bundle in bundles]
    frameworks = [load_bundle(bundle_files(bundle), where="data") for bundle in bundles]
    specimens = list(_specimens(count, frameworks, chance, first_index=len(before)))
    entries = [Entry(EntryType.AWARD, each.award.commitment(each.salt)) for each in specimens]
    note = sample.publish([*before, *entries])
    for index, bundle in enumerate(bundles, first):
        told = base64.b64encode(bundle).decode()
        sample.desk.answer({"verb": "framework", "bundle": told, "proof": sample.proof(note, index)})
    for each in specimens:
        sample.files |= _files(sample, note, each, entries[each.index - len(before)])
    status = sample.desk.answer({"verb": "status", "list": 1, "revoked": []})["credential"]
    said = {"did.json": issuer["did"], "jwks.json": issuer["jwks"], "log/keys.json": issuer["events"]}
    sample.files["status/bitstring.json"] = str(status).encode()
    return sample.files | {path: _json(value) for path, value in said.items()}


def _files(sample: Sample, note: Note, each: Specimen, entry: Entry) -> dict[str, bytes]:
    proof = sample.proof(note, each.index, each.salt)
    told = {
        "record": json.loads(each.award.canonical()),
        "salt": each.salt.hex(),
        "status": [1, each.place],
        "proof": proof,
    }
    (badge,) = sample.desk.answer({"verb": "badges", "awards": [told]})["badges"]
    kept = {"entry": bytes(entry).decode(), "index": each.index, "proof": proof}
    files = {f"{each.name}.ob.json": badge.encode(), f"log/proofs/{each.name}.json": _json(kept)}
    if each.award.kind is Kind.CERTIFICATE:
        asked = {"verb": "pdf", "award": told, "badge": badge, "code": each.code}
        files[f"{each.name}.pdf"] = base64.b64decode(sample.desk.answer(asked)["pdf"])
    return files


def _specimens(
    count: int, frameworks: list[Framework], chance: Random, *, first_index: int
) -> Iterator[Specimen]:
    """An award of each kind for each of `count` people who do not exist."""
    list_key = chance.randbytes(32)
    for rank in range(count):
        for turn, kind in enumerate(Kind):
            number = len(Kind) * rank + turn
            name = f"{rank + 1:03d}" + ("" if kind is Kind.CERTIFICATE else f".{kind}")
            yield Specimen(
                name,
                _award(kind, rank, frameworks[rank % len(frameworks)], chance),
                chance.randbytes(SALT_BYTES),
                first_index + number,
                place_of(list_key, number),
                code_of(chance.getrandbits(128)),
            )


def _award(kind: Kind, rank: int, framework: Framework, chance: Random) -> Award:
    decided = FIRST_DAY + timedelta(days=chance.randrange(45))
    whole = tuple(each.code for each in framework.subdomains())
    certificate, statement = kind is Kind.CERTIFICATE, kind is Kind.STATEMENT
    some = tuple(code for code in whole if chance.random() < 0.6) or whole[:1]
    return Award(
        id=f"urn:uuid:{UUID(int=chance.getrandbits(128), version=4)}",
        kind=kind,
        framework=framework.slug,
        version=framework.version,
        title=framework.title,
        registration="",
        number=certificate_number(PATTERN, year=decided.year, rank=rank + 1) if certificate else "",
        holder=_name(chance),
        subdomains=some if statement else whole,
        decided=decided.isoformat(),
        issued=(decided + timedelta(days=chance.randrange(10))).isoformat(),
        until=decided.replace(year=decided.year + YEARS_KEPT).isoformat() if statement else "",
        issuer=DEMONSTRATION.name,
        signatory=DEMONSTRATION.signatory,
        place=DEMONSTRATION.place,
        origin=ELSEWHERE if kind is Kind.ELSEWHERE else "",
        specimen=True,
    )


def _name(chance: Random) -> str:
    origin = chance.choice(ORIGINS)
    return f"{chance.choice(origin.women + origin.men)} {chance.choice(origin.families)}"


def _bundles() -> list[bytes]:
    root = home() / "data" / "frameworks"
    return [bundle_bytes(root / slug / label) for slug, label in list_versions(root)]


def _held(use: Use, secret: bytes) -> HeldKey:
    key = key_of_seed(use, seed_for(secret, f"{use}-{FIRST_DAY.year}"))
    organisation = DEMONSTRATION.name
    certificate = self_signed(key, organisation=organisation, on=FIRST_DAY) if use is Use.SEAL else b""
    return HeldKey(use, FIRST_DAY.year, key, FIRST_DAY, certificate=certificate)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
