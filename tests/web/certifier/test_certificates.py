import re
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.certificates.models import Certificate
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.core.certificate import grouped
from socle.signer.client import Signer
from tests.cast import Cast, signed_in
from tests.hearing import file_sent, gather_bench, heard

LIST = "/certificats-delivres/"
MEANT = {"reason": "fraud", "confirmed": "on"}


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


@pytest.fixture
def awarded(clea: Framework, cast: Cast) -> list[Certificate]:
    """Two certificates: of Zoéa Martina, then of Zoéb Martina."""
    for number in range(2):
        file_sent(clea, cast.caen, number)
    return heard(clea, gather_bench())


def numbers(client: Client, **asked: str) -> list[str]:
    return [row.number for row in client.get(LIST, asked).context["page"].rows]


def path(certificate: Certificate) -> str:
    return f"{LIST}{certificate.public_id}/"


def test_a_certificate_is_found_by_its_number_its_code_or_its_holder(
    cleo: Client, awarded: list[Certificate]
) -> None:
    first, second = awarded
    assert numbers(cleo) == [second.number, first.number]
    for typed in (first.number, first.number.lower(), grouped(first.code).lower(), "zoea MARTIN", "ZOÉA"):
        assert numbers(cleo, cherche=typed) == [first.number]
    assert "Aucun certificat ne correspond." in text(cleo.get(LIST, {"cherche": "Dupond"}))


def test_filters_stay_in_the_address_and_an_unknown_value_filters_nothing(
    cleo: Client, awarded: list[Certificate]
) -> None:
    first, second = awarded
    cleo.post(path(first), MEANT)
    assert numbers(cleo, etat="retire") == [first.number]
    assert numbers(cleo, etat="en-vigueur", certificat="clea") == [second.number]
    assert numbers(cleo, certificat="clea-management") == []
    assert len(numbers(cleo, etat="perdu", certificat="or", lot="1", apres="hier")) == 2


def test_the_list_goes_on_after_the_last_row(
    cleo: Client, awarded: list[Certificate], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socle.web.keyset.ON_A_PAGE", 1)
    page = cleo.get(LIST, {"certificat": "clea"}).context["page"]
    following = cleo.get(f"{LIST}?{page.next_query}").context["page"]
    assert [row.number for row in (*page.rows, *following.rows)] == [
        awarded[1].number,
        awarded[0].number,
    ]
    assert (following.next_query, following.first_query) == ("", "certificat=clea")


def test_a_certificate_tells_what_was_printed_and_leads_to_its_verification_and_paper(
    cleo: Client, awarded: list[Certificate], signer: Signer
) -> None:
    publish_and_sign()
    said = text(cleo.get(path(awarded[0])))
    for told in (awarded[0].holder, grouped(awarded[0].code), "par le jury « Jury de Normandie »"):
        assert told in said
    assert f"/verifier/{awarded[0].code}/" in said
    answer = cleo.get(path(awarded[0]) + "certificat.pdf")
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert (answer["Content-Type"], len(paper.pages)) == ("application/pdf", 1)


def test_a_withdrawal_says_why_to_the_certifier_and_to_nobody_else(
    cleo: Client, awarded: list[Certificate]
) -> None:
    certificate = awarded[0]
    said = text(cleo.post(path(certificate), MEANT, follow=True))
    assert f"Le certificat {certificate.number} est retiré." in said and "Fraude établie" in said
    certificate.refresh_from_db()
    assert (certificate.revoked_on, certificate.revocation_reason) == (localdate(), "fraud")
    public = text(Client().get(f"/verifier/{certificate.code}/"))
    assert "a été retiré" in public and "raude" not in public
    assert cleo.get(path(certificate) + "certificat.pdf").status_code == 404


@pytest.mark.parametrize(
    ("said", "fields", "told"),
    [
        ({"confirmed": "on"}, ["reason"], "Choisissez une raison."),
        ({"reason": "fraud"}, ["confirmed"], "Cochez cette case pour confirmer le retrait."),
        ({"reason": "mood", "confirmed": "on"}, ["reason"], "mood"),
    ],
)
def test_a_withdrawal_without_its_reason_or_not_meant_is_refused(
    cleo: Client, awarded: list[Certificate], said: dict[str, str], fields: list[str], told: str
) -> None:
    answer = cleo.post(path(awarded[0]), said)
    assert (answer.status_code, list(answer.context["page"].form.errors)) == (422, fields)
    assert told in text(answer)
    assert Certificate.objects.filter(revoked_on__isnull=True).count() == 2


def test_a_certificate_is_withdrawn_once(cleo: Client, awarded: list[Certificate]) -> None:
    cleo.post(path(awarded[0]), MEANT)
    again = cleo.post(path(awarded[0]), MEANT | {"reason": "error"})
    awarded[0].refresh_from_db()
    assert (again.status_code, awarded[0].revocation_reason) == (422, "fraud")
    assert "Ce certificat est retiré depuis le" in text(again)


def test_an_unknown_certificate_is_not_found(cleo: Client, awarded: list[Certificate]) -> None:
    address = f"{LIST}{UUID(int=1)}/"
    assert {cleo.get(address).status_code, cleo.post(address, MEANT).status_code} == {404}


def test_the_pages_ask_the_database_few_questions(
    cleo: Client, awarded: list[Certificate], django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(10):
        cleo.get(LIST, {"cherche": "martin", "apres": str(awarded[1].public_id)})
    with django_assert_max_num_queries(6):
        cleo.get(path(awarded[0]))


def test_the_body_reads_that_the_certificate_was_withdrawn_and_never_why(
    cleo: Client, cast: Cast, awarded: list[Certificate]
) -> None:
    cleo.post(path(awarded[0]), MEANT)
    said = text(signed_in(Client(), cast.ada).get(f"/candidats/{awarded[0].pathway.public_id}/"))
    assert "Le certificat a été retiré." in said and "raude" not in said
