"""Where an exchange with the outside stands: its last success, what waits, what failed, who must act."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """`who` must act, and `to_do` says how, while something waits or failed; `hint` says what starts it.

    The three are French sentences for the page; `code` names the exchange and never changes.

    >>> Standing("pix", "Résultats de Pix", None, waiting=2, who="Vous", to_do="Confirmez-les.").is_calm
    False
    """

    code: str
    label: str
    last_success: datetime | date | None
    waiting: int = 0
    failed: int = 0
    who: str = ""
    to_do: str = ""
    hint: str = ""

    @property
    def is_calm(self) -> bool:
        return not (self.waiting or self.failed)

    @property
    def urgency(self) -> tuple[bool, bool]:
        """What failed comes first, then what waits."""
        return not self.failed, self.is_calm
