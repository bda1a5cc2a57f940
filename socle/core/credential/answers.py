"""What a verifier answers: yes, no, or could not check, each with its reason in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from socle.core.credential.reading import ReadBadge


class Result(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One question: `issuer`, `intact`, `status`, `log` or `schema`."""

    name: str
    result: Result
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """`badge` is what a badge of ours says, None when the document is not exactly one."""

    verdict: Verdict
    checks: tuple[Check, ...]
    badge: ReadBadge | None = None

    def __getitem__(self, name: str) -> Check:
        return next(check for check in self.checks if check.name == name)


def yes(name: str, reason: str) -> Check:
    return Check(name, Result.YES, reason)


def no(name: str, reason: str) -> Check:
    return Check(name, Result.NO, reason)


def unknown(name: str, reason: str) -> Check:
    return Check(name, Result.UNKNOWN, reason)


def verdict(checks: Iterable[Check]) -> Verdict:
    """Invalid as soon as one answer is no, valid only when every answer is yes."""
    results = {check.result for check in checks}
    if Result.NO in results:
        return Verdict.INVALID
    return Verdict.VALID if results == {Result.YES} else Verdict.UNKNOWN
