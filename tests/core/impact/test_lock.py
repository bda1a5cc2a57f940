from datetime import date

import pytest

from socle.core.errors import Refusal, UnreadableInput
from socle.core.impact.lock import Lock, Locked, locked_again, read_lock, standing, written

FIRST = Locked("a" * 64, date(2026, 1, 5))
SECOND = Locked("b" * 64, date(2026, 3, 2), 'Le fichier ne dit pas "24 mois"')


def test_a_lock_is_read_back_as_it_was_written() -> None:
    assert read_lock(written((FIRST, SECOND)).encode()) == (FIRST, SECOND)


def test_a_protocol_is_locked_once_and_changes_only_with_its_reason() -> None:
    assert locked_again((), FIRST.sha256, FIRST.on, "ignorée") == (FIRST,)
    assert locked_again((FIRST,), SECOND.sha256, SECOND.on, SECOND.reason) == (FIRST, SECOND)
    with pytest.raises(Refusal) as same:
        locked_again((FIRST,), FIRST.sha256, SECOND.on, "")
    assert same.value.reason == "Ce protocole est déjà verrouillé depuis le lundi 5 janvier 2026."
    with pytest.raises(Refusal) as silent:
        locked_again((FIRST,), SECOND.sha256, SECOND.on, " ")
    assert silent.value.remedy == "Dites pourquoi avec --reason, ou reprenez le protocole verrouillé."
    with pytest.raises(Refusal) as before:
        locked_again((FIRST,), SECOND.sha256, date(2025, 1, 1), "x")
    assert before.value.reason == "Cet amendement précède le verrouillage."


def test_results_say_whether_the_protocol_is_the_one_that_was_locked() -> None:
    assert standing((), FIRST.sha256) == Lock("non verrouillé avant la lecture des résultats")
    assert standing((FIRST,), FIRST.sha256) == Lock("verrouillé le lundi 5 janvier 2026", "2026-01-05")
    assert standing((FIRST, SECOND), SECOND.sha256) == Lock(
        "verrouillé le lundi 5 janvier 2026, amendé 1 fois depuis", "2026-01-05"
    )
    assert standing((FIRST,), SECOND.sha256) == Lock(
        "verrouillé le lundi 5 janvier 2026, puis modifié sans amendement", "2026-01-05"
    )


@pytest.mark.parametrize("broken", ["", "locked = 1", "[[locked]]\nsha256 = 1", "\x00"])
def test_a_broken_lock_is_never_taken_for_no_lock(broken: str) -> None:
    with pytest.raises(UnreadableInput):
        read_lock(broken.encode())
