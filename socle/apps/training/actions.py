"""Prescribing training and recording it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from socle.apps.accounts.queries import holds
from socle.apps.accreditations.actions import refuse_without_accreditation
from socle.apps.frameworks.queries import content
from socle.apps.journal.actions import move, write_entry
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Professional
from socle.apps.training.models import Prescription, Session
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.core.pathway import BODY, PATHWAY
from socle.core.roles import Role
from socle.core.training import LONGEST, read_hours, refuse_unknown_subdomains
from socle.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Next:
    """What the person is told will happen next, and whom to call."""

    step: str
    contact: str


@transaction.atomic(savepoint=False)
def prescribe(
    pathway: Pathway,
    hours: Mapping[str, int],
    next_step: Next,
    *,
    missing: Collection[str],
    by: int | None,
    on: date,
) -> Prescription:
    """Hours for each missing subdomain; an older prescription stays in the record."""
    prescription = Prescription.objects.create(
        pathway=pathway,
        made_on=on,
        hours=read_hours(hours, missing),
        next_step=next_step.step,
        contact=next_step.contact,
    )
    write_entry(prescription, "prescribe", by=by, on=on, codes={"hours": prescription.hours})
    return prescription


@transaction.atomic
def record_session(
    pathway: Pathway,
    trainer: Professional,
    *,
    hours: Decimal,
    subdomains: Collection[str],
    progress: str = "",
    scheme: Scheme,
    by: int | None,
    on: date,
) -> Session:
    """One session given by a named trainer; the first one starts the training."""
    body = pathway.site.body
    if not holds(trainer, Role.TRAINER, body=body, on=on):
        raise Refusal(
            f"{trainer} n’est pas formateur de {body.name} le {on:%d/%m/%Y}.",
            "Demandez au responsable de l’organisme d’ajouter ce rôle.",
        )
    refuse_without_accreditation(
        pathway.site, pathway.framework, AccreditedRole.TRAIN, parameters=scheme.parameters, on=on
    )
    refuse_unknown_subdomains(content(pathway.version), subdomains)
    if not 0 < hours <= LONGEST:
        raise Refusal("Une séance de formation dure entre 0 et 12 heures.", "Corrigez la durée.")
    if pathway.state == "prescribed":
        move(pathway, "start_training", lifecycle=PATHWAY, role=BODY, by=by, on=on)
    elif pathway.state != "in_training":
        PATHWAY.find("start_training", pathway.state)
    session = Session.objects.create(
        pathway=pathway,
        trainer=trainer,
        on=on,
        hours=hours,
        subdomains=sorted(subdomains),
        progress=progress,
    )
    codes = {"trainer": trainer.pk, "hours": str(hours), "subdomains": sorted(subdomains)}
    write_entry(session, "record", by=by, on=on, codes=codes)
    return session
