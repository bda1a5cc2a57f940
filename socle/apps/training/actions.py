"""Prescribing training and recording it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from socle.apps.accounts.queries import first_day_without
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


@dataclass(frozen=True, slots=True)
class Given:
    """A training session as the trainer tells it."""

    on: date
    hours: Decimal
    subdomains: Collection[str]
    progress: str = ""


@transaction.atomic
def record_sessions(
    pathway: Pathway,
    trainer: Professional,
    sessions: Sequence[Given],
    *,
    scheme: Scheme,
    by: int | None,
    on: date,
) -> None:
    """Sessions given by a named trainer, told on the day `on`; the first ever starts the training."""
    _refuse_trainer(pathway, trainer, scheme, {given.on for given in sessions})
    for given in sessions:
        _refuse_session(pathway, given, on)
    if pathway.state == "prescribed":
        move(pathway, "start_training", lifecycle=PATHWAY, role=BODY, by=by, on=on)
    elif pathway.state != "in_training":
        PATHWAY.find("start_training", pathway.state)
    Session.objects.bulk_create(
        Session(
            pathway=pathway,
            trainer=trainer,
            on=given.on,
            hours=given.hours,
            subdomains=sorted(given.subdomains),
            progress=given.progress,
        )
        for given in sessions
    )
    told = [{"on": given.on.isoformat(), "hours": str(given.hours)} for given in sessions]
    write_entry(pathway, "record_training", by=by, on=on, codes={"trainer": trainer.pk, "sessions": told})


def _refuse_trainer(pathway: Pathway, trainer: Professional, scheme: Scheme, days: Collection[date]) -> None:
    body = pathway.site.body
    if on := first_day_without(trainer, Role.TRAINER, body=body, days=days):
        raise Refusal(
            f"{trainer} n’est pas formateur de {body.name} le {on:%d/%m/%Y}.",
            "Demandez au responsable de l’organisme d’ajouter ce rôle.",
        )
    for day in sorted(days):
        refuse_without_accreditation(
            pathway.site, pathway.framework, AccreditedRole.TRAIN, parameters=scheme.parameters, on=day
        )


def _refuse_session(pathway: Pathway, given: Given, on: date) -> None:
    refuse_unknown_subdomains(content(pathway.version), given.subdomains)
    if not 0 < given.hours <= LONGEST:
        raise Refusal("Une séance de formation dure entre 0 et 12 heures.", "Corrigez la durée.")
    if given.on > on:
        raise Refusal(f"La séance du {given.on:%d/%m/%Y} n’a pas encore eu lieu.", "Vérifiez la date.")
