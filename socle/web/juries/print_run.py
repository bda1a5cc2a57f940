"""The print run of a closed sitting: its certificates in agenda order, then the letters."""

from socle.apps.certificates.paper import AddressOf, paper_of
from socle.apps.certificates.queries import Due, due_for_print
from socle.apps.files.actions import kept_document
from socle.apps.juries.models import Sitting
from socle.core.days import in_full
from socle.documents.print_run import PrintRun, render_print_run
from socle.environment import issuer
from socle.web.juries.letters import letter


def print_run_pdf(sitting: Sitting, address: AddressOf) -> bytes:
    """Rendered once, then kept: printing again gives the same pages."""
    return kept_document(sitting, "print_run", lambda: render_print_run(print_run(sitting, address)))


def print_run(sitting: Sitting, address: AddressOf) -> PrintRun:
    due: Due = due_for_print(sitting)
    who = issuer()
    return PrintRun(
        title=f"Tirage de la séance du {in_full(sitting.sits_on)}",
        printed_on=sitting.sits_on,
        certificates=tuple(paper_of(each, address) for each in due.certificates),
        letters=tuple(letter(each, who, sitting.sits_on) for each in due.letters),
        specimen=who.specimen,
    )
