"""What the platform gives a study of its pathways: one line a pathway, without name, day or town.

The type of a pathway says why the person came and what they then followed, as the evaluation of Normandy
(2025) told its uses apart. `MEASURED` says of each column whether it was known before the entry: what came
after it is no covariate.
"""

from dataclasses import dataclass
from datetime import date

BEFORE, AFTER = "before", "after"
MEASURED = {
    "person": BEFORE,
    "framework": BEFORE,
    "entry_month": BEFORE,
    "department": BEFORE,
    "age": BEFORE,
    "sex": BEFORE,
    "reason": BEFORE,
    "status": BEFORE,
    "education": BEFORE,
    "referrer": BEFORE,
    "payer": BEFORE,
    "sector": BEFORE,
    "followed": AFTER,
    "pathway": AFTER,
    "hours_trained": AFTER,
    "certified": AFTER,
    "months_to_certificate": AFTER,
}
COLUMNS = tuple(MEASURED)


@dataclass(frozen=True, slots=True)
class Followed:
    """One pathway as far as a study needs it; `person` is a pseudonym made for that study alone."""

    person: str
    framework: str
    opened_on: date
    postal_code: str
    birth_date: date
    sex: str
    reason: str
    status: str
    education: str
    referrer: str
    payer: str
    sector: str
    result_on: date | None
    prescribed: bool
    hours_trained: float
    certified_on: date | None


def what_followed(pathway: Followed) -> str:
    """What came of the initial assessment, in one word."""
    if pathway.hours_trained:
        return "trained"
    if pathway.prescribed:
        return "prescribed_only"
    return "recognised" if pathway.result_on else "not_assessed"


def line_of(pathway: Followed) -> tuple[object, ...]:
    """The cells, in the order of `COLUMNS`; ages in whole years, entry by month, place by department."""
    followed = what_followed(pathway)
    months = _months(pathway.opened_on, pathway.certified_on) if pathway.certified_on else None
    return (
        pathway.person,
        pathway.framework,
        f"{pathway.opened_on:%Y-%m}",
        department(pathway.postal_code),
        _years(pathway.birth_date, pathway.opened_on),
        pathway.sex,
        pathway.reason,
        pathway.status,
        pathway.education,
        pathway.referrer,
        pathway.payer,
        pathway.sector,
        followed,
        f"{pathway.reason}.{followed}",
        pathway.hours_trained,
        int(pathway.certified_on is not None),
        months,
    )


def department(postal_code: str) -> str:
    """The first two figures of a postal code, three overseas."""
    return postal_code[:3] if postal_code.startswith(("97", "98")) else postal_code[:2]


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
