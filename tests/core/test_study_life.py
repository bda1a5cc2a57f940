"""An impact study is written down, then run, then published; nobody takes it back."""

import pytest

from socle.core.errors import Refusal
from socle.core.study_life import STUDY, missing_to_publish


def test_a_study_is_locked_before_it_is_published() -> None:
    assert STUDY.find("lock", "drafted").target == "locked"
    with pytest.raises(Refusal, match="« en préparation »"):
        STUDY.find("publish", "drafted")


def test_no_verb_withdraws_a_locked_or_published_study() -> None:
    after = {move.target for move in STUDY.moves if "drafted" not in move.sources}
    assert after == {"locked", "published"}
    assert {move.verb for move in STUDY.moves} == {"lock", "amend", "publish"}


def test_the_certifier_moves_no_study() -> None:
    for move in STUDY.moves:
        with pytest.raises(Refusal, match="le chargé d’études"):
            STUDY.refuse_other_actor(move, "certifier")


@pytest.mark.parametrize(
    ("done", "last", "missing"),
    [
        (True, True, ()),
        (False, True, ("un calcul terminé",)),
        (True, False, ("un calcul fait avec la dernière version du protocole",)),
    ],
)
def test_only_a_finished_run_of_the_last_protocol_is_published(
    done: bool, last: bool, missing: tuple[str, ...]
) -> None:
    assert missing_to_publish(is_done=done, follows_last_protocol=last) == missing
