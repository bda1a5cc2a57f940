"""Who sits: the members of each college, who is there, and whether there are enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from socle.apps.juries.models import Member
from socle.core.jury import College
from socle.web.juries.words import college_label


@dataclass(frozen=True, slots=True)
class Seat:
    public_id: UUID
    name: str
    present: bool
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class CollegeSeats:
    """`quorum` says in words how many are there and how many a vote needs."""

    label: str
    seats: tuple[Seat, ...]
    quorum: str
    is_met: bool


def bench(members: Sequence[Member], per_college: int) -> tuple[CollegeSeats, ...]:
    return tuple(seats_of(college, members, per_college) for college in College)


def seats_of(college: College, members: Sequence[Member], per_college: int) -> CollegeSeats:
    sitting = [member for member in members if member.college == college]
    there = sum(member.present for member in sitting)
    return CollegeSeats(
        label=college_label(college),
        seats=tuple(Seat(m.public_id, str(m.professional), m.present, m.signed_on) for m in sitting),
        quorum=f"{said(there, 'présent')}, {said(per_college, 'requis')}",
        is_met=there >= per_college,
    )


def said(number: int, word: str) -> str:
    """« 2 présents », « 1 requis »"""
    return f"{number} {word}{'s' if number > 1 and not word.endswith('s') else ''}"
