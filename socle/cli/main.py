"""`socle NOUN VERB`. Exit 0 done, 1 refused, 2 wrong use or unreadable input, 3 could not be checked.

Results go to stdout (JSON keys in English), messages to stderr in French.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from socle.cli import (
    backup,
    candidates,
    cdc,
    check,
    credential,
    data,
    decide,
    declaration,
    demo,
    frameworks,
    impact,
    legacy,
    manage,
    monitor,
    signer,
    verify,
    witness,
    worker,
)
from socle.cli import database_commands as database
from socle.core.errors import Refusal, UnreadableInput
from socle.core.framework.problems import FrameworkError
from socle.environment import MissingSettings

DONE, REFUSED, UNREADABLE, UNCHECKED = 0, 1, 2, 3
NOUNS = (
    *(
        decide,
        check,
        frameworks,
        candidates,
        cdc,
        declaration,
        legacy,
        data,
        impact,
        verify,
        credential,
        signer,
        witness,
        monitor,
    ),
    *(database, backup, demo, worker, manage),
)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="socle", description="Fait vivre une certification de compétences.")
    nouns = top.add_subparsers(dest="noun", required=True, metavar="NOM")
    for noun in NOUNS:
        noun.add_commands(nouns)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["manage"]:
        return manage.run_django(arguments)
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except (UnreadableInput, FrameworkError) as error:
        return say(str(error), getattr(error, "remedy", ""), UNREADABLE)
    except Refusal as refusal:
        return say(refusal.reason, refusal.remedy, REFUSED)
    except MissingSettings as error:
        return say(str(error), "", UNREADABLE)
    except OSError as error:
        return say(f"{error.filename or ''} : {error.strerror or error}", "Vérifiez le chemin.", UNREADABLE)


def say(reason: str, remedy: str, status: int) -> int:
    """Tell what is wrong and what to do, on stderr; answer the exit status."""
    print(f"error: {reason}", file=sys.stderr)
    if remedy:
        print(f"hint: {remedy}", file=sys.stderr)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
