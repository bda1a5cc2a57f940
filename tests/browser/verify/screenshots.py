"""Draws the certificate and its verification: `make screenshots`."""

import pypdfium2
import pytest
from playwright.sync_api import Page

from socle.documents.certificate import render_certificate
from socle.environment import home
from tests.browser.screenshots import draw
from tests.browser.verify.issuer import Issued, Issuer, apart, certificate
from tests.browser.verify.reading import give
from tests.documents.samples import CERTIFICATE

DOTS_PER_POINT = 1.4


@pytest.fixture(scope="module")
def paper(issuer: Issuer) -> Issued:
    return apart(lambda: issuer.issue(certificate(), pdf=True))


def test_certificate() -> None:
    (page,) = pypdfium2.PdfDocument(render_certificate(CERTIFICATE))
    page.render(scale=DOTS_PER_POINT).to_pil().save(home({}) / "docs" / "images" / "certificate.png")


def test_checked(page: Page, paper: Issued) -> None:
    give(page, paper.pdf, "certificat.pdf")
    draw(page, "checked", height=1400)
