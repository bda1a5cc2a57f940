"""A timestamp that closes a sealed PDF (RFC 3161): nothing covers it, yet no byte of it may change."""

from asn1crypto.cms import ContentInfo
from pyhanko.sign.validation import EmbeddedPdfSignature

HASHES = ("sha256", "sha384", "sha512")
PLAIN = ("signed_data", "v3", "tst_info", "v1")


def is_plain(stamp: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """What the timestamp says and does not sign has one form, or stands in the bytes that it covers."""
    envelope = ContentInfo.load(stamp.pkcs7_content)
    signed, by = envelope["content"], stamp.signer_info
    info = signed["encap_content_info"]
    said = (
        envelope["content_type"].native,
        signed["version"].native,
        info["content_type"].native,
        by["version"].native,
    )
    hashed = by["digest_algorithm"].dump()
    unsigned = (signed["crls"], by["unsigned_attrs"])
    return (
        said == PLAIN
        and [each.dump() for each in signed["digest_algorithms"]] == [hashed]
        and not any(each.native for each in unsigned)
        and _is_plain_algorithm(stamp)
        and _are_covered(stamp, pdf)
    )


def _is_plain_algorithm(stamp: EmbeddedPdfSignature) -> bool:
    """The two kinds of keys that authorities use, and the hash that they sign."""
    algorithm, hashed = stamp.signer_info["signature_algorithm"], stamp.signer_info["digest_algorithm"].native
    name, told = algorithm["algorithm"].native, hashed["algorithm"]
    if told not in HASHES:
        return False
    parameters = algorithm["parameters"].dump()
    by_rsa = bool(name in ("rsassa_pkcs1v15", f"{told}_rsa") and parameters == b"\x05\x00")
    return by_rsa or bool(name == f"{told}_ecdsa" and parameters == b"")


def _are_covered(stamp: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """The signer's certificate is named by its hash; any other is in the file already, byte for byte."""
    _, before, after, length = stamp.byte_range
    covered = pdf[:before] + pdf[after : after + length]
    own = stamp.signer_cert.dump()
    held = [each.dump() for each in stamp.signed_data["certificates"]]
    return all(each == own or each in covered for each in held)
