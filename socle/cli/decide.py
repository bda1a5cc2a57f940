"""`socle decide FILE.json`: the decision on a set of ratings, without a database."""

import argparse
from pathlib import Path
from typing import Any

from socle.core.certification import decide_certification
from socle.core.decision_file import decision_as_json, read_request
from socle.core.errors import UnreadableInput
from socle.core.framework.catalogue import find_framework
from socle.core.framework.model import Framework
from socle.environment import home


def add_commands(nouns: Any) -> None:
    command = nouns.add_parser("decide", help="dit si les verdicts d’un fichier JSON donnent le certificat")
    command.add_argument("file", type=Path)
    command.set_defaults(run=decide)


def decide(options: argparse.Namespace) -> int:
    try:
        text = options.file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{options.file} n’est pas en UTF-8", remedy="Enregistrez-le en UTF-8."
        ) from error
    request = read_request(text, shipped_framework)
    print(decision_as_json(decide_certification(request.framework, request.ratings)))
    return 0


def shipped_framework(slug: str, version: str) -> Framework:
    return find_framework(home() / "data" / "frameworks", slug, version)
