"""`socle frameworks load|publish`: seed the shipped frameworks, publish a new version."""

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from socle.core.framework.bundle import bundle_bytes, bundle_files
from socle.core.framework.catalogue import list_versions
from socle.core.framework.difference import difference
from socle.core.framework.loading import load_bundle
from socle.environment import home

# A seed is in force from the first day of the present rules, so that any past pathway can be recorded.
SEEDS_START_ON = date(2018, 1, 1)


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("frameworks", help="les référentiels publiés")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    verbs.add_parser("load", help="publie les référentiels livrés qui manquent").set_defaults(run=load)
    publishing = verbs.add_parser("publish", help="montre ce qui change, puis publie une version")
    publishing.add_argument("folder", type=Path)
    publishing.add_argument(
        "--from", dest="starts_on", type=date.fromisoformat, required=True, metavar="AAAA-MM-JJ"
    )
    publishing.add_argument("--confirm", action="store_true", help="publie ; sans cela, montre seulement")
    publishing.set_defaults(run=publish)


def today() -> date:
    return datetime.now(ZoneInfo("Europe/Paris")).date()


def load(options: argparse.Namespace) -> int:
    _ready()
    from socle.apps.frameworks.actions import publish_version

    root = home() / "data" / "frameworks"
    for slug, label in list_versions(root):
        version = publish_version(
            bundle_bytes(root / slug / label), starts_on=SEEDS_START_ON, by=None, on=today()
        )
        print(f"{version}: {version.sha256}")
    return 0


def publish(options: argparse.Namespace) -> int:
    bundle = bundle_bytes(options.folder)
    new = load_bundle(bundle_files(bundle), where=str(options.folder))
    _ready()
    from socle.apps.frameworks.actions import publish_version
    from socle.apps.frameworks.queries import content, previous_version

    previous = previous_version(new.slug)
    if previous:
        for change in difference(content(previous), new):
            print(change.sentence)
    if not options.confirm:
        print("Rien n’est publié. Ajoutez --confirm pour publier.")
        return 0
    version = publish_version(bundle, starts_on=options.starts_on, by=None, on=today())
    print(f"{version}: {version.sha256}")
    return 0


def _ready() -> None:
    from socle.cli.database_commands import ready_server
    from socle.cli.manage import set_up

    ready_server()
    set_up()
