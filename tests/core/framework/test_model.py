import pytest

from socle.core.framework.model import Criterion, Provenance, Subdomain, Text
from tests.core.framework.test_loading import SMALL

TEXT = Text("Compter", Provenance.OFFICIAL, "la loi")


@pytest.mark.parametrize(
    ("threshold", "criteria", "required"),
    [
        (100, 1, 1),
        (50, 2, 1),
        (66, 3, 2),
        (75, 4, 3),
        (75, 5, 4),
        (75, 6, 5),
        (75, 7, 6),
        (75, 8, 6),
        (1, 8, 1),
    ],
)
def test_the_number_of_criteria_required_is_the_threshold_rounded_up(
    threshold: int, criteria: int, required: int
) -> None:
    members = tuple(Criterion(f"1.1.{number}", TEXT, mandatory=False) for number in range(1, criteria + 1))
    inferred = Provenance.INFERRED
    assert Subdomain("1.1", TEXT, threshold, inferred, "eva", "", "", members).required == required


def test_a_framework_lists_its_criteria_in_order() -> None:
    assert (SMALL.criterion_count, SMALL.codes) == (2, ("1.1.1", "1.1.2"))


def test_a_subdomain_is_found_by_its_code() -> None:
    assert SMALL.subdomain("1.1") == SMALL.domains[0].subdomains[0]


def test_an_unknown_subdomain_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        SMALL.subdomain("9.9")
