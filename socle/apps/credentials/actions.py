"""Recording awards so that anyone can check them; withdrawing one, replacing one, forgetting one."""

import secrets
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from socle.apps.credentials.models import Credential, StatusList
from socle.apps.journal.actions import write_entry
from socle.apps.log.actions import enter
from socle.core.credential.award import SALT_BYTES, Award
from socle.core.credential.status_order import KEY_BYTES, PLACES, place_of
from socle.core.errors import Refusal
from socle.core.log.entry import Entry, EntryType, commitment

COPY = """
COPY credentials_credential
(public_id, kind, record, salt, entry_id, status_list_id, place, badge, token) FROM STDIN
"""
KEYS = "SELECT entry_id, id FROM credentials_credential WHERE entry_id = ANY(%s)"


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


@transaction.atomic
def record_awards(awards: Sequence[Award], salts: Sequence[bytes]) -> list[Credential]:
    """Keep these awards and write their lines in the log, in the transaction of the decision itself.

    The journal entry is that of the decision: the award, or the statement asked for.
    """
    entries = enter(
        Entry(EntryType.AWARD, award.commitment(salt)) for award, salt in zip(awards, salts, strict=True)
    )
    recorded = [
        Credential(
            public_id=UUID(award.id.removeprefix("urn:uuid:")),
            kind=award.kind,
            record=award.record(),
            salt=salt,
            entry=entry,
            status_list=status_list,
            place=place,
        )
        for award, salt, entry, (status_list, place) in zip(
            awards, salts, entries, _places(len(awards)), strict=True
        )
    ]
    _write(recorded, [award.canonical().decode() for award in awards])
    return recorded


def _write(credentials: Sequence[Credential], records: Sequence[str]) -> None:
    """All of them at once, and their keys: the ORM would take most of the time of a large award."""
    with connection.cursor() as cursor:
        with cursor.copy(COPY) as lines:
            for each, record in zip(credentials, records, strict=True):
                place = (each.status_list_id, each.place)
                lines.write_row((each.public_id, each.kind, record, each.salt, each.entry_id, *place, "", ""))
        cursor.execute(KEYS, ([each.entry_id for each in credentials],))
        keys = dict(cursor.fetchall())
    for each in credentials:
        each.pk = keys[each.entry_id]


def _places(wanted: int) -> list[tuple[StatusList, int]]:
    """Places in the last list that has room, then in new ones; nobody else takes them meanwhile."""
    given: list[tuple[StatusList, int]] = []
    while len(given) < wanted:
        status_list = _list_with_room()
        first, last = status_list.used, min(status_list.used + wanted - len(given), PLACES)
        key = bytes(status_list.key)
        given += [(status_list, place_of(key, rank)) for rank in range(first, last)]
        status_list.used = last
        status_list.save(update_fields=["used"])
    return given


def _list_with_room() -> StatusList:
    last = StatusList.objects.select_for_update().order_by("-number").first()
    if last and last.used < PLACES:
        return last
    number = last.number + 1 if last else 1
    StatusList.objects.get_or_create(number=number, defaults={"key": secrets.token_bytes(KEY_BYTES)})
    return StatusList.objects.select_for_update().get(number=number)


@transaction.atomic
def revoke(credential: Credential, *, by: int | None, on: date) -> None:
    """Withdraw for ever. The log tells that something was withdrawn, the status list which; nobody why."""
    locked = Credential.objects.select_for_update(of=("self",)).get(pk=credential.pk)
    if locked.revoked_on:
        raise Refusal(
            f"Ce document est retiré depuis le {locked.revoked_on:%d/%m/%Y}.", "Il n’y a rien à faire."
        )
    # The salt of an erased award is gone: its line is then salted anew, and links to nothing.
    salt = bytes(locked.salt) if locked.salt else new_salt()
    told = commitment(salt, f"{locked.public_id} {on.isoformat()}".encode())
    (entry,) = enter([Entry(EntryType.REVOCATION, told)])
    credential.revoked_on, credential.revocation = on, entry
    credential.save(update_fields=["revoked_on", "revocation"])
    write_entry(credential, "revoke", by=by, on=on)


@transaction.atomic
def replace(credential: Credential, award: Award, *, by: int | None, on: date) -> Credential:
    """A new form of the same award, for a person whose name changed: nothing public links the two."""
    if str(credential.public_id) in award.id:
        raise Refusal("La nouvelle forme porte l’identifiant de l’ancienne.", "Donnez-lui le sien.")
    revoke(credential, by=by, on=on)
    (new,) = record_awards([award], [new_salt()])
    new.replaced = credential
    new.save(update_fields=["replaced"])
    write_entry(new, "replace", by=by, on=on)
    return new


@transaction.atomic
def forget(credential: Credential, *, by: int | None, on: date) -> None:
    """Erase what names the person: the line that stays in the log then links to nothing and nobody."""
    credential.record = credential.salt = credential.sealed = None
    credential.badge = credential.token = ""
    credential.save(update_fields=["record", "salt", "badge", "token", "sealed"])
    write_entry(credential, "forget", by=by, on=on)
