"""The log is published by a real signer and a real witness, and survives being stopped anywhere."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from socle.apps.log.actions import enter, number_entries, publish, published_note
from socle.apps.log.models import Entry
from socle.apps.log.standing import log_standing
from socle.apps.log.store import Store
from socle.apps.log.witnesses import Witness
from socle.core.errors import Refusal
from socle.core.log.append import append
from socle.core.log.cosignature import cosignatures
from socle.core.log.entry import Entry as Fact
from socle.core.log.entry import EntryType
from socle.core.log.monitor import watch_log
from socle.core.log.note import ED25519, VerifierKey
from socle.core.log.proof import Policy
from socle.core.log.tree import EMPTY
from socle.signer.client import Signer, SignerAbsent
from socle.signer.keys import Use
from tests.cli.running_witness import House
from tests.core.log.keys import Key
from tests.signing import HOST, SIGNED_AT, held, running_signer

pytestmark = pytest.mark.django_db
LOG = VerifierKey(f"{HOST}/log", ED25519, held(Use.LOG).key.public)
# The three frameworks were published before.
BEFORE = 3
OURS = Key(LOG, held(Use.LOG).key.sign)


def facts(*numbers: int) -> list[Fact]:
    return [Fact(EntryType.AWARD, sha256(b"%d" % number).digest()) for number in numbers]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "log")


def watched(store: Store) -> tuple[int, int, tuple[str, ...]]:
    """What an outside monitor says of the published log: size, awards, problems."""
    content = store.read("checkpoint") or b""
    report = watch_log(store.read, content, last=None, policy=Policy((LOG,)))
    return report.size, report.counts["award"], report.problems


def test_lines_that_wait_are_published_once_in_their_order(signer: Signer, store: Store) -> None:
    enter(facts(1, 2, 3))
    assert publish(signer, store=store).head.size == BEFORE + 3
    enter(facts(4))
    publish(signer, store=store)
    publish(signer, store=store)
    assert watched(store) == (BEFORE + 4, 4, ())
    assert [entry.index for entry in Entry.objects.order_by("pk")] == list(range(BEFORE + 4))


def test_a_line_that_was_not_committed_leaves_no_gap(signer: Signer, store: Store) -> None:
    enter(facts(1))
    with pytest.raises(DatabaseError), transaction.atomic():
        enter(facts(2))
        raise DatabaseError
    enter(facts(3))
    publish(signer, store=store)
    assert watched(store) == (BEFORE + 2, 2, ())


def test_stopped_after_any_file_the_next_publication_gives_the_same_log(
    signer: Signer, store: Store, tmp_path: Path
) -> None:
    """The files of a publication that stopped anywhere are there in part; the checkpoint never came."""
    enter(facts(*range(300)))
    number_entries()
    lines = [bytes(entry.fact) for entry in Entry.objects.order_by("index")]
    files = sorted(append(lambda path: None, EMPTY, lines).files.items())
    for path, content in files[: len(files) // 2]:
        store.write(path, content)
    enter(facts(*range(300, 310)))
    publish(signer, store=store)
    assert watched(store) == (BEFORE + 310, 310, ())


def test_stopped_before_the_checkpoint_was_kept_the_signer_is_not_contradicted(
    signer: Signer, store: Store
) -> None:
    enter(facts(1, 2))
    signed = publish(signer, store=store)
    (store.root / "checkpoint").unlink()
    enter(facts(3))
    again = publish(signer, store=store)
    assert (signed.head.size, again.head.size) == (BEFORE + 2, BEFORE + 3)
    assert watched(store) == (BEFORE + 3, 3, ())


def test_a_database_restored_from_too_long_ago_publishes_nothing(signer: Signer, store: Store) -> None:
    point = transaction.savepoint()
    enter(facts(1, 2, 3))
    publish(signer, store=store)
    transaction.savepoint_rollback(point)
    enter(facts(4))
    with pytest.raises(Refusal, match="reprenez"):
        publish(signer, store=store)
    assert watched(store)[0] == BEFORE + 3


def test_without_a_signer_what_waits_is_not_lost(store: Store, tmp_path: Path) -> None:
    enter(facts(1))
    with pytest.raises(SignerAbsent):
        publish(Signer(tmp_path / "nobody"), store=store)
    with running_signer(tmp_path / "back", SIGNED_AT) as signer:
        publish(signer, store=store)
    assert watched(store) == (BEFORE + 1, 1, ())


def test_a_published_line_never_changes(signer: Signer, store: Store) -> None:
    (entry,) = enter(facts(1))
    publish(signer, store=store)
    entry.refresh_from_db()
    entry.fingerprint = bytes(32)
    with pytest.raises(DatabaseError, match="ne change pas"), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError, match="ne change pas"), transaction.atomic():
        entry.delete()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    folder = tmp_path / "witness"
    folder.mkdir()
    house = House(folder)
    yield house
    for running in house.started:
        running.kill()


def test_a_witness_cosigns_and_one_that_was_away_catches_up(
    signer: Signer, store: Store, house: House
) -> None:
    running = house.start([OURS])
    witness = Witness(f"http://127.0.0.1:{running.port}", running.vkey)
    enter(facts(1))
    publish(signer, [witness], store=store)
    enter(facts(2))
    publish(signer, store=store)
    first = published_note(store)
    publish(signer, [witness], store=store)
    note = published_note(store)
    assert first and note
    assert cosignatures(first, [running.vkey]) == ()
    assert [each.witness for each in cosignatures(note, [running.vkey])] == [running.vkey]
    assert store.read("witnesses") == f"{running.vkey}\n".encode()


def test_the_diary_tells_when_a_witness_signed_and_which_ones_are_silent(
    signer: Signer, store: Store, house: House
) -> None:
    running, absent = house.start([OURS]), VerifierKey("absent.example", 4, bytes(32))
    enter(facts(1, 2))
    waiting = log_standing([running.vkey], store=store)
    assert (waiting.last_success, waiting.waiting, waiting.failed) == (None, BEFORE + 2, 0)
    publish(signer, [Witness(f"http://127.0.0.1:{running.port}", running.vkey)], store=store)
    note = published_note(store)
    assert note
    (seen,) = cosignatures(note, [running.vkey])
    told = log_standing([running.vkey, absent], store=store)
    assert (told.last_success, told.waiting, told.failed) == (datetime.fromtimestamp(seen.time, UTC), 0, 1)


def test_a_state_that_did_not_grow_keeps_its_first_witness_time(
    signer: Signer, store: Store, house: House
) -> None:
    running = house.start([OURS])
    witness = Witness(f"http://127.0.0.1:{running.port}", running.vkey)
    enter(facts(1))
    publish(signer, [witness], store=store)
    kept = store.read("checkpoint")
    publish(signer, [witness], store=store)
    assert store.read("checkpoint") == kept


def test_a_witness_that_is_away_does_not_stop_the_log(signer: Signer, store: Store) -> None:
    nobody = Witness("http://127.0.0.1:9", VerifierKey("absent.example", 4, bytes(32)))
    enter(facts(1))
    assert publish(signer, [nobody], store=store).head.size == BEFORE + 1
