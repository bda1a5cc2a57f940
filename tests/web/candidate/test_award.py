"""The certificate on its holder's own pages."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.test import Client

from socle.apps.accounts.actions import issue_card
from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.core.certificate import RevocationReason
from socle.core.roles import Role
from socle.signer.client import Signer
from tests.cast import Cast, professional
from tests.hearing import file_sent, gather_bench, heard
from tests.web.candidate.test_pages import address, read

LATER = date(2027, 1, 11)


@pytest.fixture
def certificate(clea: Framework, cast: Cast) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, gather_bench())
    return awarded


def holder(certificate: Certificate) -> Client:
    client, born = Client(headers={"accept-language": "fr"}), certificate.person.birth_date
    code = issue_card(certificate.person, by=None, on=LATER)
    client.post("/c/", {"code": code, "day": born.day, "month": born.month, "year": born.year})
    return client


def test_the_holder_sees_their_certificate_and_the_address_to_show(certificate: Certificate) -> None:
    client = holder(certificate)
    page = read(client, "/mon-parcours/")
    assert "Vous avez votre certificat. Bravo." in page and certificate.number in page
    assert f"/verifier/{certificate.code}/" in client.get("/mon-parcours/").content.decode()


def test_the_holder_keeps_the_paper_once_it_is_signed(certificate: Certificate, signer: Signer) -> None:
    client = holder(certificate)
    early = client.get(address(certificate.pathway, "certificat.pdf"), follow=True)
    assert "n’est pas encore signé" in early.content.decode()
    publish_and_sign()
    answer = client.get(address(certificate.pathway, "certificat.pdf"))
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert (answer["Content-Type"], len(paper.pages)) == ("application/pdf", 1)


def test_a_withdrawn_certificate_is_told_politely_and_its_paper_is_gone(
    certificate: Certificate, cast: Cast
) -> None:
    certifier = professional("Claire", Role.CERTIFIER)
    revoke_certificate(certificate, RevocationReason.ERROR, by=certifier, on=LATER)
    client = holder(certificate)
    page = read(client, "/mon-parcours/")
    assert "Ce certificat a été retiré le lundi 11 janvier 2027." in page
    assert "Bravo" not in page and "erreur" not in page.lower() and cast.caen.name in page
    assert client.get(address(certificate.pathway, "certificat.pdf")).status_code == 404
