"""The signed form of results that another body obtained: its own kind, never the certificate."""

from datetime import date
from unicodedata import normalize
from uuid import uuid4

from django.db import transaction

from socle.apps.credentials.actions import new_salt, record_awards, revoke
from socle.apps.credentials.models import Credential
from socle.apps.frameworks.queries import content
from socle.apps.journal.actions import write_entry
from socle.apps.pathways.models import Pathway
from socle.apps.people.names import printed_name
from socle.core.credential.award import Award, Kind
from socle.core.errors import Refusal
from socle.core.issuer import refuse_incomplete_issuer
from socle.environment import is_production, issuer


@transaction.atomic
def issue_elsewhere(pathway: Pathway, *, by: int | None, on: date) -> Credential:
    """What another body assessed, and who it is; asked again, the same one."""
    told = Pathway.objects.select_for_update(of=("self",)).select_related(
        "elsewhere", "person", "framework", "version__framework"
    )
    locked = told.get(pk=pathway.pk)
    if locked.elsewhere:
        return locked.elsewhere
    _refuse_nothing_to_say(locked)
    refuse_incomplete_issuer(issuer(), locked.framework.registration_number, production=is_production())
    (locked.elsewhere,) = record_awards([_award(locked, on)], [new_salt()])
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


def _refuse_nothing_to_say(pathway: Pathway) -> None:
    if not pathway.outside_source or pathway.result_on is None:
        raise Refusal(
            "Aucun résultat n’a été obtenu ailleurs.", "Demandez l’attestation de ce qui est acquis."
        )
    if not has_elsewhere(pathway):
        raise Refusal("Le certificat a été retiré.", "Appelez la personne qui vous suit.")


def _award(pathway: Pathway, on: date) -> Award:
    who, decided = issuer(), pathway.result_on
    assert decided  # noqa: S101 - refused above
    return Award(
        id=f"urn:uuid:{uuid4()}",
        kind=Kind.ELSEWHERE,
        framework=pathway.framework.slug,
        version=pathway.version.label,
        title=normalize("NFC", pathway.framework.title),
        registration=pathway.framework.registration_number,
        number="",
        holder=normalize("NFC", printed_name(pathway.person)),
        subdomains=tuple(each.code for each in content(pathway.version).subdomains()),
        decided=decided.isoformat(),
        issued=on.isoformat(),
        until="",
        issuer=who.name,
        signatory=who.signatory,
        place=who.place,
        origin=normalize("NFC", pathway.outside_source),
        specimen=who.specimen,
    )
