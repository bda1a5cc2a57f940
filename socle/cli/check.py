"""`socle check`: everything experts edit is well formed, before anyone relies on it."""

import argparse
import sys
from typing import Any

from socle.cli.manage import django
from socle.core.exchange.cdc.schemas import official_schemas
from socle.core.framework.catalogue import find_framework, list_versions
from socle.core.privacy import FILE
from socle.environment import OFFICIAL_SCHEMAS, home
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
    official_schemas(home() / OFFICIAL_SCHEMAS)
    django("check")
    return report_undeclared_fields()


def report_undeclared_fields() -> int:
    """Refuse a personal field that does not say why it is kept, by what right and how long."""
    from socle.apps.privacy import undeclared_fields

    problems = undeclared_fields()
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    if problems:
        print(f"hint: complétez {FILE}.", file=sys.stderr)
    return 1 if problems else 0
