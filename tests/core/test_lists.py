from datetime import date

import pytest

from socle.core.errors import Refusal, UnreadableInput
from socle.core.lists import NAMES, load_lists
from socle.environment import home

TEXT = (home({}) / "data" / "scheme" / "lists.toml").read_text(encoding="utf-8")
TODAY = date(2026, 11, 24)


def test_the_refusal_of_days_by_an_employer_is_a_reason_to_stop() -> None:
    labels = [choice.label for choice in load_lists(TEXT).offered("stop_reason", TODAY)]
    assert "Employeur : jours non accordés" in labels


def test_a_retired_code_is_no_longer_offered() -> None:
    text = TEXT.replace("opco = { label", "opco = { until = 2026-06-30, label", 1)
    lists = load_lists(text)
    lists.refuse_unknown("referrer", "opco", date(2026, 6, 30))
    with pytest.raises(Refusal, match="Le choix « opco » n’existe pas"):
        lists.refuse_unknown("referrer", "opco", TODAY)


def test_every_problem_of_the_lists_is_named_at_once() -> None:
    with pytest.raises(UnreadableInput) as refused:
        load_lists(
            'sector = 3\n[mood]\na = { label = "A" }\n'
            '[reason]\nb = { until = 3, label = "B", x = 1 }\nc = 2\n'
        )
    assert refused.value.problems == (
        "liste inconnue : mood",
        *(f"la liste {name} est vide ou absente" for name in NAMES if name not in ("reason", "sector")),
        "sector doit être une liste de codes",
        "reason.b : clé inconnue « x »",
        "reason.b : « until » doit être une date",
        "reason.c : « label » manque",
    )
