"""Asking the signer: what the rest of the product knows of it."""

import base64
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.tree import TreeHead
from socle.signer.wire import receive, send

SECONDS = 60


class SignerAbsent(Refusal):
    """No signer answers: nothing is lost, what waits is signed when it is back."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le signataire ne répond pas ({path}).", "Lancez « socle signer serve », puis recommencez."
        )


@dataclass(frozen=True, slots=True)
class Signer:
    """The signer that listens at that socket."""

    path: Path

    def last_size(self) -> int:
        """How many entries the log had when its state was last signed."""
        return int(self._ask({"verb": "head"})["size"])

    def sign_checkpoint(self, head: TreeHead, *, old_size: int, proof: Sequence[bytes]) -> str:
        """The signed state of the log, given the proof that it begins with the last one signed."""
        asked = {
            "verb": "checkpoint",
            "size": head.size,
            "root": head.root.hex(),
            "old": old_size,
            "proof": [each.hex() for each in proof],
        }
        return str(self._ask(asked)["note"])

    def show_framework(self, bundle: bytes, proof: str) -> None:
        """Show a published framework, once, so that badges can name what it holds."""
        told = base64.b64encode(bundle).decode()
        self._ask({"verb": "framework", "bundle": told, "proof": proof})

    def sign_badges(self, awards: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
        """The badge and the QR token of awards in the log: `record`, `salt`, `status` and `proof` of each.

        Only a certificate has a token; it is empty for the others.
        """
        answer = self._ask({"verb": "badges", "awards": list(awards)})
        return list(zip(answer["badges"], answer["tokens"], strict=True))

    def sign_status(self, number: int, *, revoked: Sequence[int]) -> str:
        """The status list of that number, as a signed credential."""
        return str(self._ask({"verb": "status", "list": number, "revoked": list(revoked)})["credential"])

    def sealed_pdf(self, award: Mapping[str, Any], badge: str, code: str) -> bytes:
        """The sealed certificate of an award (asked as for its badge): the badge inside, the code printed."""
        asked = {"verb": "pdf", "award": award, "badge": badge, "code": code}
        return base64.b64decode(self._ask(asked)["pdf"])

    def issuer(self) -> dict[str, Any]:
        """The public documents: `did`, `jwks`, and `events`, the history of the keys."""
        return self._ask({"verb": "issuer"})

    def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(SECONDS)
            try:
                line.connect(str(self.path))
                with line.makefile("rwb") as file:
                    send(file, message)
                    answer = receive(file)
            except OSError as error:
                raise SignerAbsent(self.path) from error
        if answer is None:
            raise SignerAbsent(self.path)
        if "refused" in answer:
            raise Refusal(answer["refused"], answer["remedy"])
        if "unreadable" in answer:
            raise UnreadableInput(*answer["unreadable"], remedy=answer["remedy"])
        return answer
