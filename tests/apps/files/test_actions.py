import hashlib
from pathlib import Path

import pytest

from socle.apps.files.actions import read, store, store_file
from socle.apps.files.models import Stored

pytestmark = pytest.mark.django_db


def test_the_same_bytes_are_kept_once_from_memory_or_from_a_file(tmp_path: Path) -> None:
    content = "Alice a réussi.".encode() * 10_000
    path = tmp_path / "flux.xml"
    path.write_bytes(content)
    kept = [store_file(path, "application/xml"), store(content, "application/xml")]
    assert kept[0] == kept[1]
    sha256 = hashlib.sha256(content).hexdigest()
    assert list(Stored.objects.values_list("sha256", "size")) == [(sha256, len(content))]
    assert read(kept[0]) == content
