import json

import pytest

from socle.cli.decide import shipped_framework
from socle.core.certification import Verdict
from socle.core.decision_file import read_request
from socle.core.errors import UnreadableInput
from socle.core.framework.problems import FrameworkError


def read(**content: object) -> dict[str, Verdict]:
    text = json.dumps({"framework": "clea", "version": "2018", "ratings": {}} | content)
    return dict(read_request(text, shipped_framework).ratings)


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(UnreadableInput) as refused:
        read_request(text, shipped_framework)
    return refused.value.problems


def test_ratings_are_read_by_criterion() -> None:
    assert read(ratings={"1.1.1": "acquired"}) == {"1.1.1": Verdict.ACQUIRED}


def test_every_unknown_code_and_value_is_named_at_once() -> None:
    with pytest.raises(UnreadableInput) as refused:
        read(ratings={"9.9.9": "acquired", "1.1.1": "bien", "1.1.2": 3})
    assert refused.value.problems == (
        "critère inconnu : 9.9.9",
        'verdict inconnu pour 1.1.1 : "bien"',
        "verdict inconnu pour 1.1.2 : 3",
    )


def test_unknown_and_absent_keys_are_named() -> None:
    assert problems('{"framework": "clea", "rating": {}}') == (
        "clé inconnue : rating",
        "clé absente : version",
        "clé absente : ratings",
    )


def test_same_code_twice_is_refused() -> None:
    text = (
        '{"framework": "clea", "version": "2018", "ratings": {"1.1.1": "acquired", "1.1.1": "not_acquired"}}'
    )
    assert problems(text) == ("clé en double : 1.1.1",)


def test_text_that_is_not_json_is_refused_with_its_line() -> None:
    assert problems("{\n nope") == ("ligne 2 : ce n’est pas du JSON",)


def test_unknown_framework_is_refused_with_those_that_exist() -> None:
    with pytest.raises(FrameworkError) as refused:
        read(framework="cle")
    assert str(refused.value) == (
        "data/frameworks/cle/2018: n’existe pas ; choisissez parmi : "
        "clea/2018, clea-management/2026-provisoire, clea-numerique/2026-provisoire."
    )
