"""The X.509 certificate of a seal that no authority issued: for development and demonstrations.

In production the certifier's seal has a certificate from a qualified provider; only its key signs here.
"""

from datetime import UTC, date, datetime, time

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.core import OctetBitString
from asn1crypto.keys import PublicKeyInfo
from asn1crypto.x509 import Certificate, Extensions, KeyUsage, Name, TbsCertificate, Time
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from socle.signer.keys import Key

YEARS = 3


def self_signed(key: Key, *, organisation: str, on: date) -> bytes:
    """The DER of a certificate that names the certifier and is signed by its own key; the same each time."""
    algorithm = SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
    name = Name.build({"organization_name": organisation, "common_name": f"Sceau – {organisation}"[:64]})
    to_sign = TbsCertificate(
        {
            "version": "v3",
            "serial_number": int.from_bytes(key.public[-8:]),
            "signature": algorithm,
            "issuer": name,
            "validity": {"not_before": _time(on.year), "not_after": _time(on.year + YEARS)},
            "subject": name,
            "subject_public_key_info": _public_key_info(key.public),
            "extensions": Extensions(
                [{"extn_id": "key_usage", "critical": True, "extn_value": KeyUsage({"non_repudiation"})}]
            ),
        }
    )
    signature = OctetBitString(key.sign(to_sign.dump()))
    whole = {"tbs_certificate": to_sign, "signature_algorithm": algorithm, "signature_value": signature}
    return bytes(Certificate(whole).dump())


def _time(year: int) -> Time:
    return Time({"utc_time": datetime.combine(date(year, 1, 1), time(), UTC)})


def _public_key_info(point: bytes) -> PublicKeyInfo:
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return PublicKeyInfo.load(public.public_bytes(serialization.Encoding.DER, form))
