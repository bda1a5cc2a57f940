"""Someone inside has the whole database and the whole application, and even the key of the log.

They do not have the outside witnesses, nor what an outside monitor saw yesterday. Whatever they forge,
back-date, drop or replace, somebody outside says so.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from socle.apps.credentials.actions import new_salt, record_awards
from socle.apps.credentials.models import Credential
from socle.apps.credentials.signing import sign_waiting
from socle.apps.log.actions import publish, published_note
from socle.apps.log.models import Entry
from socle.apps.log.store import Store, log_store
from socle.apps.log.witnesses import Witness, ask_witnesses
from socle.core.credential.trust import trust_in
from socle.core.credential.verify_badge import verify_badge
from socle.core.errors import Refusal
from socle.core.log.append import append
from socle.core.log.checkpoint import read_checkpoint, sign_checkpoint
from socle.core.log.cosignature import cosignatures
from socle.core.log.entry import EntryType, fingerprint
from socle.core.log.monitor import Report, watch_log
from socle.core.log.note import ED25519, Note, VerifierKey
from socle.core.log.proof import Policy
from socle.core.log.tree import EMPTY, TreeHead
from socle.signer.client import Signer
from socle.signer.keys import Use
from tests.apps.credentials.conftest import award
from tests.cli.running_witness import House, Running
from tests.core.log.keys import Key
from tests.signing import CONTEXTS, HOST, SIGNED_AT, held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clea_in_force")]
ON = date(2026, 12, 14)
LOG = Key(VerifierKey(f"{HOST}/log", ED25519, held(Use.LOG).key.public), held(Use.LOG).key.sign)


@dataclass(frozen=True)
class Scene:
    """Three awards were published and witnessed yesterday; a monitor outside remembers that state."""

    signer: Signer
    witness: Witness
    seen: TreeHead
    awards: list[Credential]

    def monitor(self, store: Store | None = None) -> Report:
        store = store or log_store()
        policy = Policy((LOG.vkey,), (self.witness.key,), 1)
        return watch_log(store.read, store.read("checkpoint") or b"", last=self.seen, policy=policy)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    folder = tmp_path / "witness"
    folder.mkdir()
    house = House(folder)
    started = house.start([LOG])
    yield started
    started.kill()


@pytest.fixture
def scene(signer: Signer, running: Running) -> Scene:
    witness = Witness(f"http://127.0.0.1:{running.port}", running.vkey)
    given = [award(name) for name in ("Alice Martin", "Zoé Petit", "Nour Diallo")]
    awards = record_awards(given, [new_salt() for _ in given])
    head = publish(signer, [witness]).head
    sign_waiting(signer)
    for each in awards:
        each.refresh_from_db()
    return Scene(signer, witness, head, awards)


def without_triggers(statement: str, *values: object) -> None:
    """What an insider does to the database: no protection of ours holds against its owner."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def rewritten(scene: Scene, folder: Path, entries: list[bytes]) -> Store:
    """The log made again from other lines, and signed with the stolen key of the log."""
    store = Store(folder / "forged")
    added = append(lambda path: None, EMPTY, entries)
    store.write_all(added.files)
    store.write("checkpoint", str(sign_checkpoint(added.head, LOG.vkey, LOG.sign)).encode())
    return store


def lines() -> list[bytes]:
    return [bytes(entry.fact) for entry in Entry.objects.order_by("index")]


def refused_by_the_witness(scene: Scene, store: Store) -> bool:
    note = published_note(store)
    assert note
    return cosignatures(ask_witnesses(note, [scene.witness], store), [scene.witness.key]) == ()


def test_what_was_published_is_sound_as_long_as_nobody_touches_it(scene: Scene) -> None:
    assert scene.monitor().problems == ()


def test_a_forged_award_is_not_signed_without_a_line_and_with_one_everybody_counts_it(scene: Scene) -> None:
    forged = award("Charlie Petit")
    told = {"record": json.loads(forged.canonical()), "salt": new_salt().hex(), "status": [1, 9], "proof": ""}
    with pytest.raises(Refusal, match="n’est pas inscrite au journal"):
        scene.signer.sign_badges([told])
    before = scene.monitor().counts["award"]
    record_awards([forged], [new_salt()])
    publish(scene.signer, [scene.witness])
    assert scene.monitor().counts["award"] == before + 1


def test_a_back_dated_award_shows_its_late_registration_to_every_verifier(scene: Scene) -> None:
    old = award("Charlie Petit", decided="2026-01-15", issued="2026-01-20")
    (recorded,) = record_awards([old], [new_salt()])
    publish(scene.signer, [scene.witness])
    sign_waiting(scene.signer)
    recorded.refresh_from_db()
    trust = trust_in([scene.signer.issuer()["did"]], witnesses=[scene.witness.key])
    told = verify_badge(recorded.badge.encode(), trust, CONTEXTS, at=SIGNED_AT)["log"]
    assert "tardivement" in told.reason


def test_a_dropped_line_is_seen_by_the_monitor_the_witness_and_the_signer(
    scene: Scene, tmp_path: Path
) -> None:
    store = rewritten(
        scene, tmp_path, [line for line in lines() if line != bytes(scene.awards[1].entry.fact)]
    )
    assert scene.monitor(store).consistent is False
    assert refused_by_the_witness(scene, store)
    without_triggers("UPDATE log_entry SET index = index + 1000 WHERE id = %s", scene.awards[1].entry_id)
    without_triggers(
        "UPDATE log_entry SET index = index - 1 WHERE index BETWEEN %s AND 999", scene.awards[1].entry.index
    )
    with pytest.raises(Refusal):
        publish(scene.signer, [scene.witness])


def test_a_replaced_line_is_seen_by_the_monitor_the_witness_and_the_publication(
    scene: Scene, tmp_path: Path
) -> None:
    other = fingerprint(b"another award")
    changed = f"award {other.hex()}\n".encode()
    last = Entry.objects.order_by("-index")[0]
    store = rewritten(scene, tmp_path, [*lines()[:-1], changed])
    report = scene.monitor(store)
    assert (report.consistent, refused_by_the_witness(scene, store)) == (False, True)
    without_triggers("UPDATE log_entry SET fingerprint = %s WHERE id = %s", other, last.pk)
    with pytest.raises(Refusal, match="Le journal publié en dit plus que la base"):
        publish(scene.signer, [scene.witness])


def test_a_line_added_between_two_others_is_seen_too(scene: Scene, tmp_path: Path) -> None:
    added = f"{EntryType.AWARD} {fingerprint(b'yesterday').hex()}\n".encode()
    before = lines()
    store = rewritten(scene, tmp_path, [*before[:5], added, *before[5:]])
    assert (scene.monitor(store).consistent, refused_by_the_witness(scene, store)) == (False, True)


def test_the_log_cannot_tell_two_stories_to_two_people(scene: Scene, tmp_path: Path) -> None:
    """A second history of the same size, shown to one verifier: no trusted witness stands under it."""
    store = rewritten(scene, tmp_path, list(reversed(lines())))
    note = published_note(store)
    assert isinstance(note, Note)
    assert read_checkpoint(note.text).head.size == scene.seen.size
    report = scene.monitor(store)
    assert not report.consistent
    assert refused_by_the_witness(scene, store)
