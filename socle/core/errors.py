"""What can be refused, and how a refusal helps.

SocleError
├── Refusal              the scheme's rules say no: what is missing, what to do next
└── UnreadableInput      what came in cannot be understood: where, why, how to mend it
"""


class SocleError(Exception):
    """Something a person must be told; the message is French and written for that person."""


class Refusal(SocleError):
    """The rules say no.

    >>> str(Refusal("Le jury ne peut pas délibérer : il manque un membre.", "Reportez la séance."))
    'Le jury ne peut pas délibérer : il manque un membre. Reportez la séance.'
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.reason = reason
        self.remedy = remedy


class UnreadableInput(SocleError):
    """What came in cannot be read; `problems` names them all, one line each."""

    def __init__(self, *problems: str, remedy: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
        self.remedy = remedy
