"""The square is read back from the printed page, as a phone would."""

from io import BytesIO

import pypdfium2
import zxingcpp

from socle.documents.certificate import render_certificate
from tests.documents.samples import CERTIFICATE


def test_a_phone_reads_the_code_of_a_printed_certificate() -> None:
    page = pypdfium2.PdfDocument(BytesIO(render_certificate(CERTIFICATE)))[0]
    (read,) = zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())
    assert read.text == CERTIFICATE.scanned
