"""No form of a certificate carries a level, a grade, a score or a birth."""

from typing import Any

import pytest

from socle.core.credential.award import Award
from socle.core.credential.forbidden import forbidden_terms, refuse_forbidden_terms
from socle.core.credential.open_badge import open_badge
from socle.core.errors import Refusal
from tests.core.credential.cast import AWARDS, PUBLICATION
from tests.core.credential.kept import clea

CARRIED = (
    ({"credentialSubject": {"result": []}}, ("credentialSubject.result",)),
    (
        {"a": [{"resultDescription": 1}, {"creditsAvailable": 2}]},
        ("a[0].resultDescription", "a[1].creditsAvailable"),
    ),
    ({"achievementLevel": "B2"}, ("achievementLevel",)),
    ({"eqfLevel": 3}, ("eqfLevel",)),
    ({"EQF": 3}, ("EQF",)),
    ({"finalScore": 12}, ("finalScore",)),
    ({"gradeAwarded": "A"}, ("gradeAwarded",)),
    ({"niveau": "3"}, ("niveau",)),
    ({"mention": "bien"}, ("mention",)),
    ({"dateOfBirth": "1990-01-01"}, ("dateOfBirth",)),
    ({"jti": "1", "endorsementJwt": "e"}, ("jti", "endorsementJwt")),
    (
        {"https://purl.imsglobal.org/spec/vc/ob/vocab.html#result": 1},
        ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#result",),
    ),
    ({"type": ["Result"]}, ("type=Result",)),
    ({"targetType": "CFRubricCriterionLevel"}, ("targetType=CFRubricCriterionLevel",)),
)


@pytest.mark.parametrize(("document", "found"), CARRIED, ids=lambda each: str(each)[:40])
def test_a_forbidden_word_is_found_wherever_it_is(document: dict[str, Any], found: tuple[str, ...]) -> None:
    assert forbidden_terms(document) == found


def test_a_forbidden_word_is_refused_by_its_path() -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_forbidden_terms({"credentialSubject": {"result": [{"score": 3}]}})
    assert str(refusal.value) == (
        "Ce document dit plus que le certificat : "
        "credentialSubject.result, credentialSubject.result[0].score. "
        "Retirez ces champs : le certificat n’a ni niveau, ni note, ni score."
    )


@pytest.mark.parametrize("award", AWARDS, ids=lambda award: award.kind)
def test_neither_the_record_nor_the_badge_carries_any(award: Award) -> None:
    assert forbidden_terms(award.record()) == ()
    assert forbidden_terms(open_badge(award, clea(), PUBLICATION)) == ()


def test_the_word_status_or_a_text_for_people_is_not_forbidden() -> None:
    assert forbidden_terms({"credentialStatus": {"statusPurpose": "revocation"}, "name": "niveau"}) == ()
