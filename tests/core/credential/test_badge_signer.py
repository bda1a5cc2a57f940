"""Signed badges as bytes: the same document, the same signature as without templates."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from socle.core.credential.award import Award
from socle.core.credential.badge_signer import BadgeSigner
from socle.core.credential.data_integrity import proof_options, sign_document
from socle.core.credential.ed25519 import sign_with
from socle.core.credential.open_badge import open_badge
from socle.core.errors import Refusal
from tests.core.credential.cast import AWARDS, CREATED, ELSEWHERE, KEY_ID, PUBLICATION, SEED, STATEMENT
from tests.core.credential.kept import clea, contexts


def signer(check_every: int = 1000) -> BadgeSigner:
    return BadgeSigner(KEY_ID, sign_with(SEED), contexts(), check_every=check_every)


def signed_in_full(award: Award) -> dict[str, object]:
    document = open_badge(award, clea(), PUBLICATION)
    return sign_document(document, proof_options(KEY_ID, CREATED), sign=sign_with(SEED), contexts=contexts())


@pytest.mark.parametrize("award", AWARDS, ids=lambda award: award.kind)
def test_a_badge_is_the_same_with_and_without_templates(award: Award) -> None:
    badge = signer().signed_badge(award, clea(), PUBLICATION, created=CREATED)
    assert json.loads(badge) == signed_in_full(award)


def test_signing_again_gives_the_same_bytes() -> None:
    one, other = signer(), signer()
    badges = [
        each.signed_badge(ELSEWHERE, clea(), PUBLICATION, created=CREATED) for each in (one, one, other)
    ]
    assert len(set(badges)) == 1


def sets_of_subdomains() -> Iterator[tuple[str, ...]]:
    codes = tuple(each.code for each in clea().subdomains())
    yield from ((code,) for code in codes)
    yield codes
    yield from list(combinations(codes, 2))[::50]
    yield tuple(code for code in codes if code != "2.5")


def test_each_set_of_acquired_subdomains_has_its_badge() -> None:
    every = signer(check_every=1)
    for subdomains in sets_of_subdomains():
        award = replace(STATEMENT, subdomains=subdomains)
        badge = json.loads(every.signed_badge(award, clea(), PUBLICATION, created=CREATED))
        del badge["proof"]
        assert badge == open_badge(award, clea(), PUBLICATION)


def test_a_name_that_json_escapes_is_signed_as_it_is() -> None:
    award = replace(STATEMENT, holder='Zoé "L’Œil" \\ O’Neil 𠮷野')
    badge = json.loads(signer().signed_badge(award, clea(), PUBLICATION, created=CREATED))
    assert badge == signed_in_full(award)


@pytest.mark.parametrize("created", ["", "2026-11-05", "2026-11-05T09:30:00+01:00", '2026-11-05T09:30:00Z"'])
def test_a_signature_has_an_instant(created: str) -> None:
    with pytest.raises(Refusal, match="n’est pas un instant"):
        signer().signed_badge(ELSEWHERE, clea(), PUBLICATION, created=created)


def test_an_award_that_contradicts_its_framework_is_not_signed() -> None:
    with pytest.raises(Refusal, match="Ce document relève de clea 2019"):
        signer().signed_badge(replace(ELSEWHERE, version="2019"), clea(), PUBLICATION, created=CREATED)
