"""The seal as pyHanko, pikepdf and a forger see it."""

import asyncio
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import simulate_future_ades_lta_validation
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec, SignatureValidationSpec
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import NO_REVOCATION, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from socle.documents.attachment import Attachment
from socle.documents.certificate import render_certificate
from socle.documents.seal import Seal, seal_pdf
from socle.documents.sealed import Sealed, SealState, UnreadablePdf, read_sealed
from socle.documents.timestamping import Authority
from socle.signer.file_keys import key_of_seed
from socle.signer.keys import Use
from socle.signer.seal_certificate import self_signed
from tests.documents.authority import authority
from tests.documents.reading import declared
from tests.documents.samples import CERTIFICATE

BADGE = Attachment("badge.json", '{"holder": "Zoë"}', "application/ld+json", "Le badge du certificat")


def seal_of(seed: int) -> Seal:
    key = key_of_seed(Use.SEAL, bytes([seed]) * 32)
    return Seal(self_signed(key, organisation="Certificateur", on=date(2026, 1, 1)), key.sign)


OURS, THEIRS = seal_of(1), seal_of(2)


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal_pdf(render_certificate(CERTIFICATE, attached=(BADGE,)), OURS, place="Paris")


def test_a_sealed_certificate_carries_its_badge_and_the_seal_of_the_certifier(sealed: bytes) -> None:
    assert read_sealed(sealed, trusted=[OURS.certificate]) == Sealed(
        SealState.INTACT, OURS.certificate, {"badge.json": '{"holder": "Zoë"}'.encode()}
    )


def test_the_seal_of_someone_else_is_said_unknown(sealed: bytes) -> None:
    assert read_sealed(sealed, trusted=[THEIRS.certificate]).state is SealState.UNKNOWN_KEY


def test_a_paper_without_a_seal_is_said_so() -> None:
    assert read_sealed(render_certificate(CERTIFICATE), trusted=[]) == Sealed(SealState.ABSENT)


def test_the_same_certificate_is_sealed_by_the_same_key_each_time() -> None:
    assert seal_of(1).certificate == OURS.certificate


def test_the_file_keeps_its_promises_to_archives_and_screen_readers(sealed: bytes) -> None:
    with pikepdf.open(BytesIO(sealed)) as document:
        field = document.Root.AcroForm.Fields[0]
        source = document.Root.AF[0]
        told = {
            "read aloud": str(field.TU),
            "kind": str(field.V.SubFilter),
            "printed": int(field.F) & 4,
            "outside the page": all(float(side) < 0 for side in field.Rect),
            "relationship": str(source.AFRelationship),
            "type": str(source.EF.F.Subtype),
            "visible size": float(field.Rect[2]) - float(field.Rect[0]),
        }
    assert told == {
        "read aloud": "Sceau électronique du certificateur",
        "kind": "/ETSI.CAdES.detached",
        "printed": 4,
        "outside the page": True,
        "relationship": "/Source",
        "type": "/application/ld+json",
        "visible size": 0,
    }
    assert declared(sealed) == declared(render_certificate(CERTIFICATE))


def test_no_byte_of_a_sealed_certificate_can_change_unnoticed(sealed: bytes) -> None:
    """Every 151st byte here; `make interop` flips every byte of the seal, and each 7th elsewhere."""
    accepted = []
    for place in range(0, len(sealed), 151):
        changed = bytearray(sealed)
        changed[place] ^= 1
        try:
            state = read_sealed(bytes(changed), trusted=[OURS.certificate]).state
        except UnreadablePdf:
            continue
        if state is SealState.INTACT:
            accepted.append(place)
    assert accepted == []


def test_something_added_after_the_seal_is_a_change(sealed: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed)) as document:
        document.docinfo["/Title"] = "Un autre titre"
        document.save(out)
    assert read_sealed(out.getvalue(), trusted=[OURS.certificate]).state is SealState.MODIFIED


def test_a_file_that_is_no_pdf_is_refused() -> None:
    for content in (b"", b"%PDF-1.7", b"\x00" * 500, b"<html></html>"):
        with pytest.raises(UnreadablePdf):
            read_sealed(content, trusted=[])


def test_with_a_timestamp_authority_the_proof_of_time_travels_inside_for_ten_years() -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    with authority(now) as (address, root):
        seal = Seal(OURS.certificate, OURS.sign, timestamper=Authority(address), roots=(root,))
        pdf = seal_pdf(render_certificate(CERTIFICATE), seal, place="Paris")
    assert read_sealed(pdf, trusted=[OURS.certificate]).state is SealState.INTACT
    roots = [Certificate.load(root), Certificate.load(OURS.certificate)]
    policy = CertValidationPolicySpec(SimpleTrustManager.build(roots), CertRevTrustPolicy(NO_REVOCATION))
    judged = asyncio.run(
        simulate_future_ades_lta_validation(
            PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0],
            PdfSignatureValidationSpec(SignatureValidationSpec(policy, ts_cert_validation_policy=policy)),
            future_validation_time=datetime(2036, 11, 24, tzinfo=UTC),
            current_reference_time=now,
        )
    )
    assert (judged.ades_subindic, judged.best_signature_time) == (AdESPassed.OK, now)
