"""Who may assess or train on a given day: the site's accreditation, for that framework and role.

Source: règlement d'habilitation in force on 1 January 2018; Certif'Pro's regime since 1 July 2019.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AccreditedRole(StrEnum):
    ASSESS = "assess"
    TRAIN = "train"


LABELS = {AccreditedRole.ASSESS: "évaluer", AccreditedRole.TRAIN: "former"}


@dataclass(frozen=True, slots=True)
class Accreditation:
    """An accreditation of one site (SIRET); `ends_on` is its last day, None while it is open."""

    siret: str
    framework: str
    role: AccreditedRole
    starts_on: date
    ends_on: date | None

    def is_active(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


def missing_accreditation(
    held: Iterable[Accreditation],
    *,
    siret: str,
    framework: str,
    role: AccreditedRole,
    accredited_roles: Collection[str],
    on: date,
) -> tuple[str, ...]:
    """What the site lacks to act on the day of the act, whatever it holds today."""
    if role not in accredited_roles:
        return ()
    for accreditation in held:
        same = (accreditation.siret, accreditation.framework, accreditation.role) == (siret, framework, role)
        if same and accreditation.is_active(on):
            return ()
    return (f"une habilitation à {LABELS[role]} pour « {framework} » valable le {on:%d/%m/%Y}",)
