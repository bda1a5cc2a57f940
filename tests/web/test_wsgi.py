"""What the site refuses before it serves anything."""

import os
import subprocess
import sys
from pathlib import Path

from socle.environment import home


def started(place: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "SOCLE_HOME": str(place)}
    command = [sys.executable, "-c", "import socle.web.wsgi"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_site_does_not_start_with_a_broken_official_schema(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(home({}) / "data")
    broken = tmp_path / "var" / "cdc" / "kit.xsd"
    broken.parent.mkdir(parents=True)
    broken.write_text("<xsd:schema")
    ended = started(tmp_path)
    assert ended.returncode == 1
    assert f"error: {broken} n’est pas un schéma XML" in ended.stderr
    assert "hint: Remplacez ce fichier par celui du kit de la Caisse des Dépôts" in ended.stderr
    broken.unlink()
    assert started(tmp_path).returncode == 0
