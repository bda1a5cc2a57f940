"""Keys in SoftHSM2 sign what everybody else's software accepts."""

from pathlib import Path

import pkcs11
import pytest
from asn1crypto.core import ObjectIdentifier
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from nacl.signing import VerifyKey

from socle.core.errors import UnreadableInput
from socle.signer.hsm_keys import Address, key_in_module
from socle.signer.keys import Use
from tests.signer.softhsm import PIN, TOKEN, new_token

CURVES = {
    "sceau": (pkcs11.KeyType.EC, ObjectIdentifier("1.2.840.10045.3.1.7").dump()),
    "badge": (pkcs11.KeyType.EC_EDWARDS, ObjectIdentifier("1.3.101.112").dump()),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A token that holds one key of each kind."""
    library = new_token(tmp_path_factory.mktemp("hsm"))
    with pkcs11.lib(library).get_token(token_label=TOKEN).open(user_pin=PIN, rw=True) as session:
        for label, (kind, curve) in CURVES.items():
            told = {pkcs11.Attribute.EC_PARAMS: curve}
            session.create_domain_parameters(kind, told, local=True).generate_keypair(store=True, label=label)
    return library


def test_a_badge_key_in_the_module_signs_what_ed25519_accepts(library: str) -> None:
    key = key_in_module(Use.BADGE, Address(library, TOKEN, "badge", PIN))
    assert VerifyKey(key.public).verify(b"un message", key.sign(b"un message")) == b"un message"


def test_a_seal_key_in_the_module_signs_what_p256_accepts(library: str) -> None:
    key = key_in_module(Use.SEAL, Address(library, TOKEN, "sceau", PIN))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.public)
    public.verify(key.sign(b"un message"), b"un message", ec.ECDSA(hashes.SHA256()))


def test_a_key_that_is_not_in_the_module_is_named(library: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        key_in_module(Use.BADGE, Address(library, TOKEN, "autre", PIN))
    assert refused.value.problems == ("La clé « autre » du module n’a pas pu être ouverte : NoSuchKey.",)


def test_a_library_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        key_in_module(Use.BADGE, Address(str(tmp_path / "none.so"), TOKEN, "badge", PIN))
