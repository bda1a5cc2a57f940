"""Who runs PostgreSQL: the current user, except for root, whom PostgreSQL refuses."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from socle.cli.database.trouble import DatabaseTrouble

NAME = "socle-pg"


@dataclass(frozen=True, slots=True)
class Account:
    uid: int
    gid: int

    def owns(self, path: Path) -> bool:
        return path.lstat().st_uid == self.uid


def is_root() -> bool:
    return os.geteuid() == 0


def account_for(cluster: Path) -> Account:
    """The owner of an existing cluster; for a new one, an unprivileged account when we are root."""
    if not is_root():
        return Account(os.geteuid(), os.getegid())
    if cluster.exists():
        owner = cluster.stat()
        return Account(owner.st_uid, owner.st_gid)
    entry = _find(NAME) or _create() or _find("nobody")
    if entry is None:
        raise DatabaseTrouble(
            "PostgreSQL ne peut pas tourner sous root, et aucun compte sans droits n’existe.",
            f"Créez-en un : useradd --system --no-create-home {NAME}.",
        )
    return Account(entry.pw_uid, entry.pw_gid)


def _find(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create() -> pwd.struct_passwd | None:
    if useradd := shutil.which("useradd"):
        subprocess.run([useradd, "--system", "--no-create-home", NAME], capture_output=True, check=False)
    # Another process may have created it first: what counts is that it exists.
    return _find(NAME)
