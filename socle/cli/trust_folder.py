"""What a verifier keeps of the issuers it trusts: a folder, or one folder for each of them."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socle.core.credential.trust import Trust, trust_in
from socle.core.errors import UnreadableInput
from socle.core.log.note import VerifierKey, read_vkey

DID = (Path("did.json"), Path(".well-known", "did.json"))
JWKS = (Path("jwks.json"), Path(".well-known", "jwks.json"))
WITNESSES = Path("log", "witnesses")
REMEDY = "Reprenez ces fichiers chez l’émetteur : did.json, jwks.json, status/ et log/witnesses."


@dataclass(frozen=True, slots=True)
class TrustFolder:
    """`seals` are the X.509 certificates (DER) of the seals that are trusted."""

    trust: Trust
    seals: tuple[bytes, ...]


def read_trust(folder: Path | None) -> TrustFolder:
    """What the folder says; without one, nobody is known and nothing is ever called false for that."""
    homes = list(_homes(folder)) if folder else []
    if folder and not homes:
        raise UnreadableInput(f"{folder} ne contient pas de did.json", remedy=REMEDY)
    trust = trust_in(
        [each for home in homes for each in _objects(home, DID)],
        status_lists=[each for home in homes for each in _status_lists(home)],
        witnesses=[key for home in homes for key in _witnesses(home)],
    )
    return TrustFolder(trust, tuple(der for home in homes for der in _seals(home)))


def _homes(folder: Path) -> Iterator[Path]:
    places = [folder, *sorted(path for path in folder.glob("*") if path.is_dir())]
    yield from (place for place in places if any((place / name).is_file() for name in DID))


def _objects(home: Path, names: tuple[Path, ...]) -> Iterator[dict[str, Any]]:
    found = next((home / name for name in names if (home / name).is_file()), None)
    if found:
        yield _object(found)


def _status_lists(home: Path) -> Iterator[dict[str, Any]]:
    yield from (_object(path) for path in sorted((home / "status").glob("*")) if path.is_file())


def _witnesses(home: Path) -> Iterator[VerifierKey]:
    path = home / WITNESSES
    if path.is_file():
        yield from (read_vkey(line) for line in path.read_text(encoding="utf-8").splitlines() if line)


def _seals(home: Path) -> Iterator[bytes]:
    for jwks in _objects(home, JWKS):
        try:
            yield from (base64.b64decode(key["x5c"][0], validate=True) for key in jwks["keys"])
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise UnreadableInput(f"{home} : jwks.json est illisible", remedy=REMEDY) from error


def _object(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise UnreadableInput(f"{path} n’est pas un objet JSON", remedy=REMEDY)
    return value
