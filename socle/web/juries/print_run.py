"""The print run of a closed sitting: its certificates in agenda order, then the letters."""

from collections.abc import Callable

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.queries import Due, due_for_print
from socle.apps.files.actions import kept_document
from socle.apps.frameworks.queries import content
from socle.apps.juries.models import Sitting
from socle.core.certificate import grouped
from socle.core.days import in_full
from socle.documents.certificate import Certificate as Paper
from socle.documents.print_run import PrintRun, render_print_run
from socle.environment import issuer
from socle.web.documents import person_name
from socle.web.juries.letters import letter

# The address at which anyone checks the certificate of that code.
Address = Callable[[str], str]


def print_run_pdf(sitting: Sitting, address: Address) -> bytes:
    """Rendered once, then kept: printing again gives the same pages."""
    return kept_document(sitting, "print_run", lambda: render_print_run(print_run(sitting, address)))


def print_run(sitting: Sitting, address: Address) -> PrintRun:
    due: Due = due_for_print(sitting)
    who = issuer()
    return PrintRun(
        title=f"Tirage de la séance du {in_full(sitting.sits_on)}",
        printed_on=sitting.sits_on,
        certificates=tuple(paper(each, address(each.code)) for each in due.certificates),
        letters=tuple(letter(each, who, sitting.sits_on) for each in due.letters),
        specimen=who.specimen,
    )


def paper(certificate: Certificate, address: str) -> Paper:
    return Paper(
        holder=person_name(certificate.person),
        title=certificate.title,
        domains=tuple(domain.short for domain in content(certificate.pathway.version).domains),
        decided_on=certificate.decided_on,
        place=certificate.place,
        number=certificate.number,
        public_code=grouped(certificate.code),
        verification_address=address,
        certifier=certificate.issuer_name,
        signatory=certificate.signatory,
        signatory_role="Pour le certificateur",
        registration_number=certificate.registration_number,
        specimen=certificate.specimen,
    )
