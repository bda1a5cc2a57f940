"""`socle candidates check FILE`: every error of a 26-column candidate file, without a database."""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from socle.core.exchange.candidates.checking import check_file
from socle.core.exchange.candidates.writing import write_errors_csv, write_errors_xlsx, write_template_xlsx


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("candidates", help="les fichiers de candidats à 26 colonnes")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    checking = verbs.add_parser("check", help="dit toutes les erreurs d’un fichier CSV ou XLSX")
    checking.add_argument("file", type=Path)
    checking.add_argument(
        "--errors", type=Path, metavar="FICHIER", help="écrit les lignes fautives (.csv ou .xlsx)"
    )
    checking.add_argument("--on", type=date.fromisoformat, metavar="AAAA-MM-JJ", help="jour du contrôle")
    checking.set_defaults(run=check)
    template = verbs.add_parser("template", help="écrit un modèle vierge (.xlsx)")
    template.add_argument("file", type=Path)
    template.set_defaults(run=write_template)


def check(options: argparse.Namespace) -> int:
    """Exit 0 when the whole file can be taken in, 1 when something is to mend."""
    day = options.on or datetime.now(ZoneInfo("Europe/Paris")).date()
    with options.file.open("rb") as source:
        report = check_file(source, on=day)
    for error in report.errors:
        print(error)
    if options.errors and report.faulty_lines:
        write = write_errors_xlsx if options.errors.suffix == ".xlsx" else write_errors_csv
        with options.errors.open("wb") as target:
            write(report.faulty_lines, target)
    print(f"{report.lines} lignes lues, {len(report.faulty_lines)} à corriger", file=sys.stderr)
    return 0 if report.is_accepted else 1


def write_template(options: argparse.Namespace) -> int:
    with options.file.open("wb") as target:
        write_template_xlsx(target)
    return 0
