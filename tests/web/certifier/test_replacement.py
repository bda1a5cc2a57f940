"""The certifier replaces a certificate after a change of name; each page then shows the new one."""

from uuid import UUID

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.accounts.actions import issue_card
from socle.apps.certificates.models import Certificate
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.signer.client import Signer
from tests.cast import Cast, signed_in
from tests.hearing import SITS_ON, file_sent, gather_bench, heard
from tests.web.certifier.test_certificates import numbers, path, text

MEANT = {
    "birth_name": "Martina",
    "used_name": "",
    "first_name": "Paula",
    "reason": "civil_status",
    "seen": "on",
}


@pytest.fixture
def certificate(clea: Framework, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """Awarded at the sitting on stage, which is the day of the replacement too."""
    monkeypatch.setattr("socle.web.certifier.replacement.localdate", lambda: SITS_ON)
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, gather_bench())
    return awarded


def form(certificate: Certificate) -> str:
    return f"{path(certificate)}remplacement/"


def test_the_form_starts_from_the_present_names(cleo: Client, certificate: Certificate) -> None:
    assert form(certificate) in text(cleo.get(path(certificate)))
    said = text(cleo.get(form(certificate)))
    assert 'value="Martina"' in said and 'value="Zoéa"' in said


def test_a_replacement_leads_to_the_certificate_that_takes_the_place_of_the_other(
    cleo: Client, certificate: Certificate
) -> None:
    answer = cleo.post(form(certificate), MEANT)
    new = Certificate.objects.get(replaced=certificate)
    assert answer["Location"] == path(new)
    said = text(cleo.get(path(new)))
    assert f"Le certificat {new.number} remplace le {certificate.number}." in said
    assert "Paula Martina" in said and f'Il remplace le <a href="{path(certificate)}">' in said
    former = text(cleo.get(path(certificate)))
    assert "Changement de nom ou de prénom à l’état civil" in former and path(new) in former
    assert numbers(cleo, cherche="paula", etat="en-vigueur") == [new.number]
    assert cleo.get(form(certificate))["Location"] == path(certificate)


def test_the_public_reads_withdrawn_and_never_why_nor_by_what(cleo: Client, certificate: Certificate) -> None:
    cleo.post(form(certificate), MEANT)
    new = Certificate.objects.get(replaced=certificate)
    public = text(Client().get(f"/verifier/{certificate.code}/"))
    assert "a été retiré" in public
    told = ("Paula", new.number, new.code, "remplac", "état civil")
    assert [word for word in told if word in public] == []
    assert "Paula Martina" in text(Client().get(f"/verifier/{new.code}/"))


def test_the_holder_and_the_body_find_the_new_certificate_alone(
    cleo: Client, cast: Cast, certificate: Certificate, signer: Signer
) -> None:
    cleo.post(form(certificate), MEANT)
    publish_and_sign()
    new = Certificate.objects.get(replaced=certificate)
    client, born = Client(headers={"accept-language": "fr"}), certificate.person.birth_date
    code = issue_card(certificate.person, by=None, on=localdate())
    client.post("/c/", {"code": code, "day": born.day, "month": born.month, "year": born.year})
    mine = f"/mon-parcours/{certificate.pathway.public_id}/"
    pages = text(client.get("/mon-parcours/")) + text(client.get(f"{mine}liens/"))
    pages += text(client.get(f"{mine}badge.json"))
    assert new.number in pages and certificate.number not in pages and "Zoéa" not in pages
    file = text(signed_in(Client(), cast.ada).get(f"/candidats/{certificate.pathway.public_id}/"))
    assert new.number in file and certificate.number not in file


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"first_name": ""}, "Écrivez le prénom."),
        ({"reason": ""}, "Choisissez une raison."),
        ({"reason": "fraud"}, "fraud"),
        ({"seen": ""}, "Demandez la pièce à la personne, puis cochez."),
        ({"first_name": "Zoéa"}, "Le certificat porte déjà ce nom."),
        ({"first_name": "Pau\u202ela"}, "le prénom contient un caractère invisible (U+202E)"),
    ],
)
def test_a_replacement_that_is_not_whole_is_refused_and_nothing_changes(
    cleo: Client, certificate: Certificate, said: dict[str, str], told: str
) -> None:
    answer = cleo.post(form(certificate), MEANT | said)
    assert (answer.status_code, told in text(answer)) == (422, True)
    assert list(Certificate.objects.values_list("holder", "revoked_on")) == [("Zoéa Martina", None)]


def test_a_withdrawn_certificate_is_not_replaced(cleo: Client, certificate: Certificate) -> None:
    cleo.post(path(certificate), {"reason": "fraud", "confirmed": "on"})
    answer = cleo.post(form(certificate), MEANT)
    assert (answer.status_code, "est retiré depuis le" in text(answer)) == (422, True)
    assert cleo.get(f"/certificats-delivres/{UUID(int=1)}/remplacement/").status_code == 404


def test_charlie_reaches_no_replacement(cast: Cast, certificate: Certificate) -> None:
    charlie = signed_in(Client(), cast.charlie)
    assert charlie.get(form(certificate)).status_code == 403
    assert charlie.post(form(certificate), MEANT).status_code == 403
    assert Certificate.objects.count() == 1
