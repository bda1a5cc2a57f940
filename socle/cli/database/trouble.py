"""What is said when the embedded server cannot serve."""

from socle.core.errors import Refusal


class DatabaseTrouble(Refusal):
    """The embedded server cannot do what was asked; `reason` and `remedy` are French."""
