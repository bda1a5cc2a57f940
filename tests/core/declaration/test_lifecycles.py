import pytest

from socle.core.declaration.lifecycles import BATCH, BODY, OVER, PASSAGE, READY
from socle.core.errors import Refusal
from socle.core.lifecycle import Lifecycle


def walked(lifecycle: Lifecycle, *verbs: str) -> list[str]:
    states = [lifecycle.initial]
    for verb in verbs:
        states.append(lifecycle.find(verb, states[-1]).target)
    return states


def test_a_passage_goes_from_the_award_to_the_passport() -> None:
    assert walked(PASSAGE, "build", "deposit", "acknowledge", "integrate") == [
        *("to_prepare", "built", "deposited", "acknowledged", "integrated")
    ]


def test_a_rejected_passage_is_corrected_and_rebuilt() -> None:
    assert walked(PASSAGE, "build", "deposit", "reject", "correct", "build", "deposit")[3:] == [
        *("rejected", "corrected", "rebuilt", "deposited")
    ]


def test_a_passage_that_was_kept_back_is_ready_again_once_corrected() -> None:
    assert [walked(PASSAGE, "correct")[-1], PASSAGE.find("correct", "corrected").target] == list(READY)


def test_only_a_ready_passage_is_built_and_what_is_over_stays_so() -> None:
    assert {source for move in PASSAGE.moves if move.verb == "build" for source in move.sources} == set(READY)
    assert [move.verb for move in PASSAGE.moves if set(move.sources) & set(OVER)] == []


def test_a_body_does_nothing_but_correct() -> None:
    assert {move.verb for move in PASSAGE.moves if BODY in move.by} == {"correct"}
    assert [move.verb for move in BATCH.moves if BODY in move.by] == []


@pytest.mark.parametrize("state", ["closed", "undone"])
def test_a_batch_that_is_over_is_not_deposited_again(state: str) -> None:
    with pytest.raises(Refusal, match="le lot est à l’étape"):
        BATCH.find("deposit", state)
