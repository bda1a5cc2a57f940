"""When a protocol was locked, and every change since: STUDY.lock.toml beside STUDY.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date

from socle.core.days import in_full
from socle.core.errors import Refusal, UnreadableInput

HEAD = "# Écrit par « socle impact lock ». Chaque ligne reste : une étude ne change qu’au vu de tous.\n"


@dataclass(frozen=True, slots=True)
class Locked:
    """One version of the protocol, by its hash; from the second on, why it changed."""

    sha256: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """What the results repeat of it."""

    said: str = "non verrouillé avant la lecture des résultats"
    on: str = ""


UNLOCKED = Lock()


def read_lock(content: bytes) -> tuple[Locked, ...]:
    try:
        found = tomllib.loads(content.decode("utf-8"))["locked"]
        return tuple(Locked(each["sha256"], each["on"], each.get("reason", "")) for each in found)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        raise UnreadableInput(
            "Le verrou du protocole ne se lit pas.", remedy="Reprenez le fichier .lock.toml d’origine."
        ) from None


def locked_again(former: tuple[Locked, ...], sha256: str, on: date, reason: str) -> tuple[Locked, ...]:
    """The former versions and this one; a change without its reason is refused."""
    if former and former[-1].sha256 == sha256:
        raise Refusal(
            f"Ce protocole est déjà verrouillé depuis le {in_full(former[-1].on)}.", "Lancez l’étude."
        )
    if former and not reason.strip():
        raise Refusal(
            f"Le protocole a changé depuis son verrouillage, le {in_full(former[-1].on)}.",
            "Dites pourquoi avec --reason, ou reprenez le protocole verrouillé.",
        )
    if former and on < former[-1].on:
        raise Refusal("Cet amendement précède le verrouillage.", "Corrigez --on.")
    return (*former, Locked(sha256, on, reason.strip() if former else ""))


def written(versions: tuple[Locked, ...]) -> str:
    return HEAD + "".join(
        f'\n[[locked]]\nsha256 = "{each.sha256}"\non = {each.on.isoformat()}\n'
        + (f"reason = {_quoted(each.reason)}\n" if each.reason else "")
        for each in versions
    )


def standing(versions: tuple[Locked, ...], sha256: str) -> Lock:
    """What may be said of this protocol before its results are read."""
    if not versions:
        return UNLOCKED
    first, last = versions[0], versions[-1]
    amended = f", amendé {len(versions) - 1} fois depuis" if len(versions) > 1 else ""
    if last.sha256 != sha256:
        return Lock(
            f"verrouillé le {in_full(first.on)}{amended}, puis modifié sans amendement", first.on.isoformat()
        )
    return Lock(f"verrouillé le {in_full(first.on)}{amended}", first.on.isoformat())


def _quoted(text: str) -> str:
    """A TOML string on one line."""
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
