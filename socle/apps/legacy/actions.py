"""Taking the history over, all or nothing; and withdrawing a certificate of it."""

import hashlib
import io
from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction

from socle.apps.accounts.models import Account
from socle.apps.accounts.queries import holds
from socle.apps.accreditations.actions import accredit
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import write_entry
from socle.apps.legacy.entering import enter_certificates
from socle.apps.legacy.known import New, known_sites, sorted_out
from socle.apps.legacy.models import LegacyCertificate, TakeOver
from socle.apps.organisations.actions import register_body, register_site
from socle.apps.organisations.models import Site
from socle.apps.people.models import Person
from socle.core.certificate import read_revocation_reason
from socle.core.errors import Refusal
from socle.core.exchange.legacy.columns import ACCREDITATIONS, CERTIFICATES, ORGANISATIONS
from socle.core.exchange.legacy.rehearsal import Rehearsal, rehearse
from socle.core.roles import Role
from socle.scheme import Scheme

HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('legacy take-over', 0))"


def rehearse_here(files: Mapping[str, bytes], *, scheme: Scheme, on: date) -> tuple[Rehearsal, New]:
    """What a take-over would do to this database; nothing is written."""
    read = {name: io.BytesIO(content) for name, content in files.items()}
    rehearsal = rehearse(read, places=scheme.places, on=on, known_sites=known_sites())
    return rehearsal, sorted_out(rehearsal)


@transaction.atomic
def take_over(rehearsal: Rehearsal, files: Mapping[str, bytes], *, on: date) -> TakeOver | None:
    """Write every new line of a rehearsal, or none. Nothing new writes nothing.

    What is known here is asked again under a lock: two take-overs at once wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(HOLD)
    new = sorted_out(rehearsal)
    _refuse_faulty(len(rehearsal.refused) + len(new.known.refused))
    if new.is_empty:
        return None
    record = TakeOver.objects.create(
        organisations_sha256=_sha256(files[ORGANISATIONS.name]),
        accreditations_sha256=_sha256(files[ACCREDITATIONS.name]),
        certificates_sha256=_sha256(files[CERTIFICATES.name]),
        taken_on=on,
    )
    _register(new, on)
    _accredit(new, on)
    people = enter_certificates(new.certificates, record, on=on)
    counts = {"sites": len(new.sites), "certificates": len(new.certificates), "people": people}
    write_entry(record, "take_over", by=None, on=on, codes=counts)
    return record


def _refuse_faulty(count: int) -> None:
    if count:
        raise Refusal(
            f"{count} lignes sont à corriger : rien n’est repris.",
            "Lancez « socle legacy rehearse », corrigez ce qu’il nomme, puis recommencez.",
        )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _register(new: New, on: date) -> None:
    for line in new.sites:
        body = register_body(line.siren, line.body_name, by=None, on=on)
        register_site(
            body,
            line.siret,
            name=line.site_name,
            postal_code=line.postal_code,
            town=line.town,
            phone=line.phone,
            street=line.street,
            by=None,
            on=on,
        )


def _accredit(new: New, on: date) -> None:
    sites = Site.objects.in_bulk({line.siret for line in new.accreditations}, field_name="siret")
    frameworks = Framework.objects.in_bulk(field_name="slug")
    for line in new.accreditations:
        accredit(
            sites[line.siret],
            frameworks[line.framework],
            line.role,
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            by=None,
            on=on,
        )


@transaction.atomic
def withdraw_legacy(certificate: LegacyCertificate, reason: str, *, by: Account, on: date) -> None:
    """Withdraw a certificate taken over, for ever; the person may then open a pathway."""
    if not holds(by.professional, Role.CERTIFIER, on=on):
        raise Refusal("Seul le certificateur retire un certificat.", "Demandez-le-lui.")
    said = read_revocation_reason(reason)
    Person.objects.select_for_update(of=("self",)).get(pk=certificate.person_id)
    locked = LegacyCertificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if locked.withdrawn_on:
        raise Refusal(
            f"Ce certificat est retiré depuis le {locked.withdrawn_on:%d/%m/%Y}.", "Il n’y a rien à faire."
        )
    certificate.withdrawn_on, certificate.withdrawal_reason = on, said
    certificate.save(update_fields=["withdrawn_on", "withdrawal_reason"])
    write_entry(certificate, "withdraw", by=by.pk, on=on, codes={"reason": said})
