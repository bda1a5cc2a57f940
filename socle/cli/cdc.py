"""`socle cdc build|check|receipt`: the declaration to the Caisse des Dépôts, without a database."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from socle.cli.cdc_build import build_files
from socle.core.errors import UnreadableInput
from socle.core.exchange.cdc.emitter import PARIS
from socle.core.exchange.cdc.model import Profile
from socle.core.exchange.cdc.receipt import Outcome, read_receipt
from socle.core.exchange.cdc.rejections import explanation
from socle.core.exchange.cdc.schemas import schemas
from socle.core.exchange.cdc.validating import faults_of, profile_of
from socle.environment import OFFICIAL_SCHEMAS, home
from socle.scheme import scheme


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("cdc", help="la déclaration à la Caisse des Dépôts")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    building = verbs.add_parser("build", help="construit les fichiers à déposer")
    building.add_argument("--profile", choices=list(Profile), required=True)
    building.add_argument("--from", dest="source", type=Path, required=True, metavar="PASSAGES.csv")
    building.add_argument("--settings", type=Path, required=True, metavar="EMITTER.toml")
    building.add_argument("--out", type=Path, required=True, metavar="DOSSIER")
    building.add_argument("--max-bytes", type=int, help="taille d’un fichier ; sans cela, le paramètre")
    building.add_argument("--max-passages", type=int, help="passages d’un fichier ; sans cela, le paramètre")
    building.set_defaults(run=build_files)
    checking = verbs.add_parser("check", help="dit si un fichier peut être déposé")
    checking.add_argument("file", type=Path)
    checking.set_defaults(run=check)
    receiving = verbs.add_parser("receipt", help="lit un rapport de traitement")
    receiving.add_argument("file", type=Path)
    receiving.set_defaults(run=receipt)


def check(options: argparse.Namespace) -> int:
    """Exit 0 when the file can be deposited, 1 with each line and reason."""
    most = scheme().parameters.value("declaration_bytes", on=datetime.now(PARIS).date())
    if options.file.stat().st_size > most:
        print(f"le fichier dépasse {most} octets : il ne peut pas être déposé")
        return 1
    with options.file.open("rb") as source:
        try:
            profile = profile_of(source)
        except UnreadableInput as error:
            print(error)
            return 1
        faults = faults_of(source, schemas(profile, home() / OFFICIAL_SCHEMAS))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def receipt(options: argparse.Namespace) -> int:
    """One JSON object a passage."""
    with options.file.open("rb") as source:
        found = read_receipt(source)
    for outcome in found.outcomes:
        print(json.dumps(told_outcome(outcome, found.flux), ensure_ascii=False))
    return 0


def told_outcome(outcome: Outcome, flux: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "idTechnique": outcome.passage,
        "status": "integrated" if outcome.is_integrated else "rejected",
        "idFlux": flux,
        "message": outcome.message,
    }
    return told if outcome.is_integrated else told | asdict(explanation(outcome.message))
