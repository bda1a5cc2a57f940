from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from nacl.signing import VerifyKey

from socle.core.errors import UnreadableInput
from socle.signer.file_keys import MARK, key_of_seed, read_seed, seed_for, write_seed
from socle.signer.keys import Use

SEED = bytes(range(32))


def test_a_badge_key_signs_what_ed25519_accepts() -> None:
    key = key_of_seed(Use.BADGE, SEED)
    assert VerifyKey(key.public).verify(b"un message", key.sign(b"un message")) == b"un message"


def test_a_seal_key_signs_what_p256_accepts_and_the_same_each_time() -> None:
    key = key_of_seed(Use.SEAL, SEED)
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.public)
    public.verify(key.sign(b"un message"), b"un message", ec.ECDSA(hashes.SHA256()))
    assert key.sign(b"un message") == key.sign(b"un message")


def test_each_key_of_one_secret_has_its_own_seed() -> None:
    assert len({seed_for(b"7", f"{use}-{year}") for use in Use for year in (2026, 2027)}) == 8


def test_a_file_says_that_it_holds_a_development_key_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "badge-2026.key"
    write_seed(path, SEED)
    assert (path.read_text(), path.stat().st_mode & 0o777) == (f"{MARK}{SEED.hex()}\n", 0o600)
    assert read_seed(path) == SEED


def test_a_key_that_exists_is_never_overwritten(tmp_path: Path) -> None:
    write_seed(tmp_path / "a.key", SEED)
    with pytest.raises(FileExistsError):
        write_seed(tmp_path / "a.key", bytes(32))


@pytest.mark.parametrize("text", ["", "00" * 32, f"{MARK}00", f"{MARK}{'zz' * 32}"])
def test_what_is_no_development_key_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.key").write_text(text)
    with pytest.raises(UnreadableInput):
        read_seed(tmp_path / "a.key")
