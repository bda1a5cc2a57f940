"""A framework before and after its publication: designed, validated, reviewed, registered.

Sources: L. 6113-6 of the code du travail (répertoire spécifique); design §4 rule 12.
"""

from dataclasses import dataclass
from datetime import date

from socle.core.lifecycle import Lifecycle, Move

FRAMEWORK_LIFE = Lifecycle(
    name="le référentiel",
    labels={
        "designed": "en conception",
        "validated": "validé par les partenaires sociaux",
        "under_review": "en instruction",
        "registered": "enregistré",
        "closed": "fermé",
    },
    initial="designed",
    moves=(
        Move("validate", ("designed",), "validated", by=("certifier",)),
        Move("file", ("validated",), "under_review", by=("certifier",)),
        Move("send_back", ("under_review",), "designed", by=("certifier",)),
        Move("register", ("under_review",), "registered", by=("certifier",)),
        Move("renew", ("registered",), "registered", by=("certifier",)),
        Move("close", ("registered",), "closed", by=("certifier",)),
    ),
)


@dataclass(frozen=True, slots=True)
class RegistrationWindow:
    """The dates between which a framework lives in the public register; `None` is not known."""

    starts_on: date | None
    ends_on: date | None
    last_delivery_on: date | None


def wrong_in(window: RegistrationWindow) -> tuple[str, ...]:
    """What cannot be true of a registration's dates."""
    wrong = []
    if window.starts_on is None and (window.ends_on or window.last_delivery_on):
        wrong.append("le début manque")
    if window.starts_on and window.ends_on and window.ends_on < window.starts_on:
        wrong.append("la fin précède le début")
    if window.ends_on and window.last_delivery_on and window.last_delivery_on < window.ends_on:
        wrong.append("le dernier jour de délivrance précède la fin")
    return tuple(wrong)


def missing_to_open(window: RegistrationWindow, on: date) -> tuple[str, ...]:
    """No pathway opens before the registration starts nor after it ends."""
    missing = []
    if window.starts_on and on < window.starts_on:
        missing.append(f"un enregistrement en vigueur : il commence le {window.starts_on:%d/%m/%Y}")
    if window.ends_on and on > window.ends_on:
        missing.append(f"un enregistrement en vigueur : il s’est terminé le {window.ends_on:%d/%m/%Y}")
    return tuple(missing)


def missing_to_award(window: RegistrationWindow, on: date) -> tuple[str, ...]:
    """No award before the registration nor after the last delivery date, which may follow its end."""
    if window.starts_on and on < window.starts_on:
        return (f"un enregistrement en vigueur : il commence le {window.starts_on:%d/%m/%Y}",)
    last = window.last_delivery_on or window.ends_on
    if last and on > last:
        return (f"une date d’attribution au plus tard le {last:%d/%m/%Y}, dernier jour de délivrance",)
    return ()
