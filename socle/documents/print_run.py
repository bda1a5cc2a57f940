"""The print run of a sitting: certificates in agenda order, then letters, in one file."""

from dataclasses import dataclass, replace
from datetime import date

from socle.core.errors import Refusal
from socle.documents.certificate import Certificate, certificate_part
from socle.documents.letter import Letter, letter_part
from socle.documents.typesetting import typeset


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A specimen run makes specimens of all it holds."""

    title: str
    printed_on: date
    certificates: tuple[Certificate, ...]
    letters: tuple[Letter, ...]
    specimen: bool


def render_print_run(run: PrintRun) -> bytes:
    if not run.certificates and not run.letters:
        raise Refusal("Il n’y a ni certificat ni lettre à imprimer.", "Imprimez après une décision.")
    certificates = (replace(c, specimen=c.specimen or run.specimen) for c in run.certificates)
    letters = (replace(paper, specimen=paper.specimen or run.specimen) for paper in run.letters)
    parts = (*map(certificate_part, certificates), *map(letter_part, letters))
    return typeset(*parts, title=run.title, day=run.printed_on)
