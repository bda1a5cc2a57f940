"""A certificate issued again under other names: the former one is withdrawn, nothing public links the two."""

from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.assessments.elsewhere import withdraw_elsewhere
from socle.apps.certificates.actions import refuse_withdrawn
from socle.apps.certificates.models import Certificate
from socle.apps.certificates.numbering import next_numbers
from socle.apps.certificates.recording import award_of, record
from socle.apps.certificates.shares import live_shares
from socle.apps.certificates.sharing import withdraw_share
from socle.apps.credentials.actions import replace
from socle.apps.journal.actions import write_entry
from socle.apps.juries.permissions import refuse_without_role
from socle.apps.people.actions import change_name
from socle.apps.people.models import Person
from socle.apps.people.names import names_of, printed
from socle.core.certificate import new_code, read_replacement_reason
from socle.core.errors import Refusal
from socle.core.issuer import Issuer, refuse_incomplete_issuer
from socle.core.person import Names
from socle.core.roles import Role
from socle.environment import is_production, issuer
from socle.scheme import Scheme


@transaction.atomic
def replace_certificate(
    certificate: Certificate, names: Names, reason: str, *, scheme: Scheme, by: Account, on: date
) -> Certificate:
    """The same award under other names, with its own number and code; asked again, the same one.

    The person's row changes name with it. The decision and its day stay what they were.
    """
    refuse_without_role(by, Role.CERTIFIER, on=on)
    said, kept = read_replacement_reason(reason), names.as_kept()
    person = Person.objects.select_for_update(of=("self",)).get(pk=certificate.person_id)
    certificates = Certificate.objects.select_for_update(of=("self",))
    old = certificates.select_related("pathway__version", "framework", "credential").get(pk=certificate.pk)
    if again := Certificate.objects.filter(replaced=old, holder=printed(kept)).first():
        return again
    refuse_withdrawn(old)
    _refuse_to_issue(old, kept, issuer())
    if kept != names_of(person):
        change_name(person, kept, by=by.pk, on=on)
    _end(old, said, by=by, on=on)
    (number,) = next_numbers([old.framework.slug], scheme, on=on)
    return _issue(_reissued(old, number, printed(kept), issuer(), on), old, by=by, on=on)


def _refuse_to_issue(old: Certificate, names: Names, who: Issuer) -> None:
    if printed(names) == old.holder:
        raise Refusal("Le certificat porte déjà ce nom.", "Écrivez le nouveau nom, ou gardez ce certificat.")
    refuse_incomplete_issuer(who, old.registration_number, production=is_production())
    if old.specimen and not who.specimen:
        raise Refusal(
            "Ce certificat est un spécimen, sans valeur.", "Un spécimen ne se remplace pas : retirez-le."
        )


def _end(old: Certificate, reason: str, *, by: Account, on: date) -> None:
    """The former paper is worth nothing more, and its links, which show the former name, open nothing."""
    old.revoked_on, old.revocation_reason = on, reason
    old.save(update_fields=["revoked_on", "revocation_reason"])
    write_entry(old, "replace", by=by.pk, on=on, codes={"reason": reason})
    # Under its new name, the person asks for it again.
    withdraw_elsewhere(old.pathway, by=by.pk, on=on)
    for share in live_shares(on).filter(certificate=old).order_by("pk"):
        withdraw_share(share, on=on)


def _reissued(old: Certificate, number: str, holder: str, who: Issuer, on: date) -> Certificate:
    return Certificate(
        pathway=old.pathway,
        person_id=old.person_id,
        framework=old.framework,
        deliberation_id=old.deliberation_id,
        number=number,
        code=new_code(),
        holder=holder,
        decided_on=old.decided_on,
        awarded_on=on,
        title=old.title,
        registration_number=old.registration_number,
        issuer_name=who.name,
        signatory=who.signatory,
        place=who.place,
        specimen=who.specimen,
        replaced=old,
    )


def _issue(new: Certificate, old: Certificate, *, by: Account, on: date) -> Certificate:
    if old.credential:
        new.credential = replace(old.credential, award_of(new), by=by.pk, on=on)
    else:
        record([new])
    new.save()
    write_entry(new, "award", by=by.pk, on=on, codes={"replaces": old.pk})
    return new
