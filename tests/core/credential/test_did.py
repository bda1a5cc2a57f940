"""The issuer's keys, as it publishes them: all of them, for ever."""

import base64
import json
from datetime import UTC, datetime, timedelta

import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from socle.core.credential.canonical import canonical_document
from socle.core.credential.did import IssuerKey, did_document, did_web, event_bytes, jwks, key_events
from socle.core.credential.ed25519 import public_key
from socle.core.credential.multibase import from_multikey
from tests.core.credential.kept import contexts

HOST = "certificats.example.fr"
DID = "did:web:certificats.example.fr"
OLD = IssuerKey("badge", 2025, public_key(bytes([1] * 32)), "2025-01-02", retired="2026-01-02")
LOST = IssuerKey("status", 2025, public_key(bytes([2] * 32)), "2025-01-02", revoked="2025-06-01")
NEW = IssuerKey("badge", 2026, public_key(bytes([3] * 32)), "2026-01-02")
LOG = IssuerKey("log", 2025, public_key(bytes([4] * 32)), "2025-01-02")


def seal() -> IssuerKey:
    secret = ec.derive_private_key(7, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Organisme")])
    start = datetime(2026, 1, 2, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, secret.public_key(), 1, start, start + timedelta(days=365))
        .sign(secret, hashes.SHA256())
        .public_bytes(serialization.Encoding.DER)
    )
    point = secret.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint
    )
    return IssuerKey("seal", 2026, point, "2026-01-02", certificate=certificate)


def method(key: IssuerKey, **more: str) -> dict[str, str]:
    said = {"id": f"{DID}#{key.name}", "type": "Multikey", "controller": DID}
    return said | {"publicKeyMultibase": key.multikey} | more


def test_every_key_ever_is_listed_and_only_those_of_badges_and_status_assert() -> None:
    assert did_document(HOST, [NEW, LOG, LOST, OLD]) == {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": DID,
        "verificationMethod": [
            method(OLD),
            method(LOG),
            method(LOST, revoked="2025-06-01T00:00:00Z"),
            method(NEW),
        ],
        "assertionMethod": [f"{DID}#badge-2025", f"{DID}#status-2025", f"{DID}#badge-2026"],
    }


def test_every_word_of_the_document_has_a_meaning() -> None:
    said = canonical_document(did_document(HOST, [NEW, LOG, LOST, OLD, seal()]), contexts())
    assert said.count("<https://w3id.org/security#publicKeyMultibase>") == 5
    assert said.count("<https://w3id.org/security#revoked>") == 1


def test_a_host_with_a_port_has_its_colon_escaped() -> None:
    assert did_web("localhost:8000") == "did:web:localhost%3A8000"


def test_the_seal_is_a_multikey_and_a_jwk_with_its_certificate() -> None:
    key = seal()
    listed = jwks([NEW, key])["keys"]
    [jwk] = listed
    read = x509.load_der_x509_certificate(base64.b64decode(jwk["x5c"][0])).public_key()
    assert isinstance(read, ec.EllipticCurvePublicKey)
    numbers = read.public_numbers()
    assert (number(jwk["x"]), number(jwk["y"])) == (numbers.x, numbers.y)
    assert {name: jwk[name] for name in ("kty", "crv", "kid", "use", "alg")} == {
        "kty": "EC",
        "crv": "P-256",
        "kid": "seal-2026",
        "use": "sig",
        "alg": "ES256",
    }
    assert from_multikey(key.multikey)[1] == key.public


def number(text: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(text + "=="), "big")


def test_the_life_of_the_keys_is_a_list_of_events_in_order() -> None:
    events = key_events(HOST, [NEW, LOST, OLD])
    assert [(each["on"], each["event"], each["key"]) for each in events] == [
        ("2025-01-02", "created", f"{DID}#badge-2025"),
        ("2025-01-02", "created", f"{DID}#status-2025"),
        ("2025-06-01", "revoked", f"{DID}#status-2025"),
        ("2026-01-02", "created", f"{DID}#badge-2026"),
        ("2026-01-02", "retired", f"{DID}#badge-2025"),
    ]
    assert event_bytes(events[0]) == rfc8785.dumps(json.loads(json.dumps(events[0])))
