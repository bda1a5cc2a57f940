"""The Open Badge of an award: where each field lies, and what contradicts its framework."""

import base64
from dataclasses import replace
from typing import Any

import pytest

from socle.core.credential.award import Award
from socle.core.credential.open_badge import open_badge
from socle.core.errors import Refusal
from tests.core.credential.cast import CERTIFICATE, ELSEWHERE, PROOF, PUBLICATION, STATEMENT
from tests.core.credential.kept import clea


def badge(award: Award) -> dict[str, Any]:
    return open_badge(award, clea(), PUBLICATION)


def test_the_badge_of_results_obtained_elsewhere_is_whole() -> None:
    document = badge(replace(ELSEWHERE, subdomains=("3.1",)))
    page = "https://certificats.example.fr/certificats/clea/2018"
    assert document == {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:7c3e4f5e-2d3e-4e40-8b5c-1dae9f807b62",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "SPÉCIMEN, sans valeur : Résultats obtenus ailleurs : "
        "Certificat de connaissances et de compétences professionnelles (CléA)",
        "issuer": {
            "id": "did:web:certificats.example.fr",
            "type": ["Profile"],
            "name": "Organisme de démonstration",
            "url": "https://certificats.example.fr/",
            "official": "Signataire de démonstration",
            "address": {"type": ["Address"], "addressLocality": "Paris"},
        },
        "validFrom": "2026-11-05T00:00:00Z",
        "awardedDate": "2026-11-03T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": "Alice Évrard",
                    "identityType": "name",
                }
            ],
            "source": {
                "id": "urn:uuid:7c3e4f5e-2d3e-4e40-8b5c-1dae9f807b62#origine",
                "type": ["Profile"],
                "name": "Organisme partenaire",
            },
            "achievement": {
                "id": "https://certificats.example.fr/acquis-ailleurs/clea/2018",
                "type": ["Achievement"],
                "achievementType": "ext:ResultsObtainedElsewhere",
                "name": "Résultats obtenus ailleurs : "
                "Certificat de connaissances et de compétences professionnelles (CléA)",
                "description": clea().summary,
                "criteria": {
                    "id": "https://certificats.example.fr/acquis-ailleurs/clea/2018#obtenir",
                    "narrative": "Ceci n’est pas le certificat CléA. "
                    "Les domaines cités ont été évalués par un autre organisme.",
                },
                "version": "2018",
                "inLanguage": "fr",
                "humanCode": "RS5080",
                "tag": ["specimen"],
                "alignment": [
                    {
                        "id": f"{page}#3.1",
                        "type": ["Alignment"],
                        "targetCode": "3.1",
                        "targetName": clea().subdomain("3.1").name.value,
                        "targetDescription": clea().subdomain("3.1").can,
                        "targetFramework": "clea 2018",
                        "targetType": "ceasn:Competency",
                        "targetUrl": f"{page}#3.1",
                    }
                ],
            },
        },
        "credentialStatus": {
            "id": "https://certificats.example.fr/status/3#94567",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "94567",
            "statusListCredential": "https://certificats.example.fr/status/3",
        },
        "evidence": [
            {
                "id": "data:text/plain;charset=utf-8;base64," + base64.b64encode(PROOF.encode()).decode(),
                "type": ["Evidence"],
                "name": "Journal d’empreintes",
                "genre": "c2sp.org/tlog-proof@v1",
                "narrative": "Ce document est inscrit au journal public d’empreintes ; en voici la preuve.",
            }
        ],
    }


def test_a_certificate_has_one_alignment_for_each_domain_and_subdomain() -> None:
    found = badge(CERTIFICATE)["credentialSubject"]["achievement"]["alignment"]
    assert [each["targetCode"] for each in found] == [
        code
        for domain in clea().domains
        for code in (domain.code, *(each.code for each in domain.subdomains))
    ]
    assert len({each["id"] for each in found}) == 35


def test_a_certificate_says_its_number_and_no_end() -> None:
    document = badge(CERTIFICATE)
    subject = document["credentialSubject"]
    assert (subject["licenseNumber"], document.get("validUntil")) == ("CLEA-2026-000123", None)
    assert subject["achievement"]["id"] == "https://certificats.example.fr/certificats/clea/2018"
    assert subject["achievement"]["achievementType"] == "Certificate"


def test_a_statement_is_not_the_certificate_and_ends() -> None:
    document = badge(STATEMENT)
    achievement = document["credentialSubject"]["achievement"]
    assert document["validUntil"] == "2031-10-01T23:59:59Z"
    assert achievement["criteria"]["narrative"] == (
        "Ceci n’est pas le certificat CléA. Les domaines cités sont acquis jusqu’à la date de fin."
    )
    assert [each["targetCode"] for each in achievement["alignment"]] == [
        *("1.1", "1.2"),
        *("2", "2.1", "2.2", "2.3", "2.4", "2.5"),
    ]


def test_a_real_certificate_is_not_marked_specimen() -> None:
    document = badge(replace(CERTIFICATE, specimen=False))
    assert document["name"] == CERTIFICATE.title
    assert "tag" not in document["credentialSubject"]["achievement"]


REFUSED = (
    (replace(CERTIFICATE, version="2019"), "Ce document relève de clea 2019, et non de clea 2018."),
    (
        replace(CERTIFICATE, subdomains=CERTIFICATE.subdomains[:-2]),
        "Un certificat dit tous les sous-domaines : il manque 7.3, 7.4.",
    ),
    (
        replace(STATEMENT, subdomains=("1.2", "1.1")),
        "Des sous-domaines acquis ne sont pas du référentiel, ou ne sont pas dans son ordre.",
    ),
    (
        replace(STATEMENT, subdomains=("9.9",)),
        "Des sous-domaines acquis ne sont pas du référentiel, ou ne sont pas dans son ordre.",
    ),
)


@pytest.mark.parametrize(("award", "reason"), REFUSED, ids=lambda each: str(each)[:30])
def test_an_award_that_contradicts_its_framework_has_no_badge(award: Award, reason: str) -> None:
    with pytest.raises(Refusal) as refusal:
        badge(award)
    assert refusal.value.reason == reason


@pytest.mark.parametrize("host", ["", "Example.fr", "a/b", "a b", "a:b", "-a.fr", "a.fr:123456"])
def test_what_is_no_host_has_no_badge(host: str) -> None:
    with pytest.raises(Refusal) as refusal:
        open_badge(CERTIFICATE, clea(), replace(PUBLICATION, host=host))
    assert refusal.value.reason == f"« {host} » n’est pas un nom de site."
