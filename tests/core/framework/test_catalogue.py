import shutil
from pathlib import Path

import pytest

from socle.core.framework.catalogue import find_framework, list_versions
from socle.core.framework.problems import FrameworkError
from tests.core.framework.test_loading import SMALL

GOOD = Path(__file__).parent / "good"


def test_versions_are_listed_by_slug_then_version(tmp_path: Path) -> None:
    for name in ("petit/2", "petit/1", "autre/1"):
        shutil.copytree(GOOD, tmp_path / name)
    (tmp_path / "petit" / "brouillon").mkdir()
    assert list_versions(tmp_path) == (
        ("autre", "1"),
        ("petit", "1"),
        ("petit", "2"),
    )


def test_a_framework_is_found_by_slug_and_version(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "petit" / "1")
    assert find_framework(tmp_path, "petit", "1") == SMALL


def test_an_unknown_version_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "petit" / "1")
    with pytest.raises(FrameworkError) as refusal:
        find_framework(tmp_path, "petit", "9")
    assert str(refusal.value) == "data/frameworks/petit/9: n’existe pas ; choisissez parmi : petit/1."


def test_a_framework_must_bear_the_name_of_its_folder(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "petit" / "2")
    with pytest.raises(FrameworkError) as refusal:
        find_framework(tmp_path, "petit", "2")
    assert str(refusal.value) == (
        'data/frameworks/petit/2/framework.toml: version vaut "1" ; écrivez "2", le nom du dossier.'
    )
