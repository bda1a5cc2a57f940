"""The published files of the log: each is written whole or not at all, and kept as it is."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

CHECKPOINT, WITNESSES = "checkpoint", "witnesses"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of public files, read and written by their path inside it."""

    root: Path

    def read(self, path: str) -> bytes | None:
        try:
            return (self.root / path).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, path: str, content: bytes) -> None:
        """After this, even a power cut leaves the old file or the new one."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).chmod(0o644)
        Path(file.name).replace(target)

    def write_all(self, files: Mapping[str, bytes]) -> None:
        for path, content in files.items():
            if self.read(path) != content:
                self.write(path, content)


def public_store() -> Store:
    """Everything that anyone may read: the log, status lists, the issuer's keys."""
    return Store(Path(settings.PUBLIC_ROOT))


def log_store() -> Store:
    return Store(Path(settings.PUBLIC_ROOT) / "log")
