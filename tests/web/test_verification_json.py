import json
from typing import Any

import pytest
from django.test import Client

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.credentials.publishing import publish_status
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.core.certificate import grouped
from socle.signer.client import Signer
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, file_sent, gather_bench, heard

ADDRESS = "/verifier.json"


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return gather_bench()


@pytest.fixture
def certificate(clea: Framework, cast: Cast, bench: Bench) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, bench)
    return awarded


def asked(body: object) -> tuple[int, dict[str, Any]]:
    answer = Client(enforce_csrf_checks=True).post(ADDRESS, body, content_type="application/json")
    return answer.status_code, json.loads(answer.content)


def test_an_employer_software_checks_a_code(certificate: Certificate) -> None:
    assert asked({"code": grouped(certificate.code).lower()}) == (
        200,
        {
            "verdict": "valid",
            "reason": "Ce certificat est authentique.",
            "specimen": True,
            "certificate": certificate.title,
            "number": certificate.number,
            "holder": certificate.holder,
            "decided_on": "2026-12-14",
            "issuer": "Organisme de démonstration",
        },
    )


def test_a_withdrawn_certificate_is_invalid_and_never_says_why(
    certificate: Certificate, bench: Bench
) -> None:
    revoke_certificate(certificate, "fraud", by=bench.cecile, on=SITS_ON)
    status, told = asked({"code": certificate.code})
    assert (status, told["verdict"], "raude" in json.dumps(told)) == (200, "invalid", False)


@pytest.mark.django_db
def test_an_unknown_code_is_unknown() -> None:
    unknown = {"verdict": "unknown", "reason": "Nous ne connaissons pas ce certificat."}
    assert asked({"code": "0" * 26}) == (200, unknown)


def test_a_whole_badge_is_checked_question_by_question(certificate: Certificate, signer: Signer) -> None:
    publish_and_sign()
    publish_status(signer)
    assert certificate.credential
    certificate.credential.refresh_from_db()
    badge = json.loads(certificate.credential.badge)
    status, told = asked(badge)
    assert (status, [each["name"] for each in told["checks"]]) == (
        200,
        ["issuer", "intact", "status", "log", "schema"],
    )
    assert {each["result"] for each in told["checks"] if each["name"] != "status"} == {"yes"}
    badge["awardedDate"] = "2020-01-01T00:00:00Z"
    assert asked(badge)[1]["verdict"] == "invalid"


@pytest.mark.django_db
@pytest.mark.parametrize("body", ["", "[]", "{}", '{"code": 3}', "not json"])
def test_what_is_no_request_is_told_how_to_ask(body: str) -> None:
    status, told = asked(body)
    assert (status, "Envoyez" in told["error"]) == (400, True)


def test_only_a_post_is_answered(client: Client, db: None) -> None:
    assert client.get(ADDRESS).status_code == 405
