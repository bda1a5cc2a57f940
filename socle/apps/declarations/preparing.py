"""Preparing the batches: all that can be declared is built, validated and kept, or nothing is."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.declarations.choosing import Choice
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.facts import profile_on
from socle.apps.declarations.keeping import keep_file
from socle.apps.declarations.models import Batch, Line, Passage
from socle.apps.declarations.paging import pages_of
from socle.apps.journal.actions import write_entry
from socle.apps.journal.batch import move_all
from socle.apps.juries.permissions import refuse_without_role
from socle.core.declaration.declarant import emitter_at
from socle.core.declaration.lifecycles import CERTIFIER, PASSAGE
from socle.core.errors import Refusal
from socle.core.exchange.cdc.building import Flux, Limits, build, digest
from socle.core.exchange.cdc.model import Profile
from socle.core.exchange.cdc.schemas import schemas
from socle.core.exchange.cdc.validating import faults_of
from socle.core.roles import Role
from socle.environment import OFFICIAL_SCHEMAS, declarant, home, is_production
from socle.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Prepared:
    """`left` is how many passages stay to prepare, each with its reason."""

    batches: tuple[Batch, ...]
    left: int


@transaction.atomic
def prepare_batches(*, scheme: Scheme, by: Account, on: date, at: datetime) -> Prepared:
    """Build every passage that is ready; `at` is the moment that the files bear.

    Two people who prepare at once never hold the same passage.
    """
    refuse_without_role(by, Role.CERTIFIER, on=on)
    emitter = emitter_at(declarant(), at, production=is_production())
    profile, choice = profile_on(scheme, on), Choice(scheme, on)
    enter_passages(on=on)
    with tempfile.TemporaryDirectory() as folder:
        made = build(choice.passages(), emitter, profile, _limits(scheme, on), Path(folder))
        keys, batches = iter(choice.chosen), []
        for flux in made:
            _refuse_invalid(flux, profile)
            carried = list(islice(keys, flux.passages))
            batch = _keep(flux, profile, emitter.stamp, not choice.numbered.isdisjoint(carried), on)
            _carry(batch, carried, by=by, on=on)
            batches.append(batch)
    return Prepared(tuple(batches), choice.left)


def _limits(scheme: Scheme, on: date) -> Limits:
    value = scheme.parameters.value
    return Limits(value("declaration_bytes", on=on), value("declaration_passages", on=on))


def _refuse_invalid(flux: Flux, profile: Profile) -> None:
    """By our schema and by the operator's: one fault, and none of the files is released."""
    with flux.path.open("rb") as source:
        faults = faults_of(source, schemas(profile, home() / OFFICIAL_SCHEMAS))
    if faults:
        raise Refusal(
            f"{flux.name} n’est pas valide : {faults[0]}. Aucun lot n’est préparé.",
            "Corrigez ce passage, ou le schéma de var/cdc qui le refuse.",
        )


def _keep(flux: Flux, profile: Profile, stamp: datetime, is_sealed: bool, on: date) -> Batch:
    with flux.path.open("rb") as source:
        sha256 = digest(source)
    return Batch.objects.create(
        profile=profile,
        action=flux.action,
        stamp=stamp,
        flux_id=flux.id,
        name=flux.name,
        size=flux.size,
        sha256=sha256,
        count=flux.passages,
        stored=keep_file(flux, is_sealed=is_sealed),
        is_sealed=is_sealed,
        built_on=on,
    )


def _carry(batch: Batch, keys: Sequence[int], *, by: Account, on: date) -> None:
    for page in pages_of(keys):
        move_all(
            [Passage(pk=key) for key in page],
            "build",
            lifecycle=PASSAGE,
            role=CERTIFIER,
            by=by.pk,
            on=on,
        )
        Line.objects.bulk_create(Line(batch=batch, passage_id=key) for key in page)
    write_entry(batch, "build", by=by.pk, on=on, codes={"passages": batch.count})
