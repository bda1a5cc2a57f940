"""How the signer is spoken to: one JSON object a line over a Unix socket, one line back."""

import json
from typing import Any, Protocol

from socle.core.errors import UnreadableInput

# A batch of badges, or a PDF in base64, stays far below.
MOST_BYTES = 32_000_000


class Line(Protocol):
    """A file open both ways, or one of its halves."""

    def write(self, data: bytes, /) -> object: ...
    def flush(self) -> None: ...
    def readline(self, size: int = ..., /) -> bytes: ...


def send(file: Line, message: dict[str, Any]) -> None:
    file.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    file.flush()


def receive(file: Line) -> dict[str, Any] | None:
    """The next message; None when the other side has left."""
    line = file.readline(MOST_BYTES + 1)
    if not line:
        return None
    try:
        message = json.loads(line) if len(line) <= MOST_BYTES else None
    except ValueError:
        message = None
    if not isinstance(message, dict):
        raise UnreadableInput("Ce message n’est pas un objet JSON sur une ligne.", remedy="Voyez wire.py.")
    return message
