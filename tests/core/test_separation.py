import pytest

from socle.core.errors import Refusal
from socle.core.separation import refuse_own_trainee

BOB, CHARLIE = 2, 3


def test_no_natural_person_assesses_a_candidate_they_have_trained() -> None:
    with pytest.raises(Refusal, match="Demandez à un autre évaluateur"):
        refuse_own_trainee(BOB, {BOB, CHARLIE})


def test_the_same_organisation_may_train_and_assess() -> None:
    refuse_own_trainee(BOB, {CHARLIE})
