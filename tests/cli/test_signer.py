"""The signer as a process: real keys in files, a real socket, killed and started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from socle.cli.main import main
from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.append import append
from socle.core.log.tree import EMPTY
from socle.signer.client import Signer, SignerAbsent

LINE = b"award " + b"0" * 64 + b"\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    told = ["--folder", str(tmp_path), "--host", "socle.example", "--organisation", "Démo", "--year", "2026"]
    assert main(["signer", "new-keys", *told]) == 0
    return tmp_path


@pytest.fixture
def process(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    started = start(folder)
    yield started
    started.kill()
    started.wait()


def start(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "socle.cli.main", "signer", "serve", "--folder", str(folder)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "SOCLE_ENV": ""})
    assert process.stderr
    assert b"signataire de socle.example" in process.stderr.readline()
    return process


def test_the_signer_remembers_what_it_signed_even_killed(
    folder: Path, process: subprocess.Popen[bytes]
) -> None:
    signer = Signer(folder / "socket")
    head = append(lambda path: None, EMPTY, [LINE]).head
    other = append(lambda path: None, EMPTY, [b"key " + LINE[6:]]).head
    note = signer.sign_checkpoint(head, old_size=0, proof=())
    assert note.startswith(f"socle.example/log\n{head.size}\n")
    process.send_signal(signal.SIGKILL)
    process.wait()
    with pytest.raises(SignerAbsent):
        signer.last_size()
    again = start(folder)
    try:
        assert signer.last_size() == 1
        with pytest.raises(Refusal, match="ne commence pas par le dernier signé"):
            signer.sign_checkpoint(other, old_size=1, proof=())
    finally:
        again.kill()
        again.wait()


def test_the_signer_needs_neither_django_nor_a_database() -> None:
    loaded = (
        "import socle.signer.server, socle.cli.signer, sys; print({'django', 'psycopg'} & {*sys.modules})"
    )
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"


def test_a_broken_request_is_told_so_and_harms_no_other(
    folder: Path, process: subprocess.Popen[bytes]
) -> None:
    signer = Signer(folder / "socket")
    with pytest.raises(UnreadableInput, match="Ce verbe n’est pas connu"):
        signer._ask({"verb": "sign"})
    assert signer.last_size() == 0


def test_keys_of_a_new_year_join_the_former_ones(folder: Path) -> None:
    told = ["--folder", str(folder), "--organisation", "Démo", "--year", "2027"]
    assert main(["signer", "new-keys", *told]) == 0
    started = start(folder)
    try:
        keys = Signer(folder / "socket").issuer()["did"]["verificationMethod"]
    finally:
        started.kill()
        started.wait()
    assert sorted(key["id"].rpartition("#")[2] for key in keys) == sorted(
        f"{use}-{year}" for use in ("badge", "status", "log", "seal") for year in (2026, 2027)
    )


def test_production_signs_no_specimen(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOCLE_ENV", "production")
    assert main(["signer", "serve", "--folder", str(folder)]) == 1
    assert "ne signe pas de spécimens" in capsys.readouterr().err


def test_settings_with_faults_name_them_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "signer.toml").write_text(
        'host = 3\nspecimen = true\ncolour = "red"\n[[key]]\nuse = "badge"\nyear = 2026\n'
    )
    assert main(["signer", "serve", "--folder", str(folder)]) == 2
    told = capsys.readouterr().err
    for fault in (
        "organisation manque",
        "colour est inconnu",
        "host n’est pas du type",
        "key[0].created manque",
    ):
        assert fault in told
