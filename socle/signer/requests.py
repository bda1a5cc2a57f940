"""What may be asked of the signer: known verbs, known fields, known types, and nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socle.core.errors import UnreadableInput

FIELDS: Mapping[str, frozenset[str]] = {
    "head": frozenset(),
    "checkpoint": frozenset(("size", "root", "old", "proof")),
    "framework": frozenset(("bundle", "proof")),
    "badges": frozenset(("awards",)),
    "badge": frozenset(("record", "salt", "status", "proof")),
    "status": frozenset(("list", "revoked")),
    "pdf": frozenset(("award", "badge", "code")),
    "issuer": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Request:
    """A verb and its fields; reading a field of another type is refused with its name."""

    verb: str
    said: Mapping[str, Any]

    def __post_init__(self) -> None:
        wanted = FIELDS[self.verb]
        wrong = [f"{name} manque" for name in sorted(wanted - self.said.keys())]
        wrong += [f"{name} est inconnu" for name in sorted(self.said.keys() - wanted)]
        if wrong:
            raise UnreadableInput(*(f"{self.verb} : {each}" for each in wrong), remedy="Voyez requests.py.")

    def text(self, name: str) -> str:
        return str(self._of(name, str))

    def whole(self, name: str) -> int:
        return self._number(name, self._of(name, int))

    def object(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._of(name, dict)
        return found

    def objects(self, name: str) -> list[Mapping[str, Any]]:
        return [each if isinstance(each, dict) else self._refuse(name) for each in self._of(name, list)]

    def texts(self, name: str) -> list[str]:
        return [each if isinstance(each, str) else self._refuse(name) for each in self._of(name, list)]

    def numbers(self, name: str, count: int | None = None) -> list[int]:
        found = [self._number(name, each) for each in self._of(name, list)]
        if count is not None and len(found) != count:
            self._refuse(name)
        return found

    def hexadecimal(self, name: str, length: int) -> bytes:
        try:
            found = bytes.fromhex(self.text(name))
        except ValueError:
            found = b""
        return found if len(found) == length else self._refuse(name)

    def _of(self, name: str, type_: type) -> Any:
        value = self.said[name]
        return value if isinstance(value, type_) else self._refuse(name)

    def _number(self, name: str, value: Any) -> int:
        right = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return int(value) if right else int(self._refuse(name))

    def _refuse(self, name: str) -> Any:
        raise UnreadableInput(f"{self.verb} : {name} n’a pas la forme attendue", remedy="Voyez requests.py.")


def read_request(message: Mapping[str, Any]) -> Request:
    """The request that a message makes; UnreadableInput for an unknown verb or field."""
    verb = message.get("verb")
    if not isinstance(verb, str) or verb not in FIELDS or verb == "badge":
        raise UnreadableInput("Ce verbe n’est pas connu du signataire.", remedy="Voyez requests.py.")
    return Request(verb, {name: value for name, value in message.items() if name != "verb"})
