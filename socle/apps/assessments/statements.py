"""The signed statement of what is acquired: made when the person asks for it, once for each result."""

from datetime import date

from django.db import transaction

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at
from socle.apps.assessments.signed_form import record_form
from socle.apps.credentials.models import Credential
from socle.apps.journal.actions import write_entry
from socle.core.certification import Decision
from socle.core.credential.award import Kind
from socle.core.errors import Refusal


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
    decided, until = _window(locked, decision, on)
    locked.statement = record_form(
        locked.pathway, Kind.STATEMENT, _acquired(decision), decided=decided, on=on, until=until
    )
    locked.save(update_fields=["statement"])
    write_entry(locked, "issue_statement", by=by, on=on)
    return locked.statement


def _window(assessment: Assessment, decision: Decision, on: date) -> tuple[date, date]:
    """The day of the result and the last day it counts; refused when there is nothing to state."""
    decided, until = assessment.given_back_on, assessment.pathway.kept_until
    if decided is None or not _acquired(decision):
        raise Refusal("Il n’y a encore rien à attester.", "Attendez la restitution du résultat.")
    if decision.certified:
        raise Refusal("Tout est acquis : le certificat le dira.", "Attendez la décision du jury.")
    if until is None or on > until:
        raise Refusal("La période de cinq ans est terminée.", "Une nouvelle évaluation est nécessaire.")
    return decided, until


def _acquired(decision: Decision) -> tuple[str, ...]:
    found = (each for domain in decision.domains for each in domain.subdomains)
    return tuple(each.code for each in found if each.acquired)
