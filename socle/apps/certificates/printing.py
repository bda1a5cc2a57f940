"""The print run of a sitting: made once, kept, printed as often as needed."""

from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.certificates.letters import letter_of
from socle.apps.certificates.models import PrintRun
from socle.apps.certificates.paper import paper_of
from socle.apps.certificates.queries import due_for_print
from socle.apps.certificates.recording import record
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.files.actions import PDF, store
from socle.apps.journal.actions import write_entry
from socle.apps.juries.actions import lock, refuse_unless
from socle.apps.juries.models import Sitting
from socle.apps.juries.permissions import refuse_other_than_secretary
from socle.documents.print_run import PrintRun as Run
from socle.documents.print_run import render_print_run
from socle.environment import issuer


def print_run(sitting: Sitting, *, by: Account, on: date) -> PrintRun:
    """Certificates in agenda order, then the letters of people without e-mail; asked again, the same file.

    Paper lasts: it waits for the signature that its QR code carries. Refusal while the signer is away.
    """
    refuse_other_than_secretary(by, on)
    sign_before_printing(sitting)
    return _print(sitting, by=by, on=on)


def sign_before_printing(sitting: Sitting) -> None:
    due = due_for_print(sitting).certificates
    record(due)
    if any(certificate.credential and not certificate.credential.token for certificate in due):
        publish_and_sign()


@transaction.atomic
def _print(sitting: Sitting, *, by: Account, on: date) -> PrintRun:
    locked = lock(sitting)
    refuse_unless(locked, "closed")
    if kept := PrintRun.objects.filter(sitting=locked).select_related("stored").first():
        return kept
    content = render_print_run(_run(locked, on))
    made = PrintRun.objects.create(sitting=locked, stored=store(content, PDF))
    write_entry(made, "print", by=by.pk, on=on)
    return made


def _run(sitting: Sitting, on: date) -> Run:
    due, who = due_for_print(sitting), issuer()
    awarded = {certificate.deliberation_id: certificate for certificate in due.certificates}
    return Run(
        title=f"Tirage – {sitting}",
        printed_on=on,
        certificates=tuple(paper_of(certificate) for certificate in due.certificates),
        letters=tuple(letter_of(each, awarded.get(each.pk), who, on=on) for each in due.letters),
        specimen=who.specimen,
    )
