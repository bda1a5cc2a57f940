"""The signer's own settings, `signer.toml`: who issues, which keys it holds and where they live."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from os import environ
from pathlib import Path
from typing import Any

from socle.core.errors import UnreadableInput
from socle.signer.file_keys import key_of_seed, read_seed
from socle.signer.keys import HeldKey, Key, Use
from socle.signer.seal_certificate import self_signed

FILE = "signer.toml"
# Lists are published every hour; a verifier without network may use one this old, and says its age.
STATUS_DAYS = 7
NEEDED = {"host": str, "organisation": str, "specimen": bool, "window_days": int, "key": list}
OPTIONAL = {"timestamp_authority": str, "address": str}
KEY_NEEDED = {"use": str, "year": int, "created": date}
KEY_OPTIONAL = {
    **dict.fromkeys(("file", "module", "token", "label", "pin_variable", "certificate"), str),
    "revoked": date,
}
REMEDY = "Comparez-le avec docs/operations.md, partie « Le signataire »."


@dataclass(frozen=True, slots=True)
class SignerSettings:
    """`window_days` is how old an award may be when it is signed; `keys` are all those ever used.

    A status list may be believed for `status_days`.
    `address` is where the site answers, `https://` and the host unless another one is said.
    """

    host: str
    organisation: str
    specimen: bool
    window_days: int
    keys: tuple[HeldKey, ...]
    address: str
    timestamp_authority: str = ""
    status_days: int = STATUS_DAYS


def load_settings(folder: Path) -> SignerSettings:
    """Read `signer.toml` and open every key; UnreadableInput names all that is wrong at once."""
    path = folder / FILE
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    problems = [f"{path} : {problem}" for problem in _problems(told)]
    if problems:
        raise UnreadableInput(*problems, remedy=REMEDY)
    return SignerSettings(
        host=told["host"],
        organisation=told["organisation"],
        specimen=told["specimen"],
        window_days=told["window_days"],
        keys=tuple(_held(folder, key, told["organisation"]) for key in told["key"]),
        address=told.get("address", f"https://{told['host']}").rstrip("/"),
        timestamp_authority=told.get("timestamp_authority", ""),
    )


def _problems(told: Mapping[str, Any]) -> list[str]:
    found = _wrong(told, NEEDED, OPTIONAL, "")
    keys = told.get("key", [])
    for rank, key in enumerate(keys if isinstance(keys, list) else []):
        found += _wrong(key, KEY_NEEDED, KEY_OPTIONAL, f"key[{rank}].")
        if key.get("use") not in list(Use):
            found.append(f"key[{rank}].use : {', '.join(Use)}")
        if ("file" in key) == ("module" in key):
            found.append(f"key[{rank}] : une clé est dans un fichier (file) ou dans un module (module)")
    names = [(key.get("use"), key.get("year")) for key in keys if isinstance(key, dict)]
    found += [f"deux clés {use} de {year}" for use, year in sorted({n for n in names if names.count(n) > 1})]
    missing = [use for use in Use if use not in {name[0] for name in names}]
    return found + [f"aucune clé pour « {use} »" for use in missing]


def _wrong(
    told: Mapping[str, Any], needed: Mapping[str, type], more: Mapping[str, type], at: str
) -> list[str]:
    found = [f"{at}{name} manque" for name in needed if name not in told]
    known = {**needed, **more}
    found += [f"{at}{name} est inconnu" for name in told if name not in known]
    wrong = [name for name, value in told.items() if name in known and not isinstance(value, known[name])]
    return found + [f"{at}{name} n’est pas du type attendu" for name in wrong]


def _held(folder: Path, told: Mapping[str, Any], organisation: str) -> HeldKey:
    use, year = Use(told["use"]), told["year"]
    key = _key(folder, use, told)
    certificate = b""
    if use is Use.SEAL:
        named = told.get("certificate")
        created = told["created"]
        certificate = (
            (folder / named).read_bytes()
            if named
            else self_signed(key, organisation=organisation, on=created)
        )
    return HeldKey(use, year, key, told["created"], told.get("revoked"), certificate)


def _key(folder: Path, use: Use, told: Mapping[str, Any]) -> Key:
    if "file" in told:
        return key_of_seed(use, read_seed(folder / told["file"]))
    # Needed only where keys live in a module.
    from socle.signer.hsm_keys import Address, key_in_module

    pin = environ.get(told.get("pin_variable", ""), "")
    return key_in_module(use, Address(told["module"], told.get("token", ""), told.get("label", ""), pin))
