"""The numbers behind the simulated people: who they are, who enters, why, and with what effect.

None of them is an estimate of the real CléA: they are chosen to look like the public of a region, with five
reasons for entering whose effects differ, some null, one negative at first because training locks people in.
"""

from dataclasses import dataclass
from typing import Any

PEOPLE = {
    "sex": {"F": 0.54, "M": 0.46},
    "diploma": {
        "aucun diplôme": 0.36,
        "bac": 0.15,
        "brevet": 0.12,
        "CAP ou BEP": 0.29,
        "études supérieures": 0.08,
    },
    "zone": {"périurbain": 0.27, "rural": 0.31, "ville": 0.42},
    "referrer": {
        "de soi-même": 0.17,
        "employeur": 0.08,
        "France Travail": 0.43,
        "mission locale": 0.2,
        "structure d’insertion": 0.12,
    },
    "entry_quarter": {f"{year}-T{quarter}": 0.125 for year in (2022, 2023) for quarter in (1, 2, 3, 4)},
}
REFERRERS = ("mission locale", "structure d’insertion")

# Who enters: a logit whose constant is found so that this share does (4 312 of 28 000).
SHARE = 0.154
ENTRY = {
    "constant": 0.0,
    "decades": -0.12,
    "woman": 0.22,
    "no_diploma": 0.55,
    "graduate": -0.45,
    "years_out": 0.16,
    "prior": -0.025,
    "unease": 0.1,
    "second_language": 0.3,
    "employed": -0.3,
    "rural": -0.25,
    "sent": 0.4,
}
# Among the others, who enters another scheme: a share, linear in what is known.
OTHER = {"constant": 0.22, "no_diploma": 0.05, "unease": 0.01, "second_language": 0.04, "sent": 0.05}
# Among those who enter nothing, who had registered and never came: it changes nothing for them.
ABSENT = {"constant": 0.1, "children": 0.02, "unease": 0.008, "rural": 0.04}

# Why people enter: the five reasons and what makes each likelier.
PATHWAYS = {
    "faire reconnaître son expérience": {"constant": 0.5, "prior": 0.05, "decades": 0.2},
    "préparer une formation qualifiante": {"constant": 0.4, "decades": -0.35, "sent": 0.3},
    "gagner en autonomie numérique": {"constant": 0.2, "unease": 0.25, "decades": 0.15},
    "reprendre confiance": {"constant": 0.2, "years_out": 0.2, "woman": 0.2},
    "garder son emploi": {"constant": -1.9, "employed": 3.6},
}


@dataclass(frozen=True, slots=True)
class Score:
    """One outcome: its level without any scheme, the effect of each reason and of other schemes.

    `spread` is zero where the level is a probability; `lasting` is the share of luck that does not change.
    """

    name: str
    horizon: int
    without: dict[str, float]
    effects: tuple[float, float, float, float, float]
    other: float = 0.0
    spread: float = 0.0
    lasting: float = 0.6


def _employment(constant: float, scale: float) -> dict[str, float]:
    slopes = {
        "decades": -0.012,
        "no_diploma": -0.025,
        "graduate": 0.045,
        "years_out": -0.03,
        "prior": 0.005,
        "unease": -0.006,
        "children": -0.008,
        "second_language": -0.02,
        "employed": 0.25,
        "rural": -0.02,
        "sent": -0.015,
    }
    return {"constant": constant} | {name: scale * slope for name, slope in slopes.items()}


OUTCOMES = (
    Score("employment", 1, _employment(0.25, 0.7), (0.02, -0.06, 0.0, -0.02, 0.03), other=-0.01),
    Score("employment", 6, _employment(0.37, 1.0), (0.06, -0.08, 0.0, 0.0, 0.05)),
    Score("employment", 12, _employment(0.43, 1.0), (0.1, -0.03, 0.0, 0.02, 0.06), other=0.01),
    Score("employment", 18, _employment(0.46, 1.0), (0.09, 0.05, 0.0, 0.03, 0.06), other=0.015),
    Score("employment", 24, _employment(0.48, 1.0), (0.08, 0.1, 0.0, 0.03, 0.06), other=0.02),
    Score("durable_employment", 12, _employment(0.31, 0.8), (0.07, -0.03, 0.0, 0.0, 0.05)),
    Score("durable_employment", 24, _employment(0.36, 0.8), (0.07, 0.08, 0.0, 0.02, 0.05), other=0.01),
    Score(
        "confidence",
        6,
        {"constant": 5.4, "no_diploma": -0.3, "years_out": -0.25, "second_language": -0.2, "prior": 0.03},
        (0.35, 0.2, 0.3, 0.9, 0.1),
        other=0.1,
        spread=1.9,
    ),
    Score(
        "digital_autonomy",
        6,
        {"constant": 6.0, "unease": -0.5, "decades": -0.15, "graduate": 0.4, "second_language": -0.2},
        (0.1, 0.2, 1.3, 0.2, 0.2),
        spread=1.6,
    ),
    Score(
        "helps_a_child",
        12,
        {"constant": 0.16, "children": 0.11, "no_diploma": -0.03, "second_language": -0.03, "woman": 0.05},
        (0.0, 0.0, 0.05, 0.06, 0.0),
    ),
)

# Monthly rates (their logarithm) of a first lasting job and of a first qualifying training, and the factor of
# each reason for entering.
RIVALS: dict[str, Any] = {
    "job": {"constant": -3.7, "graduate": 0.2, "years_out": -0.15, "prior": 0.03, "employed": 0.5},
    "training": {"constant": -4.6, "no_diploma": 0.1, "decades": -0.2, "sent": 0.1},
    "job_by_pathway": (1.3, 0.75, 1.0, 1.05, 1.2),
    "training_by_pathway": (1.0, 2.6, 1.1, 1.3, 1.0),
}
