"""The certificate on its holder's own pages."""

import json
from io import BytesIO

import pikepdf

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.credentials.tasks import publish_and_sign
from socle.core.certificate import RevocationReason
from socle.core.roles import Role
from socle.signer.client import Signer
from tests.cast import Cast, professional
from tests.web.candidate.conftest import LATER, another, holder
from tests.web.candidate.test_pages import address, read

FORMS = ("certificat.pdf", "badge.json")
SOON = "Votre certificat sera prêt à imprimer et à garder dans quelques minutes."


def test_the_holder_sees_their_certificate_and_the_page_that_checks_it(certificate: Certificate) -> None:
    client = holder(certificate)
    page = read(client, "/mon-parcours/")
    assert "Vous avez votre certificat. Bravo." in page and certificate.number in page
    assert f"/verifier/{certificate.code}/" in client.get("/mon-parcours/").content.decode()


def test_nothing_is_offered_to_keep_before_it_is_signed(certificate: Certificate) -> None:
    client = holder(certificate)
    page = client.get("/mon-parcours/").content.decode()
    assert (SOON in page, [form for form in FORMS if form in page]) == (True, [])
    for form in FORMS:
        early = client.get(address(certificate.pathway, form), follow=True)
        assert "n’est pas encore signé" in early.content.decode()


def test_the_holder_prints_and_keeps_the_sealed_paper(certificate: Certificate, signer: Signer) -> None:
    publish_and_sign()
    client, paper = holder(certificate), address(certificate.pathway, "certificat.pdf")
    page = client.get("/mon-parcours/").content.decode()
    assert SOON not in page
    assert (f'<a href="{paper}">Imprimer' in page, f'<a href="{paper}" download=' in page) == (True, True)
    answer = client.get(paper)
    with pikepdf.open(BytesIO(answer.content)) as opened:
        assert (answer["Content-Type"], len(opened.pages)) == ("application/pdf", 1)


def test_the_holder_keeps_the_badge_byte_for_byte_as_it_was_signed(
    certificate: Certificate, signer: Signer
) -> None:
    publish_and_sign()
    answer = holder(certificate).get(address(certificate.pathway, "badge.json"))
    certificate.refresh_from_db()
    assert certificate.credential
    assert (answer["Content-Type"], answer["Content-Disposition"], answer["Cache-Control"]) == (
        "application/vc+ld+json",
        'attachment; filename="badge-clea.json"',
        "no-store",
    )
    assert answer.content.decode() == certificate.credential.badge
    assert json.loads(answer.content)["proof"]["cryptosuite"] == "eddsa-rdfc-2022"


def test_a_withdrawn_certificate_is_told_politely_and_its_forms_are_gone(
    certificate: Certificate, cast: Cast, signer: Signer
) -> None:
    publish_and_sign()
    certifier = professional("Claire", Role.CERTIFIER)
    revoke_certificate(certificate, RevocationReason.ERROR, by=certifier, on=LATER)
    client = holder(certificate)
    page = read(client, "/mon-parcours/")
    assert "Ce certificat a été retiré le lundi 11 janvier 2027." in page
    assert "Bravo" not in page and "erreur" not in page.lower() and cast.caen.name in page
    assert "Voir les liens" not in page
    assert [client.get(address(certificate.pathway, form)).status_code for form in FORMS] == [404, 404]


def test_another_candidate_reaches_neither_form(certificate: Certificate, cast: Cast, signer: Signer) -> None:
    publish_and_sign()
    charlie = another()
    assert [charlie.get(address(certificate.pathway, form)).status_code for form in FORMS] == [404, 404]
