"""`socle candidates check|template`: every error of a 26-column candidate file, without a database."""

import argparse
from pathlib import Path
from typing import Any

from socle.cli import candidate_imports
from socle.cli.candidate_imports import add_check_options, say_progress, tell_errors
from socle.cli.frameworks import today
from socle.core.exchange.candidates.checking import check_file
from socle.core.exchange.candidates.choices import choices
from socle.core.exchange.candidates.template import write_template_xlsx
from socle.scheme import scheme


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("candidates", help="les fichiers de candidats à 26 colonnes")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    checking = verbs.add_parser("check", help="dit toutes les erreurs d’un fichier CSV ou XLSX")
    checking.add_argument("file", type=Path)
    add_check_options(checking)
    checking.set_defaults(run=check)
    template = verbs.add_parser("template", help="écrit un modèle vierge (.xlsx)")
    template.add_argument("file", type=Path)
    template.set_defaults(run=write_template)
    candidate_imports.add_verbs(verbs)


def check(options: argparse.Namespace) -> int:
    """Exit 0 when the whole file can be taken in, 1 when something is to mend."""
    with options.file.open("rb") as source:
        report = check_file(source, on=options.on or today(), progress=say_progress("lues"))
    tell_errors(report.errors, report.faulty_lines, report.lines, options.errors)
    return 0 if report.is_accepted else 1


def write_template(options: argparse.Namespace) -> int:
    with options.file.open("wb") as target:
        write_template_xlsx(target, choices(scheme().lists, today()))
    return 0
