"""The certificate on its holder's own pages."""

import json
from datetime import date
from io import BytesIO

import pikepdf

from socle.apps.accounts.models import Account
from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.declarations.actions import deposit_batch
from socle.apps.declarations.preparing import prepare_batches
from socle.apps.declarations.reporting import import_report
from socle.core.certificate import RevocationReason
from socle.core.roles import Role
from socle.scheme import scheme
from socle.signer.client import Signer
from tests.apps.declarations.declaring import AT, ON, report
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


def in_passport(certificate: Certificate) -> None:
    """Declared the day after the sitting, and taken by the State a week later."""
    cecile = Account.objects.get(email="cecile@exemple.fr")
    (batch,) = prepare_batches(scheme=scheme(), by=cecile, on=ON, at=AT).batches
    deposit_batch(batch, by=cecile, on=ON)
    import_report(batch, report(batch, [certificate.public_id], {}), by=cecile, on=date(2026, 12, 22))


def test_nothing_is_said_of_the_passport_until_the_certificate_is_there(certificate: Certificate) -> None:
    client = holder(certificate)
    assert "passeport" not in read(client, "/mon-parcours/")
    in_passport(certificate)
    page = read(client, "/mon-parcours/")
    assert "Votre certificat est dans votre passeport de compétences depuis le mardi 22 décembre" in page
    assert "Pour le voir, connectez-vous sur moncompteformation.gouv.fr" in page


def test_the_passport_is_told_in_english_too(certificate: Certificate) -> None:
    in_passport(certificate)
    page = holder(certificate).get("/mon-parcours/", headers={"accept-language": "en"}).content.decode()
    assert "Your certificate has been in your skills passport since Tuesday 22 December 2026." in page
    assert "passeport" not in page


def test_a_withdrawn_certificate_is_said_to_be_in_no_passport(certificate: Certificate, cast: Cast) -> None:
    in_passport(certificate)
    certifier = professional("Claire", Role.CERTIFIER)
    revoke_certificate(certificate, RevocationReason.ERROR, by=certifier, on=LATER)
    assert "passeport" not in read(holder(certificate), "/mon-parcours/")


def test_nobody_else_reads_of_this_passport(certificate: Certificate) -> None:
    in_passport(certificate)
    assert "passeport" not in read(another(), "/mon-parcours/")
