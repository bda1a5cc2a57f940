"""`socle legacy rehearse|take-over|template DIR`: the history since 2016, from three CSV or XLSX files.

The report goes to stdout as JSON, and in plain French to stderr.
"""

import argparse
import io
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from socle.cli.at_hand import database_at_hand
from socle.cli.frameworks import today
from socle.core.errors import UnreadableInput
from socle.core.exchange.legacy.columns import FILES
from socle.core.exchange.legacy.rehearsal import Rehearsal, rehearse
from socle.core.exchange.legacy.report import Known, report, sentences
from socle.core.exchange.legacy.totals import load_totals, reconcile
from socle.core.exchange.legacy.workbook import write_errors_xlsx, write_template_xlsx
from socle.environment import home
from socle.scheme import scheme

TABLE = "legacy_legacycertificate"
TOTALS = Path("data", "scheme", "published_totals.toml")


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("legacy", help="l’historique depuis 2016, repris de trois fichiers CSV")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    for verb, said, run in (
        ("rehearse", "dit ce que la reprise ferait ; n’écrit rien", rehearse_folder),
        ("take-over", "reprend tout, ou rien", take_over_folder),
        ("template", "écrit les trois fichiers à remplir, avec des exemples (.xlsx)", write_templates),
    ):
        command = verbs.add_parser(verb, help=said)
        command.add_argument("folder", type=Path, metavar="DOSSIER")
        command.add_argument("--on", type=date.fromisoformat, metavar="AAAA-MM-JJ", help="jour de la reprise")
        command.set_defaults(run=run)
        if verb == "rehearse":
            command.add_argument(
                "--errors", type=Path, metavar="FICHIER.xlsx", help="écrit les lignes à corriger"
            )


def rehearse_folder(options: argparse.Namespace) -> int:
    """Exit 0 when everything can be taken over, 1 when something is to mend."""
    files, day = read_folder(options.folder), options.on or today()
    known = None
    if database_at_hand(TABLE, required=False):
        from socle.apps.legacy.actions import rehearse_here

        rehearsal, new = rehearse_here(files, scheme=scheme(), on=day)
        known = new.known
    else:
        sources = {name: io.BytesIO(content) for name, content in files.items()}
        rehearsal = rehearse(sources, places=scheme().places, on=day)
    if options.errors and rehearsal.refused:
        write_errors(rehearsal, files, options.errors)
    return tell(rehearsal, known)


def write_errors(rehearsal: Rehearsal, files: Mapping[str, bytes], path: Path) -> None:
    with path.open("wb") as target:
        write_errors_xlsx(rehearsal.refused, {name: io.BytesIO(each) for name, each in files.items()}, target)
    print(f"Lignes à corriger : {path}", file=sys.stderr)


def take_over_folder(options: argparse.Namespace) -> int:
    files, day = read_folder(options.folder), options.on or today()
    database_at_hand(TABLE, required=True)
    from socle.apps.legacy.actions import rehearse_here, take_over

    rehearsal, new = rehearse_here(files, scheme=scheme(), on=day)
    if tell(rehearsal, new.known):
        print("Rien n’est repris.", file=sys.stderr)
        return 1
    written = take_over(rehearsal, files, on=day)
    said = f"Reprise {written.public_id} écrite." if written else "Tout était déjà repris : rien n’est écrit."
    print(said, file=sys.stderr)
    return 0


def read_folder(folder: Path) -> dict[str, bytes]:
    return {file.name: _told(folder / file.name).read_bytes() for file in FILES}


def _told(path: Path) -> Path:
    """The CSV file, or the workbook of the same name."""
    workbook = path.with_suffix(".xlsx")
    if path.exists() and workbook.exists():
        raise UnreadableInput(
            f"{path.name} et {workbook.name} sont tous deux là", remedy="Gardez celui qui fait foi."
        )
    return workbook if workbook.exists() else path


def tell(rehearsal: Rehearsal, known: Known | None) -> int:
    totals = reconcile(load_totals((home() / TOTALS).read_text(encoding="utf-8")), rehearsal.certificates)
    told: Mapping[str, Any] = report(rehearsal, totals, known)
    print(json.dumps(told, ensure_ascii=False, indent=1))
    for sentence in sentences(rehearsal, totals, known):
        print(sentence, file=sys.stderr)
    return 0 if told["accepted"] else 1


def write_templates(options: argparse.Namespace) -> int:
    options.folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        with (options.folder / file.name).with_suffix(".xlsx").open("xb") as target:
            write_template_xlsx(file, target)
    return 0
