"""The life of one embedded PostgreSQL server: no TCP, a socket in a private folder, `pg_ctl` as the judge."""

import fcntl
import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from socle.cli.database.account import Account, account_for, is_root
from socle.cli.database.binaries import find_binaries, major_version
from socle.cli.database.place import (
    PORT,
    make_place,
    make_private,
    note_for,
    place_for,
    refuse_bad_socket,
    socket_file,
    socket_folder,
)
from socle.cli.database.trouble import DatabaseTrouble

USER = "socle"
RECOVERY_SECONDS = 120
# How long the processes of a killed server may take to disappear.
MOURNING_SECONDS = 20
# What `pg_ctl status` answers.
RUNNING, NOT_RUNNING = 0, 3


@dataclass(frozen=True)
class Server:
    """The server of one data folder. Making one, or asking its address, starts and creates nothing."""

    data: Path
    fsync: bool = True

    @property
    def place(self) -> Path:
        """Where the data really is: for root it may be away from `data`."""
        return place_for(self._data)

    @property
    def url(self) -> str:
        return self.url_for("socle")

    def url_for(self, name: str) -> str:
        # The port is written so that PGPORT cannot change it.
        return f"postgresql://{USER}@{quote(str(self._socket), safe='')}:{PORT}/{quote(name, safe='')}"

    def is_running(self) -> bool:
        """`pg_ctl` knows it, and it answers: the number of a dead server may now be another process's."""
        return self._is_known() and self._answers()

    def start(self) -> None:
        """Create the cluster if needed, start, and wait for recovery. Starting twice changes nothing."""
        refuse_bad_socket(self._socket)
        make_place(self._data)
        with self._locked():
            if self.is_running():
                return self._wait()
            account = self._account
            self._create(account)
            make_private(self._socket, account)
            self._wait_for_the_dead()
            self._launch()

    def stop(self) -> None:
        """Stop at once, cleanly. Stopping twice changes nothing."""
        if not self._cluster.exists():
            return
        with self._locked():
            self._wait_for_the_dead()
            if not self._is_known():
                return
            stopped = self._run(
                "pg_ctl", "stop", "-D", self._cluster, "-m", "fast", "-w", "-t", RECOVERY_SECONDS
            )
            self._require(stopped, f"PostgreSQL ne s’arrête pas ({self._cluster}).")

    def ensure_database(self, name: str) -> None:
        """Create this database unless it is there."""
        made = self._run("createdb", *self._address, "-U", USER, "--template=template0", "--", name)
        if made.returncode and "already exists" not in made.stderr:
            self._require(made, f"La base {name} n’a pas pu être créée.")

    def discard(self) -> None:
        """Stop, and delete the cluster: for tests, which leave nothing behind."""
        self.stop()
        place, sockets = self.place, self._socket
        shutil.rmtree(self._cluster, ignore_errors=True)
        shutil.rmtree(sockets, ignore_errors=True)
        (place / "lock").unlink(missing_ok=True)
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
        if place != self._data:
            note_for(self._data).unlink(missing_ok=True)

    @property
    def _data(self) -> Path:
        return self.data.absolute()

    @property
    def _cluster(self) -> Path:
        return self.place / "cluster"

    @property
    def _socket(self) -> Path:
        return socket_folder(self._data)

    @property
    def _account(self) -> Account:
        return account_for(self._cluster)

    @property
    def _address(self) -> tuple[object, ...]:
        return ("-h", self._socket, "-p", PORT)

    def _is_known(self) -> bool:
        if not self._cluster.exists():
            return False
        status = self._run("pg_ctl", "status", "-D", self._cluster)
        if status.returncode not in (RUNNING, NOT_RUNNING):
            self._require(status, f"On ne peut pas savoir si PostgreSQL tourne ({self._cluster}).")
        return status.returncode == RUNNING

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(os.fsencode(socket_file(self._socket)))
            except OSError:
                return False
        return True

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One process at a time starts or stops this server; the lock dies with its holder."""
        handle = os.open(self.place / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _create(self, account: Account) -> None:
        if self._cluster.exists():
            return self._refuse_other_version()
        # Made under another name first: a cluster is whole or absent, even after a power cut.
        draft = self.place / "cluster.new"
        if draft.exists():
            shutil.rmtree(draft)
        make_private(draft, account)
        auth = ("--auth-local=trust", "--auth-host=reject", f"--username={USER}", "--encoding=UTF8")
        sync = () if self.fsync else ("--no-sync",)
        for locale in self._locales():
            made = self._run("initdb", "-D", draft, *auth, *locale, *sync, account=account)
            if not made.returncode:
                break
        self._require(made, f"Le dossier de la base n’a pas pu être créé ({self._cluster}).")
        draft.rename(self._cluster)

    def _locales(self) -> tuple[tuple[str, ...], ...]:
        """Best first: the same order on every machine needs the locale built into PostgreSQL 17 and later."""
        if major_version(find_binaries()) >= 17:
            return (("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),)
        return ("--locale=C.UTF-8",), ("--locale=C",)

    def _refuse_other_version(self) -> None:
        made_by = int((self._cluster / "PG_VERSION").read_text(encoding="ascii"))
        if (ours := major_version(find_binaries())) != made_by:
            raise DatabaseTrouble(
                f"{self._cluster} est de PostgreSQL {made_by} ; les programmes sont de la version {ours}.",
                f"Donnez par SOCLE_PG_BIN les programmes de PostgreSQL {made_by}, ou déplacez ce dossier.",
            )

    def _launch(self) -> None:
        # A list of folders: the double quotes keep spaces inside one name.
        folder = '"' + str(self._socket).replace('"', '""') + '"'
        settings = {
            "listen_addresses": "",
            "port": str(PORT),
            "unix_socket_directories": folder,
            "unix_socket_permissions": "0700",
            "fsync": "on" if self.fsync else "off",
        }
        options = " ".join(f"-c {shlex.quote(f'{key}={value}')}" for key, value in settings.items())
        log = self._cluster / "server.log"
        wait = ("-w", "-t", RECOVERY_SECONDS)
        limit = time.monotonic() + MOURNING_SECONDS
        while True:
            written = log.stat().st_size if log.exists() else 0
            started = self._run("pg_ctl", "start", "-D", self._cluster, "-l", log, *wait, "-o", options)
            # The children of a killed server may outlive it a moment, and hold its shared memory.
            told = log.read_bytes()[written:] if log.exists() else b""
            if not started.returncode or b"is still in use" not in told or time.monotonic() > limit:
                break
            time.sleep(0.1)
        self._require(started, f"PostgreSQL n’a pas démarré ; son journal est {log}.")

    def _wait_for_the_dead(self) -> None:
        """A killed server keeps its number until the system has buried it; then it is known no more."""
        limit = time.monotonic() + MOURNING_SECONDS
        while self._is_known() and not self._answers():
            if time.monotonic() > limit:
                raise DatabaseTrouble(
                    f"Le processus que nomme {self._cluster / 'postmaster.pid'} ne répond pas.",
                    "Vérifiez TMPDIR ; si ce n’est pas PostgreSQL, supprimez ce fichier puis relancez.",
                )
            time.sleep(0.1)

    def _wait(self) -> None:
        """Someone else started it; it may still be recovering."""
        limit = time.monotonic() + RECOVERY_SECONDS
        while self._run("pg_isready", *self._address).returncode:
            if time.monotonic() > limit:
                raise DatabaseTrouble(
                    f"PostgreSQL n’est pas prêt après {RECOVERY_SECONDS} s.",
                    f"Lisez {self._cluster / 'server.log'}, puis relancez.",
                )
            time.sleep(0.1)

    def _run(self, program: str, *arguments: object, account: Account | None = None) -> "Finished":
        """Run a program of PostgreSQL, with root's rights dropped and the caller's PG* variables away."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
        who = account or self._account
        command = [str(find_binaries() / program), *map(str, arguments)]
        environment = {**kept, "LC_ALL": "C"}
        if not is_root():
            return subprocess.run(
                command, env=environment, cwd="/", capture_output=True, text=True, check=False
            )
        return subprocess.run(
            command,
            env=environment,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            user=who.uid,
            group=who.gid,
            extra_groups=[],
        )

    def _require(self, finished: "Finished", reason: str) -> None:
        if finished.returncode:
            told = (finished.stderr or finished.stdout).strip()
            raise DatabaseTrouble(
                f"{reason} {told}".strip(),
                "Vérifiez les droits et la place sur le disque, et qu’un autre compte ne l’a pas démarré.",
            )


Finished = subprocess.CompletedProcess[str]
