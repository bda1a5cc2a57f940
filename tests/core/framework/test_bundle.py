from pathlib import Path

import pytest

from socle.core.framework.bundle import bundle_bytes, bundle_files, bundle_hash, refuse_change
from socle.core.framework.loading import load_bundle
from socle.core.framework.problems import FrameworkError
from tests.core.framework.test_loading import SMALL

GOOD = Path(__file__).parent / "good"


def test_the_bundle_is_canonical_json_with_sorted_names_and_lf_line_ends(tmp_path: Path) -> None:
    (tmp_path / "framework.toml").write_bytes('title = "é"\r\n'.encode())
    (tmp_path / "d1.toml").write_bytes(b"a = 1\n")
    (tmp_path / "notes.txt").write_bytes(b"not part of it")
    expected = '{"d1.toml":"a = 1\\n","framework.toml":"title = \\"é\\"\\n"}'
    assert bundle_bytes(tmp_path) == expected.encode()


def test_a_bundle_loads_as_the_framework_it_was_made_from() -> None:
    assert load_bundle(bundle_files(bundle_bytes(GOOD)), "x") == SMALL


def test_the_hash_of_a_bundle_is_its_sha256() -> None:
    assert bundle_hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_file_that_is_not_utf8_cannot_be_bundled() -> None:
    with pytest.raises(FrameworkError) as refusal:
        bundle_bytes(GOOD.parent / "bad" / "not_utf8")
    assert str(refusal.value) == "d1.toml: n’est pas écrit en UTF-8 ; enregistrez le fichier en UTF-8."


def test_a_published_version_that_did_not_change_is_accepted() -> None:
    refuse_change("abc", "abc", slug="clea", version="2018")


def test_a_published_version_that_changed_is_refused() -> None:
    with pytest.raises(FrameworkError) as refusal:
        refuse_change("abc", "def", slug="clea", version="2018")
    assert str(refusal.value) == (
        "data/frameworks/clea/2018: a changé depuis sa publication ; "
        "rétablissez les fichiers publiés et faites vos changements dans une nouvelle version."
    )
