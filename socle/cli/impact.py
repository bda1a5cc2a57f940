"""`socle impact …`: impact studies, without a database. Numbers are loaded only when one is run."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from socle.core.errors import UnreadableInput

EXAMPLES = ("clea", "lalonde")
LEAST = 11


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("impact", help="les études d’impact")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    running = verbs.add_parser("run", help="conduit une étude, du protocole au rapport")
    running.add_argument("study", type=Path, metavar="STUDY.toml")
    running.add_argument("--data", type=Path, required=True, metavar="FICHIER", help="CSV ou Parquet")
    running.add_argument("--out", type=Path, required=True, metavar="DOSSIER")
    running.add_argument("--on", type=day, help="la date du rapport (AAAA-MM-JJ) ; sans cela, aujourd’hui")
    running.add_argument("--least", type=int, help="cache tout effectif plus petit (centre de données : 11)")
    running.set_defaults(run=run)
    simulating = verbs.add_parser("simulate", help="invente des personnes, et dit la vérité sur elles")
    simulating.add_argument("--n", type=int, default=28_000, help="combien de personnes")
    simulating.add_argument("--seed", type=int, default=1, help="la même graine donne les mêmes personnes")
    simulating.add_argument("--out", type=Path, required=True, metavar="FICHIER.csv")
    simulating.set_defaults(run=simulate)
    example = verbs.add_parser("example", help="écrit une étude d’exemple : protocole et données")
    example.add_argument("name", choices=EXAMPLES)
    example.add_argument("--out", type=Path, required=True, metavar="DOSSIER")
    example.set_defaults(run=write_example)
    locking = verbs.add_parser("lock", help="verrouille et date un protocole, avant de lire les résultats")
    locking.add_argument("study", type=Path, metavar="STUDY.toml")
    locking.add_argument("--on", type=day, help="la date (AAAA-MM-JJ) ; sans cela, aujourd’hui")
    locking.add_argument("--reason", default="", help="pourquoi le protocole change")
    locking.set_defaults(run=lock)
    _add_data_centre(verbs)


def _add_data_centre(verbs: Any) -> None:
    exporting = verbs.add_parser("export", help="ce qu’il faut à un centre de données, sans donnée")
    exporting.add_argument("study", type=Path, metavar="STUDY.toml")
    exporting.add_argument("--out", type=Path, required=True, metavar="DOSSIER")
    exporting.set_defaults(run=export)
    importing = verbs.add_parser("import", help="relit les résultats d’un centre de données, et eux seuls")
    importing.add_argument("results", type=Path, metavar="FICHIER|DOSSIER")
    importing.add_argument("--study", type=Path, required=True, metavar="STUDY.toml")
    importing.add_argument("--out", type=Path, required=True, metavar="DOSSIER")
    importing.add_argument("--on", type=day, help="la date du rapport (AAAA-MM-JJ) ; sans cela, aujourd’hui")
    importing.add_argument("--least", type=int, default=LEAST, help="le plus petit effectif admis")
    importing.set_defaults(run=import_results)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un jour : écrivez AAAA-MM-JJ") from None


def run(options: argparse.Namespace) -> int:
    from socle.cli.impact_run import run_study

    return run_study(
        options.study, options.data, options.out, on=options.on or date.today(), least=options.least
    )


def simulate(options: argparse.Namespace) -> int:
    from socle.cli.impact_examples import write_people

    if not 1 <= options.n <= 5_000_000 or options.seed < 0:
        raise UnreadableInput(
            "Ces nombres ne conviennent pas.", remedy="De 1 à 5 000 000 personnes ; une graine positive."
        )
    return write_people(options.n, options.seed, options.out)


def write_example(options: argparse.Namespace) -> int:
    from socle.cli.impact_examples import write_clea, write_lalonde

    return (write_clea if options.name == "clea" else write_lalonde)(options.out)


def lock(options: argparse.Namespace) -> int:
    from socle.cli.impact_run import lock_study

    return lock_study(options.study, on=options.on or date.today(), reason=options.reason)


def export(options: argparse.Namespace) -> int:
    from socle.cli.impact_centre import export_study

    return export_study(options.study, options.out)


def import_results(options: argparse.Namespace) -> int:
    from socle.cli.impact_centre import import_results

    return import_results(
        options.results, options.study, options.out, on=options.on or date.today(), least=options.least
    )
