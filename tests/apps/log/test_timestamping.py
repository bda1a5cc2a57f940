"""A real authority over HTTP dates the log; OpenSSL judges the token."""

import subprocess
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from asn1crypto.pem import armor
from pyhanko.sign.timestamps import TimestampRequestError

from socle.apps.log.actions import enter, publish, published_note
from socle.apps.log.store import Store
from socle.apps.log.timestamping import timestamp_log
from socle.core.log.entry import Entry, EntryType
from socle.signer.client import Signer
from tests.documents.authority import authority

pytestmark = pytest.mark.django_db
# The state that is dated: the lines of the three frameworks, and one more.
NOW = datetime(2026, 12, 15, 1, 40, tzinfo=UTC)


def test_the_state_of_the_log_is_dated_once_and_openssl_agrees(signer: Signer, tmp_path: Path) -> None:
    store = Store(tmp_path / "log")
    enter([Entry(EntryType.AWARD, sha256(b"1").digest())])
    publish(signer, store=store)
    with authority(NOW) as (address, root):
        assert timestamp_log(address, store=store) == "timestamps/4"
        assert timestamp_log(address, store=store) == ""
    note = published_note(store)
    assert note
    (tmp_path / "text").write_text(note.text)
    (tmp_path / "root.pem").write_bytes(armor("CERTIFICATE", root))
    token = ["-token_in", "-in", str(store.root / "timestamps" / "4"), "-data", str(tmp_path / "text")]
    judged = subprocess.run(
        ["openssl", "ts", "-verify", *token, "-CAfile", str(tmp_path / "root.pem")], capture_output=True
    )
    assert b"Verification: OK" in judged.stdout + judged.stderr


def test_an_authority_that_is_away_dates_nothing_and_harms_nothing(signer: Signer, tmp_path: Path) -> None:
    store = Store(tmp_path / "log")
    enter([Entry(EntryType.AWARD, sha256(b"1").digest())])
    publish(signer, store=store)
    with pytest.raises(TimestampRequestError):
        timestamp_log("http://127.0.0.1:9/", store=store)
    assert store.read("timestamps/4") is None
