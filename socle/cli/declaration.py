"""`socle declaration prepare|report`: what the certifier's pages do, for batches too long for a page.

The act is done in the name of an account, which must hold the certifier's role.
"""

import argparse
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from socle.cli.at_hand import database_at_hand
from socle.cli.frameworks import today
from socle.core.errors import Refusal
from socle.core.exchange.cdc.emitter import PARIS
from socle.scheme import scheme

if TYPE_CHECKING:
    from socle.apps.accounts.models import Account

TABLE = "declarations_batch"


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("declaration", help="les lots déclarés à la Caisse des Dépôts")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    preparing = verbs.add_parser("prepare", help="prépare les lots de tout ce qui peut être déclaré")
    preparing.set_defaults(run=prepare)
    reporting = verbs.add_parser("report", help="importe le rapport d’un lot")
    reporting.add_argument("batch", type=UUID, metavar="LOT")
    reporting.add_argument("file", type=Path, metavar="RAPPORT.xml")
    reporting.set_defaults(run=report)
    for command in (preparing, reporting):
        command.add_argument("--by", required=True, metavar="ADRESSE", help="compte du certificateur")
        command.add_argument("--on", type=date.fromisoformat, metavar="AAAA-MM-JJ", help="jour de l’acte")


def prepare(options: argparse.Namespace) -> int:
    """Exit 0 when everything is in a batch, 1 when some passages stay to prepare."""
    database_at_hand(TABLE, required=True)
    from socle.apps.declarations.preparing import prepare_batches

    on, at = options.on or today(), datetime.now(PARIS)
    done = prepare_batches(scheme=scheme(), by=_account(options.by), on=on, at=at)
    told = [
        {
            "id": str(each.public_id),
            "name": each.name,
            "passages": each.count,
            "size": each.size,
            "sha256": each.sha256,
        }
        for each in done.batches
    ]
    print(json.dumps({"batches": told, "left": done.left}))
    if done.left:
        print(f"{done.left} passage(s) restent à préparer : leur page dit pourquoi.", file=sys.stderr)
    return 1 if done.left else 0


def report(options: argparse.Namespace) -> int:
    database_at_hand(TABLE, required=True)
    from socle.apps.declarations.models import Batch
    from socle.apps.declarations.reporting import import_report

    batch = Batch.objects.filter(public_id=options.batch).first()
    if batch is None:
        raise Refusal(f"Aucun lot n’a l’identifiant {options.batch}.", "Il est sur la page du lot.")
    content, on = options.file.read_bytes(), options.on or today()
    done = import_report(batch, content, by=_account(options.by), on=on)
    print(json.dumps({"integrated": done.integrated, "rejected": done.rejected, "state": batch.state}))
    return 0


def _account(email: str) -> "Account":
    from socle.apps.accounts.models import Account

    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        raise Refusal(f"Aucun compte n’a l’adresse {email}.", "Donnez celle d’un compte du certificateur.")
    return account
