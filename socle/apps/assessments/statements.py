"""The signed statement of what is acquired: made when the person asks for it, once for each result."""

from datetime import date
from unicodedata import normalize
from uuid import uuid4

from django.db import transaction

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at
from socle.apps.credentials.actions import new_salt, record_awards
from socle.apps.credentials.models import Credential
from socle.apps.journal.actions import write_entry
from socle.apps.people.names import printed_name
from socle.core.certification import Decision
from socle.core.credential.award import Award, Kind
from socle.core.errors import Refusal
from socle.core.issuer import refuse_incomplete_issuer
from socle.environment import is_production, issuer


@transaction.atomic
def issue_statement(assessment: Assessment, *, by: int | None, on: date) -> Credential:
    """The statement of what this result acquired; asked again, the same one."""
    told = Assessment.objects.select_for_update(of=("self",)).select_related(
        "statement", "pathway__person", "pathway__framework", "pathway__version__framework"
    )
    locked = told.get(pk=assessment.pk)
    if locked.statement:
        return locked.statement
    decision = decision_at(locked)
    _refuse_nothing_to_state(locked, decision, on)
    refuse_incomplete_issuer(
        issuer(), locked.pathway.framework.registration_number, production=is_production()
    )
    (locked.statement,) = record_awards([_award(locked, decision, on)], [new_salt()])
    locked.save(update_fields=["statement"])
    write_entry(locked, "issue_statement", by=by, on=on)
    return locked.statement


def _refuse_nothing_to_state(assessment: Assessment, decision: Decision, on: date) -> None:
    until = assessment.pathway.kept_until
    if assessment.given_back_on is None or not _acquired(decision):
        raise Refusal("Il n’y a encore rien à attester.", "Attendez la restitution du résultat.")
    if decision.certified:
        raise Refusal("Tout est acquis : le certificat le dira.", "Attendez la décision du jury.")
    if until is None or on > until:
        raise Refusal("La période de cinq ans est terminée.", "Une nouvelle évaluation est nécessaire.")


def _acquired(decision: Decision) -> tuple[str, ...]:
    found = (each for domain in decision.domains for each in domain.subdomains)
    return tuple(each.code for each in found if each.acquired)


def _award(assessment: Assessment, decision: Decision, on: date) -> Award:
    pathway, who = assessment.pathway, issuer()
    decided, until = assessment.given_back_on, pathway.kept_until
    assert decided and until  # noqa: S101 - refused above
    return Award(
        id=f"urn:uuid:{uuid4()}",
        kind=Kind.STATEMENT,
        framework=pathway.framework.slug,
        version=pathway.version.label,
        title=normalize("NFC", pathway.framework.title),
        registration=pathway.framework.registration_number,
        number="",
        holder=normalize("NFC", printed_name(pathway.person)),
        subdomains=_acquired(decision),
        decided=decided.isoformat(),
        issued=on.isoformat(),
        until=until.isoformat(),
        issuer=who.name,
        signatory=who.signatory,
        place=who.place,
        origin="",
        specimen=who.specimen,
    )
