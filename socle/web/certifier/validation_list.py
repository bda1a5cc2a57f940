"""The files that wait for a validation, and the decisions taken, as files of a spreadsheet."""

from collections.abc import Iterator

from socle.apps.frameworks.models import Framework
from socle.core.exchange.tables.table import Cell, Table
from socle.core.jury import JuryVerdict
from socle.web.certifier.validation_page import File, files_of, made
from socle.web.certifier.waiting import IS_HELD, waiting_in
from socle.web.juries.words import verdict_label
from socle.web.pathways.words import short_title

WAITING = (
    "Nom",
    "Né(e) le",
    "D’où vient le résultat",
    "Résultat du",
    "Établissement",
    "A déjà ce certificat",
    "Ouvert",
)
DECISIONS = ("Jour", "Certificat", "Par", "Décision", "Dossiers")
YES_NO = {True: "oui", False: "non"}


def waiting_list(framework: Framework | None, account: int) -> Table:
    """Every file that waits in this framework, the first sent in first."""
    waiting = waiting_in(*([framework] if framework else [])).annotate(is_held=IS_HELD)
    return Table(
        "Dossiers qui attendent", WAITING, map(_waiting, files_of(list(waiting), frozenset(), account))
    )


def _waiting(file: File) -> tuple[Cell, ...]:
    said = (file.name, file.birth_date, file.source, file.result_on, file.site)
    return *said, YES_NO[file.is_held], YES_NO[file.is_opened]


def decisions_list() -> Table:
    return Table("Décisions prises", DECISIONS, _decisions())


def _decisions() -> Iterator[tuple[Cell, ...]]:
    for each in made():
        decision = (
            "Certificats accordés" if each.verdict == JuryVerdict.GRANTED else verdict_label(each.verdict)
        )
        framework = short_title(each.framework)
        yield each.validated_on, framework, str(each.validated_by), decision, each.count
