"""`socle signer`: the process that holds the keys; it needs neither database nor network."""

import argparse
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_bytes
from typing import Any

from socle.core.credential.contexts import load_contexts
from socle.core.errors import Refusal
from socle.environment import home, is_production
from socle.signer.file_keys import write_seed
from socle.signer.keys import Use
from socle.signer.settings import FILE, load_settings

FOLDER = Path("var", "signer")


def add_commands(nouns: Any) -> None:
    verbs = nouns.add_parser("signer", help="signe ce que le journal contient").add_subparsers(
        dest="verb", required=True
    )
    new = verbs.add_parser("new-keys", help="crée les clés d’une année, pour le développement")
    new.add_argument("--folder", type=Path, help="var/signer sinon")
    new.add_argument("--host", default="localhost:8000")
    new.add_argument("--address", default="http://localhost:8000")
    new.add_argument("--organisation", required=True, help="nom légal du certificateur")
    new.add_argument("--year", type=int, help="l’année en cours sinon")
    new.add_argument("--window-days", type=int, default=31)
    new.set_defaults(run=new_keys)
    server = verbs.add_parser("serve", help="répond jusqu’à Ctrl-C")
    server.add_argument("--folder", type=Path, help="dossier de signer.toml ; var/signer sinon")
    server.add_argument("--socket", type=Path, help="« socket » dans ce dossier sinon")
    server.set_defaults(run=serve)


def new_keys(options: argparse.Namespace) -> int:
    """Keys of a year in files; `signer.toml` is written the first time, completed the next years."""
    folder, year = options.folder or home() / FOLDER, options.year or date.today().year
    for use in Use:
        write_seed(folder / f"{use}-{year}.key", token_bytes(32))
    path = folder / FILE
    if not path.exists():
        path.write_text(_head(options), encoding="utf-8")
    with path.open("a", encoding="utf-8") as file:
        file.writelines(_key(use, year) for use in Use)
    print(f"{path} : clés de {year}")
    return 0


def serve(options: argparse.Namespace) -> int:
    from socle.signer.desk import Desk
    from socle.signer.server import Server

    folder = options.folder or home() / FOLDER
    settings = load_settings(folder)
    if is_production() and settings.specimen:
        raise Refusal(
            "En production, le signataire ne signe pas de spécimens.",
            f"Écrivez specimen = false et les vraies clés dans {folder / FILE}.",
        )
    contexts = load_contexts(home() / "data" / "contexts")
    desk = Desk(settings, contexts, folder=folder, clock=lambda: datetime.now(UTC))
    with Server(options.socket or folder / "socket", desk) as server, suppress(KeyboardInterrupt):
        print(f"signataire de {settings.host} : {server.server_address!s}", file=sys.stderr, flush=True)
        server.serve_forever()
    return 0


def _head(options: argparse.Namespace) -> str:
    return (
        f"# Development signer: it signs specimens. docs/operations.md says how to hold real keys.\n"
        f'host = "{options.host}"\naddress = "{options.address}"\n'
        f'organisation = "{options.organisation}"\nspecimen = true\nwindow_days = {options.window_days}\n'
    )


def _key(use: Use, year: int) -> str:
    return f'\n[[key]]\nuse = "{use}"\nyear = {year}\ncreated = {year}-01-01\nfile = "{use}-{year}.key"\n'
