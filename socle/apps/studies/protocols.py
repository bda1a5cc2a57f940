"""Writing a protocol, locking it, amending it. Its bytes are kept as they were given."""

from datetime import date
from pathlib import Path

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.files.actions import read, store
from socle.apps.journal.actions import move, write_entry
from socle.apps.studies.models import NAME_LENGTH, Protocol, Study
from socle.apps.studies.permissions import refuse_other_than_owner
from socle.core.errors import Refusal
from socle.core.impact.plan import canonical
from socle.core.impact.protocol import read_protocol
from socle.core.study_life import STUDY
from socle.environment import home

TOML = "application/toml"
BLANK = Path("data", "studies", "blank", "STUDY.toml")


def blank() -> str:
    """A protocol that explains each of its keys, to be written over."""
    return (home() / BLANK).read_text(encoding="utf-8")


@transaction.atomic
def open_study(name: str, *, by: Account, on: date) -> Study:
    """A study to write; nobody else sees it before it is locked."""
    said = _named(name)
    study = Study.objects.create(owner=by, name=said, draft=blank(), opened_on=on)
    refuse_other_than_owner(study, by, on=on)
    write_entry(study, "open", by=by.pk, on=on)
    return study


@transaction.atomic
def write_draft(study: Study, name: str, draft: str, *, by: Account, on: date) -> None:
    """Keep what is written, right or wrong: only what is locked is checked."""
    locked = _lock(study, by, on)
    if locked.state != STUDY.initial:
        raise Refusal("Ce protocole est verrouillé.", "Écrivez un amendement : il restera visible.")
    study.name, study.draft = _named(name), draft
    study.save(update_fields=["name", "draft"])
    write_entry(study, "write", by=by.pk, on=on)


@transaction.atomic
def discard_draft(study: Study, *, by: Account, on: date) -> None:
    """Only what was never locked is thrown away."""
    locked = _lock(study, by, on)
    if locked.state != STUDY.initial:
        raise Refusal(
            "Une étude verrouillée ne se supprime pas.",
            "Elle reste au registre, publiée ou non : c’est voulu.",
        )
    write_entry(study, "discard", by=by.pk, on=on)
    study.delete()


@transaction.atomic
def lock_protocol(study: Study, *, by: Account, on: date) -> Protocol:
    """From now on the protocol is public, dated, and only changes in sight of everybody."""
    locked = _lock(study, by, on)
    protocol = _keep(locked, 1, locked.draft, "", on)
    move(study, "lock", lifecycle=STUDY, role="researcher", by=by.pk, on=on)
    write_entry(protocol, "lock", by=by.pk, on=on, codes={"sha256": protocol.sha256})
    return protocol


@transaction.atomic
def amend_protocol(study: Study, text: str, reason: str, *, by: Account, on: date) -> Protocol:
    """Another version, with its reason; the former ones stay readable."""
    locked = _lock(study, by, on)
    if not reason.strip():
        raise Refusal("La raison de l’amendement manque.", "Écrivez ce qui change, et pourquoi.")
    last = locked.protocols.order_by("version").last()
    if last and read(last.stored) == canonical(text.encode()):
        raise Refusal("Ce protocole est le même.", "Changez-le, ou gardez celui qui est verrouillé.")
    protocol = _keep(locked, last.version + 1 if last else 1, text, reason.strip(), on)
    move(study, "amend", lifecycle=STUDY, role="researcher", by=by.pk, on=on)
    write_entry(protocol, "amend", by=by.pk, on=on, codes={"sha256": protocol.sha256})
    return protocol


def _lock(study: Study, by: Account, on: date) -> Study:
    locked = Study.objects.select_for_update(of=("self",)).get(pk=study.pk)
    refuse_other_than_owner(locked, by, on=on)
    return locked


def _keep(study: Study, version: int, text: str, reason: str, on: date) -> Protocol:
    content = canonical(text.encode())
    said = read_protocol(content)
    return Protocol.objects.create(
        study=study,
        version=version,
        stored=store(content, TOML),
        sha256=said.sha256,
        reason=reason,
        locked_on=on,
    )


def _named(name: str) -> str:
    said = " ".join(name.split())
    if not 0 < len(said) <= NAME_LENGTH:
        raise Refusal(f"Le nom de l’étude tient en {NAME_LENGTH} caractères.", "Écrivez un nom court.")
    return said
