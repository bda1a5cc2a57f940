"""The last state of the log that was signed, kept before the signature leaves: none is contradicted."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from socle.core.log.tree import EMPTY, TreeHead


@dataclass(frozen=True, slots=True)
class Memory:
    path: Path

    @property
    def head(self) -> TreeHead:
        if not self.path.exists():
            return EMPTY
        told = json.loads(self.path.read_text(encoding="ascii"))
        return TreeHead(told["size"], bytes.fromhex(told["root"]))

    def keep(self, head: TreeHead) -> None:
        """After this, even a power cut leaves the old state or the new one."""
        new = self.path.with_suffix(".new")
        new.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="ascii") as file:
            json.dump({"size": head.size, "root": head.root.hex()}, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path)
