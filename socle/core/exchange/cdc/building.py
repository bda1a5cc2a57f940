"""The files of a declaration: by certification, split by bytes and passages, named by their content.

Passages are spooled to a temporary folder as they come, so that any number of them takes the same memory.
A file bears a temporary name until it has been validated.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid5

from socle.core.errors import Refusal
from socle.core.exchange.cdc.model import Action, Certification, Emitter, Passage, Profile
from socle.core.exchange.cdc.writing import (
    CERTIFICATION_FOOT,
    FOOT,
    ID_FLUX,
    NO_FLUX_ID,
    certification_head,
    head,
    passage_xml,
)

# Ours, drawn once: the same content always gives the same idFlux.
FLUX_NAMESPACE = UUID("a5c3dc25-c53d-4f9c-8b9e-d86015fc8cf2")
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What the Caisse des Dépôts takes in one file."""

    bytes: int
    passages: int


@dataclass(frozen=True, slots=True)
class Flux:
    """A file written, not yet released: `path` is temporary, `name` what it will be called."""

    name: str
    path: Path
    action: Action
    id: UUID
    passages: int
    size: int


@dataclass(slots=True)
class _Spool:
    """The passages of one certification, one after the other, and the length of each in bytes."""

    file: BinaryIO
    lengths: list[int] = field(default_factory=list)

    def add(self, passage: bytes) -> None:
        self.file.write(passage)
        self.lengths.append(len(passage))


Group = tuple[Action, Certification]


def build(
    passages: Iterable[Passage], emitter: Emitter, profile: Profile, limits: Limits, folder: Path
) -> tuple[Flux, ...]:
    """Write the files in `folder`, which is temporary; one action a file, passages in the order given."""
    with ExitStack() as stack:
        spools: dict[Group, _Spool] = {}
        for passage in passages:
            group = (passage.action, passage.certification)
            if group not in spools:
                path = folder / f"spool-{len(spools)}"
                spools[group] = _Spool(stack.enter_context(path.open("w+b")))
            spools[group].add(passage_xml(passage).encode())
        return tuple(_write_all(spools, emitter, profile, limits, folder))


@dataclass(slots=True)
class _Open:
    """The file being written: what is in it, and what closes it."""

    target: BinaryIO
    path: Path
    size: int
    passages: int = 0
    certification: Certification | None = None

    def write(self, content: bytes) -> None:
        self.target.write(content)
        self.size += len(content)


def _write_all(
    spools: dict[Group, _Spool], emitter: Emitter, profile: Profile, limits: Limits, folder: Path
) -> Iterator[Flux]:
    for action in Action:
        groups = sorted(certification for each, certification in spools if each is action)
        parts = _Parts(emitter, profile, action, limits, folder)
        for certification in groups:
            spool = spools[action, certification]
            spool.file.seek(0)
            for length in spool.lengths:
                if flux := parts.add(certification, spool.file.read(length)):
                    yield flux
        if flux := parts.close():
            yield flux


class _Parts:
    """The files of one action, in turn."""

    def __init__(
        self, emitter: Emitter, profile: Profile, action: Action, limits: Limits, folder: Path
    ) -> None:
        self.depositor, self.action, self.limits, self.folder = emitter.depositor, action, limits, folder
        self.head = head(emitter, profile, action).encode()
        self.prefix = f"cdc-{profile}-{emitter.stamp:%Y%m%d-%H%M%S}-{action.lower()}"
        self.rank = 0
        self.current: _Open | None = None

    def add(self, certification: Certification, passage: bytes) -> Flux | None:
        """Answers the file that this passage would have made too big."""
        opening = certification_head(certification, self.depositor).encode()
        closed = None
        if self.current and not self._holds(self.current, certification, len(opening) + len(passage)):
            closed = self.close()
        current = self.current or self._open()
        if current.certification != certification:
            self._end_certification(current)
            current.write(opening)
            current.certification = certification
        current.write(passage)
        current.passages += 1
        if current.size + len(CERTIFICATION_FOOT) + len(FOOT) > self.limits.bytes:
            raise Refusal(
                f"Un seul passage dépasse la taille permise d’un fichier ({self.limits.bytes} octets).",
                "Relevez la taille permise.",
            )
        return closed

    def _holds(self, current: _Open, certification: Certification, more: int) -> bool:
        if current.passages >= self.limits.passages:
            return False
        closing = len(CERTIFICATION_FOOT) * (1 if current.certification == certification else 2) + len(FOOT)
        return current.size + more + closing <= self.limits.bytes

    def _open(self) -> _Open:
        self.rank += 1
        path = self.folder / f"{self.prefix}-{self.rank:03}.part"
        self.current = _Open(path.open("w+b"), path, 0)
        self.current.write(self.head)
        return self.current

    def _end_certification(self, current: _Open) -> None:
        if current.certification:
            current.write(CERTIFICATION_FOOT.encode())

    def close(self) -> Flux | None:
        current, self.current = self.current, None
        if current is None:
            return None
        self._end_certification(current)
        current.write(FOOT.encode())
        with current.target as target:
            flux_id = _name_by_content(target, self.head.index(ID_FLUX.encode()))
        return Flux(
            name=f"{self.prefix}-{self.rank:03}.xml",
            path=current.path,
            action=self.action,
            id=flux_id,
            passages=current.passages,
            size=current.size,
        )


def _name_by_content(target: BinaryIO, place: int) -> UUID:
    """idFlux is drawn from all the rest of the file, then written in its place."""
    target.seek(0)
    flux_id = uuid5(FLUX_NAMESPACE, digest(target))
    target.seek(place + ID_FLUX.index(NO_FLUX_ID))
    target.write(str(flux_id).encode())
    return flux_id


def digest(source: BinaryIO) -> str:
    """SHA-256 of what is left to read, in hexadecimal."""
    sha256 = hashlib.sha256()
    while chunk := source.read(CHUNK):
        sha256.update(chunk)
    return sha256.hexdigest()
