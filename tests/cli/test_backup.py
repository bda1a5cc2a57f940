"""A backup, put back elsewhere, holds the same rows and files, and the same protections."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from socle.environment import home
from tests.apart import copied, published
from tests.cast import Cast


@pytest.fixture
def databases(django_db_setup: Cast) -> Iterator[tuple[str, str]]:
    """One with the frameworks published, one without a table."""
    with (
        copied("test_socle_saved", published()) as saved,
        copied("test_socle_restored", "template0") as empty,
    ):
        yield saved, empty


def socle(*arguments: str, database: str, place: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": database, "SOCLE_HOME": str(place)}
    command = [sys.executable, "-m", "socle.cli.main", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def installation(place: Path) -> Path:
    place.mkdir()
    (place / "data").symlink_to(home({}) / "data")
    return place


def test_what_was_saved_is_put_back_whole(databases: tuple[str, str], tmp_path: Path) -> None:
    saved, restored = databases
    one, other = installation(tmp_path / "one"), installation(tmp_path / "other")
    archive = str(tmp_path / "socle.tar.gz")
    (one / "var" / "files" / "ab").mkdir(parents=True)
    (one / "var" / "files" / "ab" / "abcd").write_bytes(b"a photo")
    (one / "var" / "public" / "log").mkdir(parents=True)
    (one / "var" / "public" / "log" / "checkpoint").write_bytes(b"the log")
    assert socle("backup", archive, database=saved, place=one).returncode == 0
    assert socle("restore", archive, database=restored, place=other).returncode == 0
    assert (other / "var" / "files" / "ab" / "abcd").read_bytes() == b"a photo"
    assert (other / "var" / "public" / "log" / "checkpoint").read_bytes() == b"the log"
    count = "SELECT (SELECT count(*) FROM frameworks_version), (SELECT count(*) FROM journal_entry)"
    with psycopg.connect(saved) as before, psycopg.connect(restored) as after:
        assert before.execute(count).fetchone() == after.execute(count).fetchone()
        with pytest.raises(psycopg.DatabaseError, match="ne se modifie pas"):
            after.execute("DELETE FROM journal_entry")


def test_a_backup_is_never_put_over_what_is_there(databases: tuple[str, str], tmp_path: Path) -> None:
    saved, _ = databases
    place = installation(tmp_path / "one")
    answer = socle("restore", str(tmp_path / "any.tar.gz"), database=saved, place=place)
    assert (answer.returncode, answer.stderr) == (
        1,
        "error: La base n’est pas vide.\nhint: Nommez une base neuve par DATABASE_URL.\n",
    )


def test_what_is_no_backup_is_refused(databases: tuple[str, str], tmp_path: Path) -> None:
    empty = databases[1]
    (tmp_path / "any.txt").write_text("bonjour")
    answer = socle("restore", str(tmp_path / "any.txt"), database=empty, place=installation(tmp_path / "one"))
    assert (answer.returncode, "n’est pas une sauvegarde" in answer.stderr) == (2, True)


@pytest.mark.parametrize("name", ["/tmp/elsewhere", "../elsewhere", "files/../../elsewhere"])
def test_a_backup_that_would_write_elsewhere_is_refused(
    databases: tuple[str, str], tmp_path: Path, name: str
) -> None:
    (tmp_path / "any.txt").write_text("bonjour")
    with tarfile.open(tmp_path / "hostile.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "any.txt", "database.dump")
        archive.addfile(tarfile.TarInfo(name))
    place = installation(tmp_path / "one")
    answer = socle("restore", str(tmp_path / "hostile.tar.gz"), database=databases[1], place=place)
    assert (answer.returncode, "n’est pas une sauvegarde" in answer.stderr) == (2, True)
