"""A jury decides with both colleges present; no member sees a file of their own body or employer.

Sources: branch text KALIARTI000032508807 (at least one representative of each college); the national text
is not public, so the number per college is a dated parameter. Withdrawal: design §4.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from socle.core.errors import Refusal


class College(StrEnum):
    EMPLOYERS = "employers"
    EMPLOYEES = "employees"


class JuryVerdict(StrEnum):
    """What a jury, or the certifier where there is none, says of a file."""

    GRANTED = "granted"
    DEFERRED = "deferred"
    REFUSED = "refused"


LABELS = {College.EMPLOYERS: "des employeurs", College.EMPLOYEES: "des salariés"}
VERDICTS = {
    JuryVerdict.GRANTED: "certificat accordé",
    JuryVerdict.DEFERRED: "dossier ajourné",
    JuryVerdict.REFUSED: "certificat refusé",
}
WITHHELD = (JuryVerdict.DEFERRED, JuryVerdict.REFUSED)
# The verb that each verdict makes on the pathway, and the state it leaves it in.
MOVES = {
    JuryVerdict.GRANTED: ("certify", "certified"),
    JuryVerdict.DEFERRED: ("defer", "ready_for_jury"),
    JuryVerdict.REFUSED: ("refuse", "prescribed"),
}


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

    @property
    def concerned(self) -> frozenset[str]:
        """The organisations whose members withdraw."""
        return frozenset(siren for siren in (self.body_siren, self.employer_siren) if siren)


def voters(members: Iterable[Member], file: File) -> tuple[Member, ...]:
    """The members present who have no tie with the file."""
    return tuple(member for member in members if member.present and not member.siren & file.concerned)


def missing_quorum(voting: Iterable[Member], *, per_college: int) -> tuple[str, ...]:
    """What the vote lacks, college by college; checked at each vote."""
    present = [member.college for member in voting]
    return tuple(
        f"le collège {LABELS[college]} : {present.count(college)} présent, {per_college} requis"
        for college in College
        if present.count(college) < per_college
    )


@dataclass(frozen=True, slots=True)
class Vote:
    """Who votes on a file, who withdraws from it, and what the vote lacks."""

    voters: tuple[int, ...]
    withdrawn: tuple[int, ...]
    missing: tuple[str, ...]


def vote_on(file: File, members: Iterable[Member], *, per_college: int) -> Vote:
    """The vote on one file among the members present; nothing missing means that it counts."""
    present = [member for member in members if member.present]
    voting = voters(present, file)
    return Vote(
        voters=tuple(member.person for member in voting),
        withdrawn=tuple(member.person for member in present if member not in voting),
        missing=missing_quorum(voting, per_college=per_college),
    )


def refuse_tied(file: File, siren: frozenset[str]) -> None:
    """Nobody sees before the jury a file of their own body or employer."""
    if siren & file.concerned:
        raise Refusal(
            "Ce dossier vient de votre organisme ou de votre employeur : vous ne pouvez pas le voir.",
            "Un autre membre le présente ; vous vous retirez de ce vote.",
        )


def refuse_without_quorum(missing: tuple[str, ...]) -> None:
    if missing:
        raise Refusal(
            f"Le jury ne peut pas délibérer : il manque {' ; '.join(missing)}.",
            "Ajoutez un membre présent, ou reportez la séance.",
        )


def read_verdict(said: str, among: Collection[JuryVerdict] = tuple(JuryVerdict)) -> JuryVerdict:
    """The verdict said, one of those that may be given here."""
    if said not in among:
        choices = ", ".join(f"« {VERDICTS[each]} »" for each in among)
        raise Refusal(f"La décision « {said} » n’existe pas.", f"Choisissez parmi : {choices}.")
    return JuryVerdict(said)


def refuse_without_reason(verdict: JuryVerdict, reason: str) -> None:
    """The person is told why the certificate is not granted."""
    if verdict != JuryVerdict.GRANTED and not reason.strip():
        raise Refusal(
            f"Une décision « {VERDICTS[verdict]} » dit pourquoi.",
            "Écrivez la raison en une phrase, pour la personne.",
        )
