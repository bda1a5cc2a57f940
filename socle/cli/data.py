"""`socle data insee FILE`: INSEE's own history of communes in place of the table delivered."""

import argparse
from pathlib import Path
from typing import Any

from socle.core.places.history import load_insee_history
from socle.core.places.tables import load_places, with_history, write_communes
from socle.environment import home
from socle.scheme import DELIVERED, LOADED


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("data", help="les tables que l’on charge soi-même")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    insee = verbs.add_parser("insee", help="charge l’historique des communes publié par l’INSEE")
    insee.add_argument("file", type=Path)
    insee.set_defaults(run=load_history)


def load_history(options: argparse.Namespace) -> int:
    """Replaces the operator's table, whole or not at all; postal codes come from the table delivered."""
    delivered = load_places(home() / DELIVERED)
    places = with_history(delivered, load_insee_history(options.file))
    target = home() / LOADED
    target.parent.mkdir(parents=True, exist_ok=True)
    write_communes(places.communes, target)
    print(f"{target}: {len(places.communes)} communes")
    return 0
