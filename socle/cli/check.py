"""`socle check`: everything experts edit is well formed, before anyone relies on it."""

import argparse
from typing import Any

from socle.cli.manage import django
from socle.core.framework.catalogue import find_framework, list_versions
from socle.environment import home
from socle.scheme import scheme


def add_commands(nouns: Any) -> None:
    command = nouns.add_parser("check", help="vérifie les données et les réglages")
    command.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    root = home() / "data" / "frameworks"
    for slug, version in list_versions(root):
        framework = find_framework(root, slug, version)
        print(f"{slug} {version}: {len(framework.domains)} domains, {framework.criterion_count} criteria")
    scheme()
    django("check")
    return 0
