"""`socle monitor`: is the public log still the one seen last time? Anyone can ask; no Django, no database."""

import argparse
import json
import sys
from dataclasses import asdict
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from socle.cli.witness_server import write_durably
from socle.core.log.monitor import read_last_seen, watch_log
from socle.core.log.note import read_vkey
from socle.core.log.proof import Policy
from socle.core.log.tiles import Read

DONE, TROUBLE, UNCHECKED = 0, 1, 3
SECONDS_PER_FILE = 30
LARGEST_FILE = 32 * 1024 * 1024


def add_commands(nouns: Any) -> None:
    command = nouns.add_parser("monitor", help="vérifie que le journal public n’a rien perdu ni changé")
    command.add_argument("source", help="dossier ou adresse du journal")
    command.add_argument("--state", type=Path, required=True, help="fichier du dernier état vu")
    command.add_argument("--log", action="append", required=True, help="clé de vérification du journal")
    command.add_argument("--witness", action="append", default=[], help="clé de vérification d’un témoin")
    command.add_argument("--quorum", type=int, help="témoins exigés (tous, si rien n’est dit)")
    command.set_defaults(run=monitor)


def monitor(options: argparse.Namespace) -> int:
    """Print what was found; the state seen moves on only when nothing is wrong."""
    witnesses = tuple(map(read_vkey, options.witness))
    quorum = len(witnesses) if options.quorum is None else options.quorum
    policy = Policy(tuple(map(read_vkey, options.log)), witnesses, quorum)
    last = read_last_seen(options.state.read_bytes() if options.state.exists() else None)
    read = files_at(options.source)
    try:
        content = read("checkpoint")
        if content is None:
            return unchecked(f"{options.source} : il n’y a pas d’état signé (checkpoint) ici.")
        report = watch_log(read, content, last=last, policy=policy)
    except (OSError, HTTPException) as error:
        return unchecked(f"{options.source} : le journal ne répond pas ({error}).")
    if not report.problems:
        write_durably(options.state, content)
    print(json.dumps(asdict(report), ensure_ascii=False, indent=2))
    return TROUBLE if report.problems else DONE


def files_at(source: str) -> Read:
    """The files of a log in a folder or at an address."""
    if source.startswith(("https://", "http://")):
        return lambda path: fetch(f"{source.rstrip('/')}/{path}")
    return lambda path: read_file(Path(source) / path)


def read_file(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def fetch(address: str) -> bytes | None:
    """The file at an http(s) address; None when the server says that there is none."""
    try:
        with urlopen(address, timeout=SECONDS_PER_FILE) as answer:  # noqa: S310 — http(s) alone, see files_at
            content: bytes = answer.read(LARGEST_FILE + 1)
    except HTTPError as error:
        if error.code in (404, 410):
            return None
        raise
    if len(content) > LARGEST_FILE:
        raise OSError(f"{address} dépasse {LARGEST_FILE} octets")
    return content


def unchecked(reason: str) -> int:
    print(f"error: {reason}", file=sys.stderr)
    print("hint: Vérifiez l’adresse, puis recommencez : rien n’est dit du journal.", file=sys.stderr)
    return UNCHECKED
