"""A badge of ours is read back whole, and any other form of it is refused."""

import copy
from dataclasses import replace
from typing import Any

import pytest

from socle.core.credential.award import Award
from socle.core.credential.open_badge import open_badge
from socle.core.credential.reading import ReadBadge, read_badge
from socle.core.credential.shape import recognised
from socle.core.errors import UnreadableInput
from tests.core.credential.cast import AWARDS, CERTIFICATE, ELSEWHERE, PUBLICATION, STATEMENT
from tests.core.credential.kept import clea


@pytest.mark.parametrize(
    "award",
    [
        *AWARDS,
        replace(CERTIFICATE, specimen=False, registration=""),
        replace(ELSEWHERE, number="X-1"),
        replace(STATEMENT, holder='Zoé "L’Œil" \\ 𠮷'),
    ],
    ids=lambda award: award.kind,
)
def test_the_award_and_its_publication_are_read_back(award: Award) -> None:
    badge = open_badge(award, clea(), PUBLICATION) | {"proof": {"type": "DataIntegrityProof"}}
    assert read_badge(badge) == ReadBadge(award, PUBLICATION, recognised(clea(), award.subdomains))


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The certificate's badge with one value set, or taken out when the value is None."""
    badge = copy.deepcopy(open_badge(CERTIFICATE, clea(), PUBLICATION))
    place: Any = badge
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return badge


ALIGNMENT = ("credentialSubject", "achievement", "alignment", 0)
REFUSED = (
    (("description",), "du texte", "description"),
    (("validFrom",), "2026-11-05T00:00:01Z", "validFrom"),
    (("awardedDate",), "2026-11-03", "awardedDate"),
    (("issuer", "id"), "did:web:example.org", "issuer.id"),
    (("credentialSubject", "id"), "urn:a", "credentialSubject.id"),
    (("credentialSubject", "identifier", 0, "hashed"), True, "credentialSubject.identifier[0].hashed"),
    (
        ("credentialSubject", "achievement", "criteria", "narrative"),
        "Facile.",
        "credentialSubject.achievement.criteria.narrative",
    ),
    (
        (*ALIGNMENT, "targetUrl"),
        "https://example.org/",
        "credentialSubject.achievement.alignment[0].targetUrl",
    ),
    ((*ALIGNMENT, "targetType"), "CTDL", "CTDL"),
    (("credentialStatus", "statusPurpose"), "refresh", "credentialStatus.statusPurpose"),
    (("credentialStatus",), None, "'credentialStatus'"),
    (("evidence", 0, "genre"), None, "evidence[0].genre"),
    (("credentialSubject", "achievement", "tag"), ["autre"], "credentialSubject.achievement.tag[0]"),
)


@pytest.mark.parametrize(("path", "value", "place"), REFUSED)
def test_another_form_of_the_badge_is_refused_by_its_place(
    path: tuple[Any, ...], value: Any, place: str
) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read_badge(changed(path, value))
    assert refusal.value.problems == (f"ce badge n’a pas la forme attendue ({place})",)


def test_a_badge_of_somebody_else_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="ce badge n’a pas la forme attendue"):
        read_badge({"type": ["VerifiableCredential"], "credentialSubject": {"achievement": {}}})
