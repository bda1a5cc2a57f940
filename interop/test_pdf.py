"""Our sealed PDFs in the hands of Poppler, of qpdf and of pyHanko's own validator."""

import json
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from interop.material import AT, PAPERS, seal_certificates
from interop.mutation import flipped, seal_region

TOLD = re.compile(r"^  - (Total document signed)|^  - (Signature (?:Type|Validation): .*)$", re.MULTILINE)
VALID = [
    "Signature Type: ETSI.CAdES.detached",
    "Total document signed",
    "Signature Validation: Signature is Valid.",
]


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pdfsig(pdf: Path) -> list[str]:
    """What pdfsig says of the seal; whether it knows the certificate is left aside."""
    said = subprocess.run(["pdfsig", "-nocert", str(pdf)], capture_output=True, text=True, check=False).stdout
    return [total or other for total, other in TOLD.findall(said)]


@pytest.mark.parametrize("name", PAPERS)
def test_pdfsig_says_that_the_seal_is_valid_and_covers_the_whole_document(sample: Path, name: str) -> None:
    assert pdfsig(sample / name) == VALID


@pytest.mark.parametrize("name", PAPERS)
def test_pdfsig_says_no_longer_valid_once_a_byte_has_changed(sample: Path, tmp_path: Path, name: str) -> None:
    pdf = (sample / name).read_bytes()
    region = seal_region(pdf)
    # At the start, in the middle, just before, inside and after the seal, at the end.
    places = [900, len(pdf) // 3, region.start - 20, region.start + 200, region.stop + 20, len(pdf) - 30]
    changed = tmp_path / "changed.pdf"
    still = []
    for place in places:
        changed.write_bytes(flipped(pdf, (place, 1)))
        said = pdfsig(changed)
        still += [place] if said == VALID else []
    assert still == []


@pytest.mark.parametrize("name", PAPERS)
def test_qpdf_finds_no_error(sample: Path, name: str) -> None:
    told = run("qpdf", "--check", str(sample / name))
    assert "No syntax or stream encoding errors found" in told


@pytest.mark.parametrize("name", PAPERS)
def test_pyhanko_judges_the_seal_valid_when_its_certificate_is_trusted(sample: Path, name: str) -> None:
    (seal,) = PdfFileReader(BytesIO((sample / name).read_bytes())).embedded_signatures
    roots = [Certificate.load(der) for der in seal_certificates(sample)]
    told = validate_pdf_signature(seal, ValidationContext(trust_roots=roots, allow_fetching=False, moment=AT))
    assert (told.bottom_line, told.trusted, told.coverage.name) == (True, True, "ENTIRE_FILE")
    nobody = validate_pdf_signature(seal, ValidationContext(trust_roots=[], allow_fetching=False, moment=AT))
    assert (nobody.bottom_line, nobody.intact, nobody.trusted) == (False, True, False)


@pytest.mark.parametrize("name", PAPERS)
def test_poppler_takes_out_of_the_paper_the_very_badge_that_was_signed(
    sample: Path, tmp_path: Path, name: str
) -> None:
    run("pdfdetach", "-saveall", "-o", str(tmp_path), str(sample / name))
    (taken,) = tmp_path.iterdir()
    badge = (sample / name.replace(".pdf", ".ob.json")).read_bytes()
    assert taken.read_bytes() == badge
    assert json.loads(badge)["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
