"""Awards are recorded, published, signed, withdrawn, replaced and forgotten; nothing public names anyone."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from socle.apps.credentials.actions import forget, new_salt, record_awards, replace, revoke
from socle.apps.credentials.models import Credential, StatusList
from socle.apps.credentials.papers import sealed_pdf
from socle.apps.credentials.publishing import publish_issuer, publish_status
from socle.apps.credentials.signing import sign_waiting
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.log.actions import publish
from socle.apps.log.models import Entry
from socle.apps.log.store import log_store, public_store
from socle.core.credential.data_integrity import is_document_signed
from socle.core.credential.status import decoded_list, is_set
from socle.core.errors import Refusal
from socle.core.log.entry import EntryType
from socle.core.log.monitor import watch_log
from socle.core.log.note import ED25519, VerifierKey
from socle.core.log.proof import Policy
from socle.documents.sealed import SealState, read_sealed
from socle.signer.client import Signer
from socle.signer.keys import Use
from tests.apps.credentials.conftest import award
from tests.signing import CONTEXTS, HOST, held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clea_in_force")]
ON = date(2026, 12, 14)
CODE = "7Q4MK9XR2HTPVB6WCD3NJ8YFRA"


def recorded(*holders: str) -> list[Credential]:
    awards = [award(holder) for holder in holders]
    return record_awards(awards, [new_salt() for _ in awards])


def signed(signer: Signer, *holders: str) -> list[Credential]:
    found = recorded(*holders)
    publish(signer)
    sign_waiting(signer)
    for each in found:
        each.refresh_from_db()
    return found


def test_a_recorded_award_is_signed_once_its_line_is_published(signer: Signer) -> None:
    (alice,) = recorded("Alice Martin")
    assert sign_waiting(signer) == 0
    publish(signer)
    assert (sign_waiting(signer), sign_waiting(signer)) == (1, 0)
    alice.refresh_from_db()
    badge = json.loads(alice.badge)
    key = held(Use.BADGE).key.public
    assert is_document_signed(badge, badge["proof"], key=key, contexts=CONTEXTS)
    assert badge["id"] == f"urn:uuid:{alice.public_id}"


def test_the_worker_publishes_and_signs_all_that_waits(signer: Signer) -> None:
    recorded("Alice Martin", "Zoé Petit")
    assert (publish_and_sign(), publish_and_sign()) == (2, 0)
    kinds = Entry.objects.order_by("index").values_list("kind", flat=True)
    assert sorted(kinds) == ["award"] * 2 + ["framework"] * 3 + ["key"] * 4


def test_each_award_has_its_own_place_and_neighbours_are_not_neighbours(signer: Signer) -> None:
    found = recorded(*(f"Personne {letter}" for letter in "ABCDEFGH"))
    places = [each.place for each in found]
    assert len(set(places)) == 8
    assert places != sorted(places)
    assert StatusList.objects.get().used == 8


def test_a_full_list_is_followed_by_another(signer: Signer) -> None:
    recorded("Alice Martin")
    StatusList.objects.update(used=131_071)
    found = recorded("Zoé Petit", "Bob Durand")
    assert [each.status_list.number for each in found] == [1, 2]


def test_a_withdrawal_shows_in_the_list_and_in_the_log_and_never_why(signer: Signer) -> None:
    alice, zoe = signed(signer, "Alice Martin", "Zoé Petit")
    revoke(alice, by=None, on=ON)
    publish(signer)
    publish_status(signer)
    published = json.loads(public_store().read("status/1") or b"")
    bits = decoded_list(published["credentialSubject"]["encodedList"])
    assert (is_set(bits, alice.place), is_set(bits, zoe.place)) == (True, False)
    assert Entry.objects.filter(kind=EntryType.REVOCATION, index__isnull=False).count() == 1
    with pytest.raises(Refusal, match="retiré depuis le 14/12/2026"):
        revoke(alice, by=None, on=ON)


def test_a_new_name_gives_a_new_form_and_nothing_public_links_it_to_the_old_one(signer: Signer) -> None:
    (old,) = signed(signer, "Alice Martin")
    new = replace(old, award("Zoé Martin"), by=None, on=ON)
    publish(signer)
    sign_waiting(signer)
    new.refresh_from_db()
    old.refresh_from_db()
    assert (new.replaced, bool(old.revoked_on)) == (old, True)
    assert bytes(new.salt or b"") != bytes(old.salt or b"")
    for shared in (str(old.public_id), str(old.place), "Alice"):
        assert shared not in new.badge.replace("CLEA-2026-000001", "")


def test_the_sealed_paper_is_made_once_and_kept(signer: Signer) -> None:
    (alice,) = signed(signer, "Alice Martin")
    first = sealed_pdf(alice, CODE, signer)
    alice.refresh_from_db()
    assert sealed_pdf(alice, CODE, Signer(Path("/nobody"))) == first
    sealed = read_sealed(first, trusted=[held(Use.SEAL).certificate])
    assert (sealed.state, sealed.files["certificat.ob.json"].decode()) == (SealState.INTACT, alice.badge)


def test_a_paper_waits_for_the_signature_of_its_badge(signer: Signer) -> None:
    (alice,) = recorded("Alice Martin")
    with pytest.raises(Refusal, match="n’est pas encore signé"):
        sealed_pdf(alice, CODE, signer)


def test_an_erased_person_leaves_a_log_that_verifies_and_links_to_nobody(signer: Signer) -> None:
    alice, _ = signed(signer, "Alice Martin", "Zoé Petit")
    forget(alice, by=None, on=ON)
    recorded("Bob Durand")
    publish(signer)
    alice.refresh_from_db()
    assert (alice.record, alice.salt, alice.badge, alice.token, alice.sealed) == (None, None, "", "", None)
    store = log_store()
    log = VerifierKey(f"{HOST}/log", ED25519, held(Use.LOG).key.public)
    report = watch_log(store.read, store.read("checkpoint") or b"", last=None, policy=Policy((log,)))
    assert (report.problems, report.counts["award"]) == ((), 3)


def test_no_public_file_names_anyone(signer: Signer) -> None:
    (alice,) = signed(signer, "Alice Martin")
    publish_issuer(signer)
    publish_status(signer)
    root = public_store().root
    public = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())
    secrets = (b"Alice", b"Martin", b"CLEA-2026", str(alice.public_id).encode(), bytes(alice.salt or b""))
    assert [secret for secret in secrets if secret in public] == []


@pytest.mark.parametrize("field", ["public_id", "place", "record", "salt", "badge"])
def test_a_recorded_award_never_changes(signer: Signer, field: str) -> None:
    (alice,) = signed(signer, "Alice Martin")
    other = award("Charlie Petit")
    changed = {"record": other.record(), "salt": new_salt(), "badge": "{}", "place": alice.place ^ 1}
    setattr(alice, field, changed.get(field, other.id.removeprefix("urn:uuid:")))
    with pytest.raises(DatabaseError, match="ne change pas"), transaction.atomic():
        alice.save()
