"""The JSON-LD contexts that give a credential its meaning, pinned by hash; nothing is ever fetched."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socle.core.errors import Refusal, UnreadableInput

CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES_V3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
MULTIKEY_V1 = "https://w3id.org/security/multikey/v1"
DID_V1 = "https://www.w3.org/ns/did/v1"

# From the address of a context to the value of its `@context`.
Contexts = Mapping[str, Any]


class UnknownContext(Refusal):
    """A credential uses words whose meaning is not kept here: it can neither be signed nor checked."""

    def __init__(self, url: object) -> None:
        super().__init__(
            f"Le contexte « {url} » n’est pas connu de ce vérificateur.",
            "Vérifiez ce document avec l’outil de son émetteur.",
        )
        self.url = url


def load_contexts(folder: Path) -> Contexts:
    """The contexts listed in `pins.toml` of this folder; UnreadableInput names every file that changed."""
    pins = tomllib.loads((folder / "pins.toml").read_text(encoding="utf-8"))["context"]
    files = {pin["file"]: _bytes(folder / pin["file"]) for pin in pins}
    changed = tuple(
        f"{folder.name}/{pin['file']} manque ou n’a pas l’empreinte attendue"
        for pin in pins
        if hashlib.sha256(files[pin["file"]]).hexdigest() != pin["sha256"]
    )
    if changed:
        raise UnreadableInput(*changed, remedy="rétablissez les fichiers livrés avec cette version")
    return {pin["url"]: json.loads(files[pin["file"]])["@context"] for pin in pins}


def inline(value: Any, contexts: Contexts) -> Any:
    """The same JSON value, the address of each context replaced by what it says; or UnknownContext."""
    if isinstance(value, list):
        return [inline(each, contexts) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _known(each, contexts) if key == "@context" else inline(each, contexts)
        for key, each in value.items()
    }


def _known(said: Any, contexts: Contexts) -> list[Any]:
    urls = said if isinstance(said, list) else [said]
    # A context written inside a document could give any word any meaning: only kept ones are read.
    for url in urls:
        if not isinstance(url, str) or url not in contexts:
            raise UnknownContext(url if isinstance(url, str) else "écrit dans le document")
    return [contexts[url] for url in urls]


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
