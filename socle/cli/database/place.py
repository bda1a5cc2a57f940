"""Where the server keeps its cluster and its socket. Reading these names creates nothing."""

import hashlib
import os
import tempfile
from pathlib import Path

from socle.cli.database.account import Account, is_root
from socle.cli.database.trouble import DatabaseTrouble

PORT = 5432
# sun_path holds 107 bytes on Linux, 103 on macOS.
SOCKET_LIMIT = 103
# Root's servers live here when the unprivileged account cannot reach the data folder.
SYSTEM = Path("/var/lib")


def is_open(path: Path) -> bool:
    """Anyone may pass through this folder and all those above; those still missing will be made so."""
    existing = [folder for folder in (path, *path.parents) if folder.exists()]
    return all(folder.stat().st_mode & 0o001 for folder in existing)


def place_for(data: Path) -> Path:
    """The data folder; for root, one of its own when the unprivileged account cannot reach that one."""
    apart = SYSTEM / f"socle-{digest(data)}"
    if not is_root() or apart == data:
        return data
    note = note_for(data)
    # Once noted it stays there: a change of permissions must not show an empty database.
    if note.is_file() and note.read_text(encoding="utf-8").strip() == str(apart):
        return apart
    return data if (data / "cluster").exists() or is_open(data) else apart


def note_for(data: Path) -> Path:
    return data.with_name(f"{data.name}.path")


def socket_folder(data: Path) -> Path:
    """Beside the cluster, or in the temporary folder when that name cannot be a socket's."""
    beside = place_for(data) / "socket"
    if _can_hold_socket(beside):
        return beside
    return Path(tempfile.gettempdir()) / f"socle-{digest(data)}"


def socket_file(folder: Path) -> Path:
    return folder / f".s.PGSQL.{PORT}"


def make_place(data: Path) -> Path:
    """Create the place, and for root the note that tells where it is."""
    place = place_for(data)
    _make_folders(place)
    if place != data:
        _make_folders(data.parent)
        note_for(data).write_text(f"{place}\n", encoding="utf-8")
    return place


def make_private(folder: Path, account: Account) -> None:
    """A 0700 folder of this account; one that someone else prepared is refused."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if is_root() and found.st_uid == 0 and not folder.is_symlink():
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)
    if folder.is_symlink() or not account.owns(folder) or found.st_mode & 0o077:
        raise DatabaseTrouble(
            f"Le dossier {folder} n’est pas un dossier privé du compte qui fait tourner PostgreSQL.",
            "Supprimez-le, puis relancez : il sera créé avec les bons droits.",
        )


def refuse_bad_socket(folder: Path) -> None:
    if not _can_hold_socket(folder):
        raise DatabaseTrouble(
            f"Le chemin du socket est trop long ou contient une virgule : {socket_file(folder)}.",
            "Donnez à TMPDIR un dossier au chemin plus court, par exemple /tmp.",
        )


def digest(data: Path) -> str:
    return hashlib.sha256(os.fsencode(data)).hexdigest()[:16]


def _can_hold_socket(folder: Path) -> bool:
    # A comma separates hosts in PostgreSQL's addresses.
    return len(os.fsencode(socket_file(folder))) <= SOCKET_LIMIT and "," not in str(folder)


def _make_folders(folder: Path) -> None:
    for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
        missing.mkdir(exist_ok=True)
        if is_root():
            missing.chmod(0o755)
