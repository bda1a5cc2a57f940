from pathlib import Path

import pytest

from socle.environment import SETTINGS, MissingSettings, home, refuse_incomplete_production


def test_development_needs_no_setting() -> None:
    refuse_incomplete_production({})


def test_production_refuses_to_start_and_names_every_missing_setting() -> None:
    with pytest.raises(MissingSettings, match="DATABASE_URL, SOCLE_HOSTS"):
        refuse_incomplete_production({"SOCLE_ENV": "production", "SOCLE_SECRET_KEY": "x" * 50})


def test_every_setting_is_documented() -> None:
    page = (home({}) / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [
        setting.name for setting in SETTINGS if f"| `{setting.name}` | {setting.help} |" not in page
    ] == []


def test_home_is_the_named_folder_else_the_checkout(tmp_path: Path) -> None:
    assert home({"SOCLE_HOME": str(tmp_path)}) == tmp_path
    assert (home({}) / "pyproject.toml").exists()
