from dataclasses import replace

import pytest

from socle.core.errors import Refusal
from socle.core.issuer import DEMONSTRATION, Issuer, missing_to_issue, refuse_incomplete_issuer

REAL = Issuer("Association certificatrice", "La présidente", "Paris", specimen=False)


def test_a_demonstration_issues_without_anything() -> None:
    assert missing_to_issue(DEMONSTRATION, "", production=False) == ()


def test_production_issues_with_registration_number_legal_name_signatory_and_place() -> None:
    assert missing_to_issue(REAL, "RS0000", production=True) == ()


def test_production_names_all_it_lacks() -> None:
    assert missing_to_issue(Issuer("", " ", "", specimen=False), "", production=True) == (
        "le numéro d’enregistrement du certificat",
        "le nom légal du certificateur (SOCLE_ISSUER_NAME)",
        "le signataire (SOCLE_ISSUER_SIGNATORY)",
        "la ville (SOCLE_ISSUER_PLACE)",
    )


def test_production_never_issues_under_a_name_that_could_not_be_signed() -> None:
    unseen = replace(REAL, name="Association\u202e certificatrice", place="Par\u0000is")
    assert missing_to_issue(unseen, "RS0000", production=True) == (
        "un nom légal (SOCLE_ISSUER_NAME) sans caractère invisible (U+202E)",
        "une ville (SOCLE_ISSUER_PLACE) sans caractère invisible (U+0000)",
    )


@pytest.mark.parametrize(
    "issuer", [DEMONSTRATION, replace(DEMONSTRATION, specimen=False), replace(REAL, specimen=True)]
)
def test_production_never_issues_as_the_demonstration(issuer: Issuer) -> None:
    with pytest.raises(Refusal, match="organisme de démonstration"):
        refuse_incomplete_issuer(issuer, "RS0000", production=True)
