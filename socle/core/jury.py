"""A jury decides with both colleges present; no member sees a file of their own body or employer.

Sources: branch text KALIARTI000032508807 (at least one representative of each college); the national text
is not public, so the number per college is a dated parameter. Withdrawal: design §4.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class College(StrEnum):
    EMPLOYERS = "employers"
    EMPLOYEES = "employees"


LABELS = {College.EMPLOYERS: "des employeurs", College.EMPLOYEES: "des salariés"}


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a sitting; `siren` are the organisations they belong to or work for."""

    person: int
    college: College
    present: bool
    siren: frozenset[str]


@dataclass(frozen=True, slots=True)
class File:
    """What a jury must know of a file to tell who may vote on it."""

    pathway: int
    body_siren: str
    employer_siren: str | None = None


def voters(members: Iterable[Member], file: File) -> tuple[Member, ...]:
    """The members present who have no tie with the file."""
    concerned = {siren for siren in (file.body_siren, file.employer_siren) if siren}
    return tuple(member for member in members if member.present and not member.siren & concerned)


def missing_quorum(voting: Iterable[Member], *, per_college: int) -> tuple[str, ...]:
    """What the vote lacks, college by college; checked at each vote."""
    present = [member.college for member in voting]
    return tuple(
        f"le collège {LABELS[college]} : {present.count(college)} présent, {per_college} requis"
        for college in College
        if present.count(college) < per_college
    )
