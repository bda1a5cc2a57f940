"""The judges are always the same: exact versions, their bytes by hash, and no address of a registry."""

import pytest

from interop.install import FOLDER, LOCK
from interop.material import read

PACKAGES = {name: each for name, each in read(LOCK)["packages"].items() if name}


def test_the_lock_names_packages_and_never_an_address() -> None:
    assert "://" not in LOCK.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", read(FOLDER / "package.json")["dependencies"])
def test_a_judge_has_an_exact_version(name: str) -> None:
    asked = read(FOLDER / "package.json")["dependencies"][name]
    assert asked == PACKAGES[f"node_modules/{name}"]["version"]


def test_every_package_is_known_by_its_hash() -> None:
    assert [name for name, each in PACKAGES.items() if not each["integrity"].startswith("sha512-")] == []


def test_no_judge_is_under_the_gpl() -> None:
    assert [name for name, each in PACKAGES.items() if "GPL" in each.get("license", "")] == []
