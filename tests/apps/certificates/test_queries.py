from dataclasses import replace
from datetime import date

import pytest

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.certificates.queries import UNKNOWN, Verification, due_for_print, find_by_code, verification
from socle.apps.frameworks.models import Framework
from socle.apps.juries.deliberating import decide, grant_block
from socle.apps.people.models import Person
from socle.core.certificate import grouped
from socle.scheme import scheme
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, concluded, file_sent, heard, sitting_open

SEEN = Verification(
    status="valid",
    holder="Zoéa Martina",
    title="Certificat de connaissances et de compétences professionnelles (CléA)",
    number="CLEA-2026-000001",
    decided_on=date(2026, 12, 14),
    issuer="Organisme de démonstration",
    specimen=True,
)


@pytest.fixture
def certificate(clea: Framework, cast: Cast, bench: Bench) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, bench)
    return awarded


def test_a_code_is_found_whatever_its_case_spaces_and_hyphens(certificate: Certificate) -> None:
    typed = grouped(certificate.code)
    for form in (typed, typed.lower(), typed.replace("-", " "), f" {certificate.code} "):
        assert find_by_code(form) == certificate


def test_anyone_who_holds_the_code_reads_who_issued_what_to_whom_and_when(certificate: Certificate) -> None:
    assert verification(certificate.code) == SEEN


def test_a_withdrawn_certificate_is_said_so_and_never_why(certificate: Certificate, bench: Bench) -> None:
    revoke_certificate(certificate, "fraud", by=bench.cecile, on=SITS_ON)
    assert verification(certificate.code) == replace(SEEN, status="revoked")


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "CLEA-2026-000001", "x" * 500, "\x00", "é"])
def test_an_unknown_code_reveals_nothing(typed: str) -> None:
    assert verification(typed) == UNKNOWN


def test_what_is_printed_comes_in_agenda_order_with_letters_to_those_without_email(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    files = [file_sent(clea, cast.caen, number) for number in range(3)]
    Person.objects.filter(pk=files[0].person_id).update(email="zoe@exemple.fr")
    sitting, items = sitting_open(clea, bench)
    decide(items[1], "deferred", reason="Incomplet.", scheme=scheme(), by=bench.sophie, on=SITS_ON)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    concluded(sitting, bench)
    due = due_for_print(sitting)
    assert [certificate.pathway for certificate in due.certificates] == [files[0], files[2]]
    assert [(letter.pathway, letter.verdict) for letter in due.letters] == [
        (files[1], "deferred"),
        (files[2], "granted"),
    ]
