"""The award record: what it says, its canonical bytes, its commitment, what it refuses."""

import hashlib
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from socle.core.credential.award import Award, read_award
from socle.core.errors import Refusal, UnreadableInput
from socle.core.text import is_refused
from tests.core.credential.cast import AWARDS, CERTIFICATE, ELSEWHERE, SALT, STATEMENT


def test_the_canonical_record_is_one_line_of_sorted_keys() -> None:
    assert ELSEWHERE.canonical().decode() == (
        '{"decided":"2026-11-03","framework":"clea","holder":"Alice Évrard",'
        '"id":"urn:uuid:7c3e4f5e-2d3e-4e40-8b5c-1dae9f807b62","issued":"2026-11-05",'
        '"issuer":"Organisme de démonstration","kind":"elsewhere","number":"",'
        '"origin":"Organisme partenaire","place":"Paris","registration":"RS5080",'
        '"signatory":"Signataire de démonstration","specimen":true,"subdomains":["3.1","3.2"],'
        '"title":"Certificat de connaissances et de compétences professionnelles (CléA)",'
        '"until":"","version":"2018"}'
    )


@pytest.mark.parametrize("award", AWARDS, ids=lambda award: award.kind)
def test_the_record_says_the_whole_award(award: Award) -> None:
    assert read_award(award.record()) == award


@pytest.mark.parametrize("award", AWARDS, ids=lambda award: award.kind)
def test_the_canonical_bytes_are_those_of_rfc_8785(award: Award) -> None:
    assert award.canonical() == rfc8785.dumps(award.record())


names = (
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(lambda text: text and not any(is_refused(letter) for letter in text))
)


@given(holder=names)
def test_every_holder_has_the_canonical_bytes_of_rfc_8785(holder: str) -> None:
    award = replace(CERTIFICATE, holder=holder)
    assert award.canonical() == rfc8785.dumps(award.record())


def test_the_commitment_is_salted() -> None:
    assert CERTIFICATE.commitment(SALT) == hashlib.sha256(SALT + CERTIFICATE.canonical()).digest()
    with pytest.raises(ValueError, match="a salt is 32 bytes, not 16"):
        CERTIFICATE.commitment(SALT[:16])


def test_a_record_names_everything_that_does_not_fit() -> None:
    record: dict[str, Any] = CERTIFICATE.record() | {"score": "12", "kind": "diploma", "specimen": "non"}
    del record["place"]
    with pytest.raises(UnreadableInput) as refusal:
        read_award(record)
    assert refusal.value.problems == (
        "champ manquant : place",
        "champ inconnu : score",
        "valeur inattendue : kind",
        "valeur inattendue : specimen",
    )


REFUSED = (
    ({"holder": "Alice\u202e"}, "Le nom du titulaire contient un caractère invisible (U+202E)."),
    ({"holder": ""}, "Le nom du titulaire est vide, ou commence ou finit par une espace."),
    ({"number": ""}, "Le numéro du certificat est vide, ou commence ou finit par une espace."),
    ({"id": "urn:uuid:1"}, "L’identifiant « urn:uuid:1 » n’est pas un UUID."),
    ({"framework": "clé/a"}, "Le code « clé/a » ne peut pas figurer dans une adresse."),
    ({"version": ".."}, "Le code « .. » ne peut pas figurer dans une adresse."),
    ({"subdomains": ("1 1",)}, "Le code « 1 1 » ne peut pas figurer dans une adresse."),
    ({"subdomains": ()}, "Les sous-domaines acquis sont absents ou cités deux fois."),
    ({"subdomains": ("1.1", "1.1")}, "Les sous-domaines acquis sont absents ou cités deux fois."),
    ({"decided": "3 novembre"}, "La date de décision n’est pas une date : « 3 novembre »."),
    ({"issued": "2026-11-02"}, "Les dates ne se suivent pas : décision, puis délivrance, puis fin."),
    ({"until": "2031-10-01"}, "La date de fin ne figure pas sur ce genre de document (certificate)."),
    ({"origin": "Ailleurs"}, "L’organisme d’origine ne figure pas sur ce genre de document (certificate)."),
)


@pytest.mark.parametrize(("change", "reason"), REFUSED)
def test_an_unfit_award_cannot_be_written(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refusal) as refusal:
        replace(CERTIFICATE, **change)
    assert refusal.value.reason == reason


def test_a_statement_has_an_end_and_no_number() -> None:
    with pytest.raises(Refusal, match="La date de fin est vide"):
        replace(STATEMENT, until="")
    with pytest.raises(Refusal, match="Le numéro du certificat ne figure pas sur ce genre de document"):
        replace(STATEMENT, number="CLEA-2026-000124")
