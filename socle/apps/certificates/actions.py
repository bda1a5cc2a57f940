"""Awarding certificates, and withdrawing one."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.assessments.elsewhere import withdraw_elsewhere
from socle.apps.certificates.models import Certificate
from socle.apps.certificates.numbering import next_numbers
from socle.apps.certificates.recording import record
from socle.apps.credentials.actions import revoke
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import move, write_entry
from socle.apps.journal.batch import write_entries
from socle.apps.juries.models import Deliberation
from socle.apps.juries.permissions import refuse_without_role
from socle.apps.legacy.queries import held_before
from socle.apps.people.models import Person
from socle.apps.people.names import printed_name
from socle.core.certificate import new_code, read_revocation_reason
from socle.core.errors import Refusal
from socle.core.framework_life import missing_to_award
from socle.core.issuer import Issuer, refuse_incomplete_issuer
from socle.core.jury import JuryVerdict
from socle.core.pathway import CERTIFIER, PATHWAY
from socle.core.roles import Role
from socle.environment import is_production, issuer
from socle.scheme import Scheme


def award(deliberation: Deliberation, *, scheme: Scheme, by: Account, on: date) -> Certificate:
    """The certificate that a deliberation gives; asked again, the same one."""
    return award_all([deliberation], scheme=scheme, by=by, on=on)[0]


@transaction.atomic
def award_all(
    deliberations: Sequence[Deliberation], *, scheme: Scheme, by: Account, on: date
) -> list[Certificate]:
    """The certificates of these decisions, numbered in their order: all of them, or none."""
    files = _read(deliberations)
    # Two awards to one person wait for each other here; in the order of keys, never in a circle.
    people = sorted({file.pathway.person_id for file in files})
    list(Person.objects.select_for_update(of=("self",)).filter(pk__in=people).order_by("pk"))
    held = Certificate.objects.filter(deliberation__in=files).order_by("pk")
    kept = {certificate.deliberation_id: certificate for certificate in held}
    new = [file for file in files if file.pk not in kept]
    if new:
        kept |= {c.deliberation_id: c for c in _award(new, scheme, by=by, on=on)}
    return [kept[file.pk] for file in files]


def _read(deliberations: Sequence[Deliberation]) -> list[Deliberation]:
    found = Deliberation.objects.select_related(
        "pathway__person", "pathway__framework", "pathway__version__framework", "item__sitting"
    ).in_bulk([each.pk for each in deliberations])
    return [found[each.pk] for each in deliberations]


def _award(files: Sequence[Deliberation], scheme: Scheme, *, by: Account, on: date) -> list[Certificate]:
    for framework in {file.pathway.framework for file in files}:
        _refuse_outside_registration(framework, on)
    _refuse_undecided(files)
    _refuse_second(files)
    numbers = next_numbers([file.pathway.framework.slug for file in files], scheme, on=on)
    who = issuer()
    certificates = [_certificate(*each, who, on) for each in zip(files, numbers, strict=True)]
    record(certificates)
    Certificate.objects.bulk_create(certificates)
    write_entries(certificates, "award", by=by.pk, on=on)
    return certificates


def _refuse_outside_registration(framework: Framework, on: date) -> None:
    missing = missing_to_award(framework.window, on)
    if missing:
        raise Refusal(
            f"« {framework.title} » ne peut pas être attribué : il manque {', '.join(missing)}.",
            "Voyez le certificateur.",
        )
    refuse_incomplete_issuer(issuer(), framework.registration_number, production=is_production())


def _refuse_undecided(files: Sequence[Deliberation]) -> None:
    """Only a decision that grants, that counts, and whose sitting is closed gives a certificate."""
    last: dict[int, int] = {}
    for pathway, pk in (
        Deliberation.objects.filter(pathway__in=[file.pathway_id for file in files])
        .order_by("pk")
        .values_list("pathway_id", "pk")
    ):
        last[pathway] = pk
    for file in files:
        if file.verdict != JuryVerdict.GRANTED or last[file.pathway_id] != file.pk:
            raise Refusal("Cette décision n’accorde pas le certificat.", "Voyez la dernière décision.")
        if file.item and file.item.sitting.state != "closed":
            raise Refusal("La séance n’est pas close.", "Fermez la séance : les certificats suivent.")


def _refuse_second(files: Sequence[Deliberation]) -> None:
    """One certificate per person and framework, unless the former one was withdrawn."""
    people = [file.pathway.person_id for file in files]
    held = set(
        Certificate.objects.filter(person__in=people, revoked_on__isnull=True).values_list(
            "person_id", "framework_id"
        )
    )
    held |= held_before(people)
    again = [_told(file) for file in files if (file.pathway.person_id, file.pathway.framework_id) in held]
    if again:
        raise Refusal(
            f"La personne a déjà ce certificat : {', '.join(again)}.",
            "Refusez ce dossier avec cette raison, ou retirez le premier certificat.",
        )


def _told(file: Deliberation) -> str:
    return f"dossier n° {file.item.number}" if file.item else str(file.pathway.person)


def _certificate(file: Deliberation, number: str, who: Issuer, on: date) -> Certificate:
    pathway = file.pathway
    return Certificate(
        pathway=pathway,
        person=pathway.person,
        framework=pathway.framework,
        deliberation=file,
        number=number,
        code=new_code(),
        holder=printed_name(pathway.person),
        decided_on=file.decided_on,
        awarded_on=on,
        title=pathway.framework.title,
        registration_number=pathway.framework.registration_number,
        issuer_name=who.name,
        signatory=who.signatory,
        place=who.place,
        specimen=who.specimen,
    )


@transaction.atomic
def revoke_certificate(certificate: Certificate, reason: str, *, by: Account, on: date) -> None:
    """Withdraw a certificate for ever, and close its pathway; the person may then open another one."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    said = read_revocation_reason(reason)
    # Whoever enrols the person, or answers a doubt about them, waits here.
    Person.objects.select_for_update(of=("self",)).get(pk=certificate.person_id)
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    refuse_withdrawn(locked)
    certificate.revoked_on, certificate.revocation_reason = on, said
    certificate.save(update_fields=["revoked_on", "revocation_reason"])
    write_entry(certificate, "revoke", by=by.pk, on=on, codes={"reason": said})
    if locked.credential:
        revoke(locked.credential, by=by.pk, on=on)
    move(certificate.pathway, "withdraw", lifecycle=PATHWAY, role=CERTIFIER, by=by.pk, on=on)
    withdraw_elsewhere(certificate.pathway, by=by.pk, on=on)


def refuse_withdrawn(certificate: Certificate) -> None:
    if certificate.revoked_on:
        raise Refusal(
            f"Ce certificat est retiré depuis le {certificate.revoked_on:%d/%m/%Y}.", "Il n’y a rien à faire."
        )
