"""`socle backup FILE` and `socle restore FILE`: the database, the stored files and the public ones."""

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

import psycopg

from socle.core.errors import Refusal, UnreadableInput
from socle.environment import home

DUMP = "database.dump"
# Folders of `var` that go with the database: what was handed in, and what the public reads.
FILES, PUBLIC = "files", "public"


def add_commands(nouns: Any) -> None:
    backup = nouns.add_parser("backup", help="sauvegarde la base et les fichiers dans une archive")
    backup.add_argument("file", type=Path)
    backup.set_defaults(run=save)
    restore = nouns.add_parser("restore", help="remet une sauvegarde dans une base vide")
    restore.add_argument("file", type=Path)
    restore.set_defaults(run=put_back)


def save(options: argparse.Namespace) -> int:
    """The archive appears whole or not at all. The database is read as it is at one instant.

    Files are written before the rows that name them, and read here after: none can be missing. The public log
    is written after the rows it shows, and read here before: it never says more than the database.
    """
    url = _url()
    with tempfile.TemporaryDirectory(prefix="socle-backup-", dir=options.file.absolute().parent) as folder:
        dump, draft = Path(folder) / DUMP, Path(folder) / options.file.name
        with tarfile.open(draft, "w:gz") as archive:
            _add(archive, PUBLIC)
            _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={dump}", url)
            archive.add(dump, DUMP)
            _add(archive, FILES)
        draft.rename(options.file)
    print(f"Sauvegarde écrite : {options.file}", file=sys.stderr)
    return 0


def put_back(options: argparse.Namespace) -> int:
    """Refused in a database that holds anything: nothing is ever overwritten."""
    url = _url()
    with psycopg.connect(url) as connection:
        held = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    if held != (0,):
        raise Refusal("La base n’est pas vide.", "Nommez une base neuve par DATABASE_URL.")
    with tempfile.TemporaryDirectory(prefix="socle-restore-") as folder:
        try:
            with tarfile.open(options.file) as archive:
                _unpack(archive, folder)
        except tarfile.TarError as error:
            raise UnreadableInput(
                f"{options.file} n’est pas une sauvegarde.", remedy="Donnez un fichier de « socle backup »."
            ) from error
        dump = str(Path(folder) / DUMP)
        _postgresql(
            "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={url}", dump
        )
        for name in (FILES, PUBLIC):
            if (kept := Path(folder) / name).is_dir():
                shutil.copytree(kept, home() / "var" / name, dirs_exist_ok=True)
    print("Sauvegarde remise en place.", file=sys.stderr)
    return 0


def _unpack(archive: tarfile.TarFile, folder: str) -> None:
    """Plain files and folders below that folder: the first releases of Python 3.11 cannot be told so."""
    members = archive.getmembers()
    paths = [PurePosixPath(each.name) for each in members]
    leaves = any(path.is_absolute() or ".." in path.parts for path in paths)
    if leaves or not all(each.isfile() or each.isdir() for each in members):
        raise tarfile.TarError("a member that no backup has")
    archive.extraction_filter = getattr(tarfile, "data_filter", None)
    archive.extractall(folder)  # noqa: S202 - checked above


def _add(archive: tarfile.TarFile, name: str) -> None:
    folder = home() / "var" / name
    if folder.is_dir():
        archive.add(folder, name)


def _url() -> str:
    from socle.cli.database_commands import ready_server

    server = ready_server()
    return server.url_for("socle") if server else os.environ["DATABASE_URL"]


def _server_version() -> int:
    """The major version of the server: newer programs may ask it for what it does not know."""
    with psycopg.connect(_url()) as connection:
        return connection.info.server_version // 10_000


def _postgresql(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs: those installed beside a named server, else those of the package."""
    from socle.cli.database.binaries import find_binaries

    own = Path("/usr/lib/postgresql", str(_server_version()), "bin")
    folder = own if (own / program).exists() and not os.environ.get("SOCLE_PG_BIN") else find_binaries()
    done = subprocess.run([folder / program, *arguments], capture_output=True, text=True)
    if done.returncode:
        raise Refusal(
            f"{program} a échoué : {done.stderr.strip()}",
            "Si le serveur est plus récent que ces programmes, nommez les siens par SOCLE_PG_BIN.",
        )
