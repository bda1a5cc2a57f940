"""`socle candidates import|export`: take a file in, and give it back.

Without `--confirm` nothing is written, and no database is needed: what one knows is told when there is one.
"""

import argparse
import io
import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from uuid import UUID

from socle.cli.at_hand import database_at_hand
from socle.cli.frameworks import today
from socle.core.errors import Refusal
from socle.core.exchange.candidates.checking import CellError, CheckedLine, check_file
from socle.core.exchange.candidates.choices import choices
from socle.core.exchange.candidates.columns import POSITION
from socle.core.exchange.candidates.mending import write_errors_xlsx
from socle.core.exchange.candidates.reading import read_lines
from socle.core.exchange.candidates.writing import write_errors_csv
from socle.scheme import scheme

if TYPE_CHECKING:
    from socle.apps.exchanges.checking import Checked
    from socle.apps.exchanges.destination import Destination

TABLE = "exchanges_import"
PROGRESS_EVERY = 10_000
NO_DATABASE = "Sans base de données : les personnes déjà connues ne sont pas cherchées."
NO_SITE = "Le fichier ne dit pas l’établissement : ajoutez --site SIRET pour l’importer."


def add_verbs(verbs: Any) -> None:
    importing = verbs.add_parser("import", help="contrôle un fichier ; avec --confirm, l’importe")
    importing.add_argument("file", type=Path)
    importing.add_argument("--site", metavar="SIRET", help="l’établissement, quand le fichier ne le dit pas")
    importing.add_argument("--confirm", action="store_true", help="écrit ; sans cela, contrôle seulement")
    add_check_options(importing)
    importing.set_defaults(run=import_file)
    exporting = verbs.add_parser("export", help="rend le fichier d’une importation")
    exporting.add_argument("--import", dest="import_id", type=UUID, required=True, metavar="ID")
    exporting.add_argument("--out", type=Path, metavar="FICHIER", help="sans cela, sur la sortie standard")
    exporting.set_defaults(run=export_file)


def add_check_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--errors", type=Path, metavar="FICHIER", help="écrit les lignes fautives (.csv ou .xlsx)"
    )
    command.add_argument("--on", type=date.fromisoformat, metavar="AAAA-MM-JJ", help="jour du contrôle")


def import_file(options: argparse.Namespace) -> int:
    """Exit 0 when the whole file can be taken in (and is, with `--confirm`), 1 when something is to mend."""
    content, day = options.file.read_bytes(), options.on or today()
    if not options.confirm and not options.site and not names_its_site(content):
        return tell_offline(content, options, day, NO_SITE)
    if not database_at_hand(TABLE, required=options.confirm):
        return tell_offline(content, options, day, NO_DATABASE)
    from socle.apps.exchanges.actions import refuse_sent_before
    from socle.apps.exchanges.checking import check_content

    destination = destination_of(options.site)
    refuse_sent_before(content, destination)
    checked = check_content(content, destination, scheme=scheme(), on=day, progress=say_progress("lues"))
    tell_errors(checked.errors, checked.faulty, checked.lines, options.errors)
    if checked.faulty:
        return 1
    tell_plan(checked)
    if options.confirm:
        print(enter(content, destination, checked, day))
    else:
        print("Rien n’est écrit. Ajoutez --confirm pour importer.", file=sys.stderr)
    return 0


def enter(content: bytes, destination: "Destination", checked: "Checked", day: date) -> UUID:
    """The public id of the import, once every line is written."""
    from django.db import transaction

    from socle.apps.exchanges.actions import confirm_import, keep_check

    with transaction.atomic():
        record = keep_check(content, destination, checked, by=None, on=day)
        told = say_progress("écrites")
        return confirm_import(
            record, checked=checked, scheme=scheme(), by=None, on=day, progress=told
        ).public_id


def tell_offline(content: bytes, options: argparse.Namespace, day: date, why: str) -> int:
    report = check_file(io.BytesIO(content), on=day, progress=say_progress("lues"))
    tell_errors(report.errors, report.faulty_lines, report.lines, options.errors)
    print(why, file=sys.stderr)
    return 0 if report.is_accepted else 1


def tell_errors(
    errors: tuple[CellError, ...], faulty: tuple[CheckedLine, ...], lines: int, kept: Path | None
) -> None:
    """Every error on stdout; the faulty lines in a file that can be mended and sent."""
    for error in errors:
        print(error)
    if kept and faulty:
        with kept.open("wb") as target:
            if kept.suffix == ".xlsx":
                write_errors_xlsx(faulty, target, choices(scheme().lists, today()))
            else:
                write_errors_csv(faulty, target)
    plural = "s" if lines > 1 else ""
    print(f"{lines} ligne{plural} lue{plural}, {len(faulty)} à corriger", file=sys.stderr)


def tell_plan(checked: "Checked") -> None:
    """What would be written, and about whom there is a doubt."""
    for line in checked.maybe_known:
        print(f"ligne {line.number} : cette personne est peut-être déjà connue", file=sys.stderr)
    for line in checked.entered:
        print(f"ligne {line.number} : déjà importée, elle ne sera pas écrite de nouveau", file=sys.stderr)
    outside = sum(bool(line.opening.source) for line in checked.ready)
    print(
        f"À écrire : {len(checked.ready)}, dont {outside} avec un résultat obtenu ailleurs, "
        "à valider par le certificateur",
        file=sys.stderr,
    )


def names_its_site(content: bytes) -> bool:
    """Whether the first candidate has a SIRET; true of a file without candidates: the check will say it."""
    lines = read_lines(io.BytesIO(content))
    next(lines, None)
    _, cells = next(lines, (0, ()))
    rank = POSITION["establishment_siret"]
    return len(cells) <= rank or bool(cells[rank].strip())


def destination_of(siret: str | None) -> "Destination":
    from socle.apps.exchanges.destination import Destination
    from socle.apps.organisations.models import Site

    if not siret:
        return Destination()
    site = Site.objects.filter(siret=siret).select_related("body").first()
    if site is None:
        raise Refusal(
            f"Aucun établissement n’est connu sous le SIRET {siret}.",
            "Vérifiez le numéro, ou enregistrez d’abord l’établissement.",
        )
    return Destination.at(site)


def export_file(options: argparse.Namespace) -> int:
    """The canonical file: the very bytes handed in when they were canonical."""
    database_at_hand(TABLE, required=True)
    from socle.apps.exchanges.models import Import
    from socle.apps.exchanges.queries import export

    record = Import.objects.filter(public_id=options.import_id, confirmed_on__isnull=False).first()
    if record is None:
        raise Refusal(f"Aucune importation n’a l’identifiant {options.import_id}.", "Vérifiez l’identifiant.")
    with options.out.open("wb") if options.out else nullcontext(stdout_bytes()) as target:
        export(record, target)
    return 0


def stdout_bytes() -> BinaryIO:
    return sys.stdout.buffer


def say_progress(done: str) -> Callable[[int], None]:
    """Tells on stderr each ten thousand lines: a short file says nothing."""
    passed = 0

    def say(count: int) -> None:
        nonlocal passed
        if count // PROGRESS_EVERY > passed:
            passed = count // PROGRESS_EVERY
            print(f"{count} lignes {done}…", file=sys.stderr, flush=True)

    return say
