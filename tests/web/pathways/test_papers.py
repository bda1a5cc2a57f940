"""The certificate and the statement of a file, for those of the body who print them."""

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.core.assessment import Kind
from socle.core.certificate import RevocationReason
from socle.core.certification import Verdict
from socle.core.roles import Role
from socle.signer.client import Signer
from tests.cast import Cast, assess, enrol, give_result_back, professional, signed_in, verdicts
from tests.hearing import SITS_ON, file_sent, gather_bench, heard

ON = localdate()
NAMES = ("certificat.pdf", "attestation.pdf")


def address(pathway: Pathway, rest: str = "") -> str:
    return f"/candidats/{pathway.public_id}/{rest}"


def papers(client: Client, pathway: Pathway) -> list[tuple[str, str]]:
    return [(each.label, each.url) for each in client.get(address(pathway)).context["page"].papers]


@pytest.fixture
def certificate(clea: Framework, cast: Cast) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, gather_bench())
    return awarded


@pytest.fixture
def alice(cast: Cast, clea: Framework) -> Pathway:
    """A result given back, with two domains still to acquire."""
    pathway = enrol(cast, clea, on=ON)
    made = assess(pathway, cast.bob, verdicts(pathway, d3="not_acquired", d6="not_acquired"), on=ON)
    give_result_back(made, cast.bob, ON)
    return pathway


def test_the_file_of_someone_certified_leads_to_the_signed_certificate(
    client: Client, cast: Cast, certificate: Certificate, signer: Signer
) -> None:
    pathway = certificate.pathway
    signed_in(client, cast.ada)
    told = f"Certificat {certificate.number}, délivré le {SITS_ON:%d/%m/%Y}"
    assert papers(client, pathway) == [(told, address(pathway, "certificat.pdf"))]
    early = client.get(address(pathway, "certificat.pdf"), follow=True)
    assert "n’est pas encore signé" in early.content.decode()
    publish_and_sign()
    answer = client.get(address(pathway, "certificat.pdf"))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "no-store")
    assert client.get(address(pathway, "attestation.pdf")).status_code == 404


def test_a_withdrawn_certificate_is_told_and_no_longer_printed(
    client: Client, cast: Cast, certificate: Certificate
) -> None:
    cleo = professional("Cleo", Role.CERTIFIER)
    revoke_certificate(certificate, RevocationReason.ERROR, by=cleo, on=SITS_ON)
    signed_in(client, cast.bob)
    told = f"Certificat {certificate.number}, retiré le {SITS_ON:%d/%m/%Y}"
    assert papers(client, certificate.pathway) == [(told, "")]
    assert client.get(address(certificate.pathway, "certificat.pdf")).status_code == 404


def test_what_is_acquired_is_attested_from_the_file_whatever_is_being_assessed(
    client: Client, cast: Cast, alice: Pathway
) -> None:
    signed_in(client, cast.ada)
    there = [("Attestation de ce qui est acquis", address(alice, "attestation.pdf"))]
    assert papers(client, alice) == there
    before = client.get(there[0][1])
    assert (before.status_code, before.content[:5]) == (200, b"%PDF-")
    still = {code: Verdict.ACQUIRED for code in verdicts(alice) if code.startswith(("3.", "6."))}
    assess(alice, cast.bob, still, kind=Kind.FINAL, on=ON)
    assert papers(client, alice) == there
    assert client.get(there[0][1]).content == before.content


def test_before_any_result_there_is_nothing_to_print(client: Client, cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea, on=ON)
    signed_in(client, cast.ada)
    assert papers(client, pathway) == []
    assert {client.get(address(pathway, name)).status_code for name in NAMES} == {404}


@pytest.mark.parametrize("name", NAMES)
def test_charlie_prints_nothing_of_another_body(
    client: Client, cast: Cast, alice: Pathway, name: str
) -> None:
    assert signed_in(client, cast.charlie).get(address(alice, name)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_trainer_prints_nothing(client: Client, cast: Cast, alice: Pathway, name: str) -> None:
    assert signed_in(client, cast.tim).get(address(alice, name)).status_code == 403
