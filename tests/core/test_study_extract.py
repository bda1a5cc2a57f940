"""What leaves for a study: no name, no day of birth, no town."""

from dataclasses import replace
from datetime import date

import pytest

from socle.core.study_extract import AFTER, BEFORE, COLUMNS, MEASURED, Followed, department, line_of

ALICE = Followed(
    person="a1b2",
    framework="clea",
    opened_on=date(2026, 3, 9),
    postal_code="14000",
    birth_date=date(1990, 3, 10),
    sex="F",
    reason="job",
    status="jobseeker",
    education="none",
    referrer="france_travail",
    payer="region",
    sector="care",
    result_on=date(2026, 3, 20),
    prescribed=True,
    hours_trained=42.5,
    certified_on=date(2026, 9, 1),
)


def told(pathway: Followed) -> dict[str, object]:
    return dict(zip(COLUMNS, line_of(pathway), strict=True))


def test_a_line_says_what_is_known_of_a_pathway_without_day_nor_town() -> None:
    assert told(ALICE) == {
        "person": "a1b2",
        "framework": "clea",
        "entry_month": "2026-03",
        "department": "14",
        "age": 35,
        "sex": "F",
        "reason": "job",
        "status": "jobseeker",
        "education": "none",
        "referrer": "france_travail",
        "payer": "region",
        "sector": "care",
        "followed": "trained",
        "pathway": "job.trained",
        "hours_trained": 42.5,
        "certified": 1,
        "months_to_certificate": 6,
    }


@pytest.mark.parametrize(
    ("change", "followed"),
    [
        ({"hours_trained": 0.0}, "prescribed_only"),
        ({"hours_trained": 0.0, "prescribed": False}, "recognised"),
        ({"hours_trained": 0.0, "prescribed": False, "result_on": None}, "not_assessed"),
    ],
)
def test_the_type_of_a_pathway_is_why_one_came_and_what_one_followed(
    change: dict[str, object], followed: str
) -> None:
    assert told(replace(ALICE, **change))["pathway"] == f"job.{followed}"  # type: ignore[arg-type]


def test_who_is_not_certified_has_no_delay() -> None:
    line = told(replace(ALICE, certified_on=None))
    assert (line["certified"], line["months_to_certificate"]) == (0, None)


def test_what_came_after_the_entry_is_said_to_be_no_covariate() -> None:
    after = {column for column, when in MEASURED.items() if when == AFTER}
    assert after == {"followed", "pathway", "hours_trained", "certified", "months_to_certificate"}
    assert set(MEASURED.values()) == {BEFORE, AFTER}


@pytest.mark.parametrize(("postal_code", "expected"), [("14000", "14"), ("97400", "974"), ("20200", "20")])
def test_a_department_is_the_beginning_of_the_postal_code(postal_code: str, expected: str) -> None:
    assert department(postal_code) == expected
