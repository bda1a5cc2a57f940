"""What is wrong with a framework's files, said to the person who edits them."""

from collections.abc import Iterable
from dataclasses import dataclass

from socle.core.errors import SocleError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: in which file, at which key, why, and how.

    >>> print(Problem("d3.toml", 'subdomain[2].criterion "3.2.c"', "est défini deux fois",
    ...               "donnez au second son propre code"))
    d3.toml: subdomain[2].criterion "3.2.c" est défini deux fois ; donnez au second son propre code.
    """

    file: str
    key: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        what = f"{self.key} {self.reason}" if self.key else self.reason
        return f"{self.file}: {what} ; {self.remedy}."


class FrameworkError(SocleError):
    """A framework is refused; `problems` holds all its problems at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
