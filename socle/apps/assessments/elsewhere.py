"""The signed form of results that another body obtained: its own kind, never the certificate."""

from datetime import date

from django.db import transaction

from socle.apps.assessments.signed_form import record_form
from socle.apps.credentials.actions import revoke
from socle.apps.credentials.models import Credential
from socle.apps.frameworks.queries import content
from socle.apps.journal.actions import write_entry
from socle.apps.pathways.models import Pathway
from socle.core.credential.award import Kind
from socle.core.errors import Refusal


@transaction.atomic
def issue_elsewhere(pathway: Pathway, *, by: int | None, on: date) -> Credential:
    """What another body assessed, and who it is; asked again, the same one."""
    told = Pathway.objects.select_for_update(of=("self",)).select_related(
        "elsewhere", "person", "framework", "version__framework"
    )
    locked = told.get(pk=pathway.pk)
    if locked.elsewhere:
        return locked.elsewhere
    locked.elsewhere = record_form(
        locked,
        Kind.ELSEWHERE,
        tuple(each.code for each in content(locked.version).subdomains()),
        decided=_obtained_on(locked),
        on=on,
        origin=locked.outside_source,
    )
    locked.save(update_fields=["elsewhere"])
    write_entry(locked, "issue_elsewhere", by=by, on=on)
    return locked.elsewhere


@transaction.atomic
def withdraw_elsewhere(pathway: Pathway, *, by: int | None, on: date) -> None:
    """Withdraw the signed form, if there is one: the name on it changed, or the certificate was withdrawn."""
    told = Pathway.objects.select_for_update(of=("self",)).select_related("elsewhere")
    locked = told.get(pk=pathway.pk)
    if locked.elsewhere is None:
        return
    revoke(locked.elsewhere, by=by, on=on)
    locked.elsewhere = None
    locked.save(update_fields=["elsewhere"])
    write_entry(locked, "withdraw_elsewhere", by=by, on=on)


def has_elsewhere(pathway: Pathway) -> bool:
    """Whether there is something to ask for."""
    return bool(pathway.outside_source) and pathway.state != "withdrawn"


def _obtained_on(pathway: Pathway) -> date:
    """The day of the result; refused when there is nothing to ask for."""
    if not pathway.outside_source or pathway.result_on is None:
        raise Refusal(
            "Aucun résultat n’a été obtenu ailleurs.", "Demandez l’attestation de ce qui est acquis."
        )
    if not has_elsewhere(pathway):
        raise Refusal("Le certificat a été retiré.", "Appelez la personne qui vous suit.")
    return pathway.result_on
