"""A protocol is written down before outcomes are read, and changes only in sight of everybody."""

from datetime import timedelta

import pytest
from django.db import InternalError, transaction
from django.db.models import Model
from django.db.utils import IntegrityError

from socle.apps.files.actions import read
from socle.apps.journal.models import Entry
from socle.apps.studies.data import give_data
from socle.apps.studies.models import Study
from socle.apps.studies.protocols import (
    amend_protocol,
    blank,
    discard_draft,
    lock_protocol,
    open_study,
    write_draft,
)
from socle.apps.studies.queries import register
from socle.core.errors import Refusal, UnreadableInput
from socle.core.impact.protocol import read_protocol
from tests.apps.studies.lab import PROTOCOL, Lab, drafted, locked
from tests.cast import TODAY

REFUSED_BY_THE_DATABASE = (InternalError, IntegrityError)


def test_a_new_study_starts_from_a_protocol_that_can_be_read(lab: Lab) -> None:
    study = open_study("Une  étude", by=lab.rosa, on=TODAY)
    assert (study.name, study.draft, study.state) == ("Une étude", blank(), "drafted")
    assert read_protocol(blank().encode()).missing_to_conclude == (
        "la question (question)",
        "la population (population)",
        "le temps zéro (time_zero)",
    )


def test_a_locked_protocol_is_dated_hashed_in_the_journal_and_public(lab: Lab) -> None:
    study = drafted(lab.rosa)
    assert list(register()) == []
    protocol = lock_protocol(study, by=lab.rosa, on=TODAY)
    entry = Entry.objects.get(subject="studies.protocol", subject_id=protocol.pk)
    assert (entry.verb, entry.on, entry.codes) == ("lock", TODAY, {"sha256": protocol.sha256})
    assert protocol.sha256 == read_protocol(PROTOCOL.encode()).sha256
    assert read(protocol.stored).decode() == PROTOCOL
    assert list(register()) == [study]


def test_a_wrong_protocol_is_kept_but_not_locked(lab: Lab) -> None:
    study = drafted(lab.rosa, "treatment = 3")
    with pytest.raises(UnreadableInput, match="treatment"):
        lock_protocol(study, by=lab.rosa, on=TODAY)
    study.refresh_from_db()
    assert (study.draft, study.state) == ("treatment = 3", "drafted")


def test_a_locked_protocol_is_no_longer_written_over(lab: Lab) -> None:
    study = locked(lab.rosa).study
    with pytest.raises(Refusal, match="verrouillé"):
        write_draft(study, "Autre", "", by=lab.rosa, on=TODAY)
    with pytest.raises(Refusal, match="reste au registre"):
        discard_draft(study, by=lab.rosa, on=TODAY)


def test_a_draft_is_thrown_away(lab: Lab) -> None:
    discard_draft(drafted(lab.rosa), by=lab.rosa, on=TODAY)
    assert not Study.objects.exists()


def test_an_amendment_says_why_and_leaves_what_was_there(lab: Lab) -> None:
    first, later = locked(lab.rosa), TODAY + timedelta(days=30)
    changed = PROTOCOL.replace('"age", "sexe"', '"age", "age^2", "sexe"')
    with pytest.raises(Refusal, match="raison"):
        amend_protocol(first.study, changed, " ", by=lab.rosa, on=later)
    with pytest.raises(Refusal, match="le même"):
        amend_protocol(first.study, PROTOCOL.replace("\n", "\r\n"), "Rien", by=lab.rosa, on=later)
    amend_protocol(first.study, changed, "L’âge compte plus tôt.", by=lab.rosa, on=later)
    told = [(each.version, each.reason, each.locked_on) for each in first.study.protocols.order_by("version")]
    assert told == [(1, "", TODAY), (2, "L’âge compte plus tôt.", later)]
    assert read(first.stored).decode() == PROTOCOL


def test_neither_a_colleague_nor_the_certifier_writes_locks_or_amends(lab: Lab) -> None:
    study = drafted(lab.rosa)
    for stranger in (lab.charlie, lab.cleo):
        with pytest.raises(Refusal):
            write_draft(study, "x", "", by=stranger, on=TODAY)
        with pytest.raises(Refusal):
            lock_protocol(study, by=stranger, on=TODAY)
    lock_protocol(study, by=lab.rosa, on=TODAY)
    for stranger in (lab.charlie, lab.cleo):
        with pytest.raises(Refusal):
            amend_protocol(study, "x", "x", by=stranger, on=TODAY)
    with pytest.raises(Refusal, match="Chargé d’études"):
        open_study("x", by=lab.cleo, on=TODAY)


def test_the_database_itself_keeps_locked_studies(lab: Lab) -> None:
    protocol = locked(lab.rosa)
    kept: tuple[tuple[Model, dict[str, object]], ...] = (
        (protocol, {"sha256": "0" * 64}),
        (protocol.study, {"name": "Autre"}),
        (protocol.study, {"state": "drafted"}),
    )
    for record, change in kept:
        with pytest.raises(REFUSED_BY_THE_DATABASE), transaction.atomic():
            type(record)._default_manager.filter(pk=record.pk).update(**change)
        with pytest.raises(REFUSED_BY_THE_DATABASE), transaction.atomic():
            type(record)._base_manager.filter(pk=record.pk)._raw_delete("default")  # type: ignore[attr-defined]


def test_data_are_given_only_once_the_protocol_is_locked(lab: Lab) -> None:
    study = drafted(lab.rosa)
    content = b"entree,age,sexe,emploi,parcours\n1,30,F,1,a\n0,31,M,0,\n"
    with pytest.raises(Refusal, match="n’est pas verrouillé"):
        give_data(study, content, "people.csv", by=lab.rosa, on=TODAY)
    lock_protocol(study, by=lab.rosa, on=TODAY)
    study.refresh_from_db()
    given = give_data(study, content, "people.csv", by=lab.rosa, on=TODAY)
    assert (given.rows, give_data(study, content, "again.csv", by=lab.rosa, on=TODAY)) == (2, given)


def test_data_that_cannot_be_read_are_refused(lab: Lab) -> None:
    study = locked(lab.rosa).study
    study.refresh_from_db()
    for content, name in ((b"a,b\n1\n", "x.csv"), (b"PK", "x.parquet"), (b"\xff\xfe", "x.csv")):
        with pytest.raises(UnreadableInput):
            give_data(study, content, name, by=lab.rosa, on=TODAY)
