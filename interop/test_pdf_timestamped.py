"""A paper whose proof of time travels with it (PAdES B-LTA), with a timestamp authority on this machine."""

import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from interop.material import AT
from interop.mutation import UNREADABLE, accepted_and_counts
from socle.documents.certificate import render_certificate
from socle.documents.seal import Seal, seal_pdf
from socle.documents.sealed import SealState, read_sealed
from socle.documents.timestamping import Authority
from socle.signer.file_keys import key_of_seed
from socle.signer.keys import Use
from socle.signer.seal_certificate import self_signed
from tests.documents.authority import authority
from tests.documents.samples import CERTIFICATE

KEY = key_of_seed(Use.SEAL, bytes(range(32)))
OURS = self_signed(KEY, organisation="Certificateur", on=date(2026, 1, 1))
STEP = 401
# All of them take five minutes; odd, so that both bits of a byte are tried in turn.
EVERY = 15


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with authority(AT) as (address, root):
        seal = Seal(OURS, KEY.sign, timestamper=Authority(address), roots=(root,))
        pdf = seal_pdf(render_certificate(CERTIFICATE), seal, place="Paris")
    path = tmp_path_factory.mktemp("timestamped") / "paper.pdf"
    path.write_bytes(pdf)
    return path


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_pdfsig_says_that_the_seal_is_valid_and_qpdf_finds_no_error(paper: Path) -> None:
    # Of the second signature, the timestamp, older versions of this judge say nothing.
    seal, _ = run("pdfsig", "-nocert", str(paper)).split("Signature #")[1:]
    assert "Signature Validation: Signature is Valid." in seal
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", str(paper))


def test_no_byte_can_change_not_even_of_the_last_timestamp(paper: Path, tell: Callable[[str], None]) -> None:
    pdf = paper.read_bytes()
    assert read_sealed(pdf, trusted=[OURS]).state is SealState.INTACT
    accepted, counts = accepted_and_counts(pdf, [OURS], STEP, every=EVERY)
    tell(f"PDF horodaté : {counts.total()} octets changés, {len(accepted)} acceptés ({dict(counts)})")
    assert accepted == []
    refused = {SealState.MODIFIED.value, SealState.ABSENT.value, UNREADABLE}
    assert set(counts) <= refused


def test_a_timestamp_of_another_document_is_refused(paper: Path) -> None:
    pdf = paper.read_bytes()
    _, stamp = PdfFileReader(BytesIO(pdf)).embedded_signatures
    imprint = stamp.signed_data["encap_content_info"]["content"].parsed["message_imprint"]
    digest = imprint["hashed_message"].native.hex().upper().encode()
    assert pdf.count(digest) == 1
    assert read_sealed(pdf.replace(digest, digest[::-1]), trusted=[OURS]).state is SealState.MODIFIED
