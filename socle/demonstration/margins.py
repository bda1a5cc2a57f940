"""What is published of Île-de-France in 2021, and what the demonstration has to assume beside it.

Every figure says where it comes from. A published one is met to the nearest person whatever the seed; an
assumed one only makes the cohort plausible and is no fact about the scheme.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

REFERNET = (
    "Cedefop et ReferNet (2026), CléA certificates for developing and assessing key competences of "
    "work force, mesure 28238 : rapport de 2022 sur l’Île-de-France"
)
FIRST_ATTEMPTS = "Cap Métiers (2016 : 21 %) et Centre Inffo (réseau APP, 2015–2018 : 26 %)"
ASSUMED = "hypothèse de la démonstration"


@dataclass(frozen=True, slots=True)
class Margin:
    """A share of the participants, with where it comes from."""

    share: Fraction
    source: str

    def of(self, size: int) -> int:
        return nearest(size * self.share)


def nearest(number: Fraction) -> int:
    """To the nearest person, halves up.

    >>> nearest(Fraction(5, 2)), nearest(Fraction(7, 3))
    (3, 2)
    """
    return int(number + Fraction(1, 2))


PARTICIPANTS = 3842
CERTIFIED = Margin(Fraction(1802, PARTICIPANTS), REFERNET)
JOBSEEKERS = Margin(Fraction(88, 100), REFERNET)
UNDER_30 = Margin(Fraction(1, 2), REFERNET)
UNDER_25 = Margin(Fraction(1, 3), REFERNET)

# Certified at the first attempt, among initial assessments: what two sources tell, at other dates and places.
FIRST_ATTEMPT = (Fraction(21, 100), Fraction(26, 100))

# The five most frequent sectors and their order are published, their shares are not.
TOP_SECTORS = ("childcare", "health", "office", "care", "retail")
SECTORS: Mapping[str, Margin] = {
    "childcare": Margin(Fraction(20, 100), ASSUMED),
    "health": Margin(Fraction(18, 100), ASSUMED),
    "office": Margin(Fraction(16, 100), ASSUMED),
    "care": Margin(Fraction(14, 100), ASSUMED),
    "retail": Margin(Fraction(12, 100), ASSUMED),
    "other": Margin(Fraction(11, 100), ASSUMED),
    "unknown": Margin(Fraction(9, 100), ASSUMED),
}

# The last ones come in the weeks before today, so that the pages of the day are not empty.
LATE = Margin(Fraction(40, PARTICIPANTS), ASSUMED)
STOP_BEFORE_ASSESSMENT = Margin(Fraction(6, 100), ASSUMED)
NEVER_START_TRAINING = Margin(Fraction(20, 100), ASSUMED)
REFUSED = Margin(Fraction(8, PARTICIPANTS), ASSUMED)
POSSIBLE_DUPLICATES = Margin(Fraction(3, PARTICIPANTS), ASSUMED)

# Beside the funnel: the two other certificates, of which no volume is published.
DIGITAL = Margin(Fraction(120, PARTICIPANTS), ASSUMED)
DIGITAL_BY_PIX = Margin(Fraction(40, PARTICIPANTS), ASSUMED)
MANAGEMENT = Margin(Fraction(40, PARTICIPANTS), ASSUMED)


def shared_out(size: int, margins: Mapping[str, Margin]) -> list[str]:
    """One code per person, as many of each as its margin says; the last code takes what rounding leaves."""
    *first, last = margins
    codes = [code for code in first for _ in range(margins[code].of(size))]
    return [*codes, *[last] * (size - len(codes))][:size]
