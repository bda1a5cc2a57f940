"""Why a passage cannot be declared, or may be rejected once it is."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Objection:
    """What is wrong in one element, and how to mend it.

    >>> print(Objection("sexe", "« X » n’est pas prévu", "écrivez M ou F"))
    sexe : « X » n’est pas prévu ; écrivez M ou F
    """

    element: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.element} : {self.reason} ; {self.remedy}"


class Rejection(StrEnum):
    """The rejections that are known, as the Caisse des Dépôts words them."""

    NOBODY = "Aucun titulaire ne correspond"
    SEVERAL = "Plusieurs titulaires"


@dataclass(frozen=True, slots=True)
class Doubt:
    """The schema holds it, and the Caisse des Dépôts may still not find the person."""

    element: str
    predicted: Rejection
    reason: str
    remedy: str
    given: str = ""
    written: str = ""

    def __str__(self) -> str:
        return f"{self.element} : {self.reason} ; {self.remedy} (risque : « {self.predicted} »)"
