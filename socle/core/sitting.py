"""A jury's sitting: its life, which files are on its agenda, which are drawn to be opened first.

Source: design §4. The national rules on sittings are not public; how many are drawn is a dated parameter.
"""

import hashlib
import json
import re
from collections.abc import Collection, Iterable
from datetime import date, time
from uuid import UUID

from socle.core.errors import Refusal
from socle.core.jury import LABELS, College
from socle.core.lifecycle import Lifecycle, Move

JURY, CERTIFIER = "jury", "certifier"
BOTH = (JURY, CERTIFIER)
# Files on the agenda of a sitting in one of these states wait for its decision.
UNDER_WAY = ("agenda_closed", "open")

SITTING = Lifecycle(
    name="la séance",
    labels={
        "planned": "prévue",
        "agenda_closed": "ordre du jour arrêté",
        "open": "ouverte",
        "closed": "close",
        "cancelled": "annulée",
    },
    initial="planned",
    moves=(
        Move("close_agenda", ("planned",), "agenda_closed", by=BOTH),
        Move("open", ("agenda_closed",), "open", by=BOTH),
        Move("close", ("open",), "closed", by=BOTH),
        Move("cancel", ("planned", "agenda_closed"), "cancelled", by=BOTH),
    ),
)


def opening_record(sitting: UUID, opened_on: date, files: Iterable[UUID]) -> bytes:
    """What the log commits to when a sitting opens: canonical JSON (RFC 8785) of its list of files."""
    told = {"sitting": str(sitting), "opened": opened_on.isoformat(), "files": [str(each) for each in files]}
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def refuse_wrong_dates(*, sits_on: date, cut_off_on: date, on: date) -> None:
    if sits_on < on:
        raise Refusal("Une séance se prévoit à l’avance.", "Choisissez une date à venir.")
    if cut_off_on > sits_on:
        raise Refusal(
            "La date limite d’envoi des dossiers vient après la séance.",
            f"Choisissez une date limite au plus tard le {sits_on:%d/%m/%Y}.",
        )


def refuse_unknown_territory(departments: Iterable[str]) -> None:
    """Two digits of a postal code, or three overseas."""
    wrong = [code for code in departments if not re.fullmatch(r"\d{2}|97\d|98\d", code)]
    if wrong:
        raise Refusal(
            f"Ces départements n’existent pas : {', '.join(wrong)}.",
            "Écrivez les deux premiers chiffres du code postal, ou trois outre-mer.",
        )


def is_in_territory(postal_code: str, departments: Collection[str]) -> bool:
    """A site belongs to a sitting by its postal code; no department means all of them."""
    return not departments or postal_code.startswith(tuple(departments))


def sample_size(files: int, percent: int) -> int:
    """How many files are drawn: the percentage rounded up, at least one.

    >>> [sample_size(files, 5) for files in (0, 1, 20, 21)]
    [0, 1, 1, 2]
    """
    return min(files, max(1, -(-files * percent // 100)))


def draw_sample(sitting: UUID, files: Collection[UUID], percent: int) -> frozenset[UUID]:
    """The files to open first, drawn so that anyone can draw them again.

    Each file takes the SHA-256 of the sitting's public identifier, a colon and the file's own, in lower-case
    hexadecimal with hyphens; the smallest hashes are drawn.
    """
    ordered = sorted(files, key=lambda file: hashlib.sha256(f"{sitting}:{file}".encode()).digest())
    return frozenset(ordered[: sample_size(len(files), percent)])


def said_hour(at: time) -> str:
    """
    >>> said_hour(time(14, 5))
    '14 h 05'
    """
    return f"{at.hour} h {at.minute:02}"


def refuse_end_before_opening(opened_on: date, opened_at: time | None, *, on: date, at: time) -> None:
    """Hours are those of Paris; a sitting whose opening hour nobody noted may end at any hour."""
    if on < opened_on or (on == opened_on and opened_at is not None and at < opened_at):
        begun = f" à {said_hour(opened_at)}" if opened_at else ""
        raise Refusal(
            f"La séance s’est ouverte le {opened_on:%d/%m/%Y}{begun} : elle ne se lève pas avant.",
            "Vérifiez la date et l’heure.",
        )


def missing_to_close(undecided: Collection[int], signed: Collection[College]) -> tuple[str, ...]:
    """What a sitting lacks before it is closed: each file decided, a signature of each college."""
    missing = list(missing_to_sign(undecided))
    missing += [f"une signature du collège {LABELS[college]}" for college in College if college not in signed]
    return tuple(missing)


def missing_to_sign(undecided: Collection[int]) -> tuple[str, ...]:
    """Minutes are signed once they are complete."""
    return tuple(f"la décision sur le dossier n° {number}" for number in sorted(undecided))
