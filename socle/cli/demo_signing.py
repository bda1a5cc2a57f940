"""What signs in the demonstration: the signer and two witnesses, each a process of its own, until the end."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from socle.core.credential.trust import read_issuer
from socle.core.issuer import DEMONSTRATION
from socle.environment import home
from socle.signer.client import Signer
from socle.signer.settings import FILE

SIGNER, WITNESSES, PUBLIC = Path("var", "signer"), Path("var", "witnesses"), Path("var", "public")
NAMES = ("temoin-a.demonstration", "temoin-b.demonstration")
# The cohort's certificates were awarded over several years: the demonstration signs them all.
WINDOW_DAYS = "4000"
SOCLE = (sys.executable, "-m", "socle.cli.main")


def forget() -> None:
    """A new database begins a new log: keys, witnesses and published files of the former one are put away."""
    for folder in (SIGNER, WITNESSES, PUBLIC):
        shutil.rmtree(home() / folder, ignore_errors=True)


@contextmanager
def running(port: int) -> Iterator[dict[str, str]]:
    """The settings that tell the site and its worker where the signer and the witnesses are."""
    _make_keys(port)
    started: list[subprocess.Popen[str]] = []
    try:
        with_signer = _start("signer", "serve", errors=subprocess.PIPE)
        started.append(with_signer)
        assert with_signer.stderr  # noqa: S101 - it was asked for
        with_signer.stderr.readline()
        told = []
        for name in NAMES:
            witness = _start_witness(name)
            started.append(witness)
            assert witness.stdout  # noqa: S101 - it was asked for
            address, key = witness.stdout.readline().split()
            told.append(f"{address.removesuffix('/add-checkpoint')}={key}")
        yield {"SOCLE_WITNESSES": " ".join(told), "SOCLE_ADDRESS": f"http://localhost:{port}"}
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def publish_all(settings: dict[str, str]) -> int:
    """Publish the log, sign what waits and publish the status lists; answer how many badges were signed."""
    from django.conf import settings as django_settings

    from socle.apps.certificates.recording import record_missing
    from socle.apps.credentials import tasks
    from socle.apps.credentials.publishing import publish_status

    django_settings.WITNESSES = settings["SOCLE_WITNESSES"].split()
    record_missing()
    signed = tasks.publish_and_sign()
    publish_status(tasks.signer())
    return signed


def _make_keys(port: int) -> None:
    folder = home() / SIGNER
    if not (folder / FILE).exists():
        site = f"localhost:{port}"
        named = ("--host", site, "--address", f"http://{site}", "--organisation", DEMONSTRATION.name)
        _run("signer", "new-keys", *named, "--window-days", WINDOW_DAYS)
    (home() / WITNESSES).mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in NAMES:
        if not _key(name).exists():
            _run("witness", "new-key", str(_key(name)), "--name", name)


def _start_witness(name: str) -> subprocess.Popen[str]:
    did = Signer(home() / SIGNER / "socket").issuer()["did"]
    logs = [f"--log={key}" for key in read_issuer(did).log_keys]
    state = home() / WITNESSES / name
    named = (f"--name={name}", f"--key={_key(name)}", f"--state={state}", "--port=0")
    return _start("witness", "serve", *named, *logs, output=subprocess.PIPE)


def _key(name: str) -> Path:
    return home() / WITNESSES / f"{name}.pem"


def _run(*arguments: str) -> None:
    subprocess.run([*SOCLE, *arguments], check=True, stdout=subprocess.DEVNULL)


def _start(*arguments: str, output: int | None = None, errors: int | None = None) -> subprocess.Popen[str]:
    # A session of their own: Ctrl-C reaches them through us, after the site and its worker.
    return subprocess.Popen(
        [*SOCLE, *arguments],
        stdout=output,
        stderr=errors or subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
