import pytest

from socle.core.errors import Refusal
from socle.core.framework.catalogue import find_framework
from socle.core.training import proposed_hours, read_hours
from socle.environment import home

CLEA = find_framework(home() / "data" / "frameworks", "clea", "2018")


@pytest.mark.parametrize("per_criterion", [2, 3])
def test_hours_are_proposed_for_what_is_missing_from_the_number_of_its_criteria(per_criterion: int) -> None:
    counts = {code: len(CLEA.subdomain(code).criteria) for code in ("3.1", "3.4")}
    assert proposed_hours(CLEA, ["3.1", "3.4"], per_criterion=per_criterion) == {
        code: count * per_criterion for code, count in counts.items()
    }


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"3.1": 6, "1.1": 2}, "ce qui est acquis : 1.1"),
        ({}, "Il manque les heures proposées pour : 3.1"),
        ({"3.1": 0}, "n’est pas possible pour : 3.1"),
        ({"3.1": 401}, "n’est pas possible pour : 3.1"),
    ],
)
def test_hours_cover_what_is_missing_and_nothing_else(hours: dict[str, int], said: str) -> None:
    assert read_hours({"3.1": 6}, ["3.1"]) == {"3.1": 6}
    with pytest.raises(Refusal, match=said):
        read_hours(hours, ["3.1"])
