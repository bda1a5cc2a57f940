"""The certifier's seal on a PDF: PAdES, invisible, made with a key that stays loaded.

Source: ETSI EN 319 142-1 (PAdES): B-B alone, B-LTA where a timestamp authority is configured.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, TimestampDSSContentSettings
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

Sign = Callable[[bytes], bytes]
"""ECDSA over SHA-256 with a P-256 key: the message in, the DER signature out."""

FIELD = "Sceau"
READ_ALOUD = "Sceau électronique du certificateur"
# Printed as PDF/A wants, and outside the page as PDF/UA wants of a field that shows nothing.
INVISIBLE = InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
REASON = "Document délivré par le certificateur"
# The longest DER form of a P-256 signature.
SIGNATURE_BYTES = 72


@dataclass(frozen=True, slots=True)
class Seal:
    """What seals: the certificate (DER) of the key, the key, and who says what time it is, if anyone.

    `chain` holds the other certificates (DER) that lead to a root; `roots` those trusted for a timestamp.
    """

    certificate: bytes
    sign: Sign
    chain: tuple[bytes, ...] = ()
    timestamper: TimeStamper | None = None
    roots: tuple[bytes, ...] = ()


class HeldKey(Signer):
    """Makes a signature with a key that this process may not even see."""

    def __init__(self, seal: Seal) -> None:
        registry = SimpleCertificateStore()
        registry.register_multiple([Certificate.load(der) for der in seal.chain])
        super().__init__(
            signing_cert=Certificate.load(seal.certificate),
            cert_registry=registry,
            signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        )
        self._sign = seal.sign

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return bytes(SIGNATURE_BYTES) if dry_run else self._sign(data)


def seal_pdf(pdf: bytes, seal: Seal, *, place: str) -> bytes:
    """The same PDF and its seal after it; any later change shows."""
    signer = PdfSigner(
        _metadata(seal, place),
        signer=HeldKey(seal),
        timestamper=seal.timestamper,
        new_field_spec=SigFieldSpec(FIELD, readable_field_name=READ_ALOUD, invis_sig_settings=INVISIBLE),
    )
    sealed = BytesIO()
    signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=sealed)
    return sealed.getvalue()


def _metadata(seal: Seal, place: str) -> PdfSignatureMetadata:
    """B-B without a timestamp authority; with one, what proves the time for life travels inside (B-LTA)."""
    alone = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        location=place or None,
        reason=REASON,
    )
    if seal.timestamper is None:
        return alone
    roots = [Certificate.load(der) for der in (*seal.roots, seal.certificate)]
    return replace(
        alone,
        embed_validation_info=True,
        use_pades_lta=True,
        # The last timestamp closes the file: nothing is written after it.
        dss_settings=DSSContentSettings(
            next_ts_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True)
        ),
        validation_context=ValidationContext(trust_roots=roots, allow_fetching=False),
    )
