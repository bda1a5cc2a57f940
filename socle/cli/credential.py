"""`socle credential sample`: specimens of everything that is published, without a database."""

import argparse
from pathlib import Path
from typing import Any

from socle.core.errors import Refusal


def add_commands(nouns: Any) -> None:
    verbs = nouns.add_parser("credential", help="documents que tout le monde peut vérifier").add_subparsers(
        dest="verb", required=True
    )
    command = verbs.add_parser("sample", help="écrit des spécimens, leurs clés et leur journal")
    command.add_argument("--n", type=int, default=20, help="combien de personnes")
    command.add_argument("--seed", type=int, default=7, help="la même graine donne les mêmes fichiers")
    command.add_argument("--out", type=Path, required=True, help="dossier vide, ou à créer")
    command.set_defaults(run=sample)


def sample(options: argparse.Namespace) -> int:
    from socle.cli.credential_sample import make_sample

    if not 1 <= options.n <= 999:
        raise Refusal(f"{options.n} spécimens ne se font pas.", "Demandez-en de 1 à 999.")
    if options.out.exists() and any(options.out.iterdir()):
        raise Refusal(f"{options.out} n’est pas vide.", "Nommez un dossier vide ou à créer.")
    files = make_sample(options.n, options.seed)
    for path, content in files.items():
        target = options.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    print(f"{len(files)} fichiers dans {options.out}")
    return 0
