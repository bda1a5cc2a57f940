"""Why each synthetic candidate comes, who sent them and who pays: codes of the scheme's lists.

Their weights, in percent, are assumed: nothing more than the five sectors and the jobseekers is published.
"""

from collections.abc import Mapping
from random import Random

from socle.demonstration.plan import PlannedCircumstances

Weights = Mapping[str, int]

JOBSEEKER = "jobseeker"
STATUS: Weights = {
    "employee": 66,
    "integration": 16,
    "self_employed": 5,
    "detained": 4,
    "student": 5,
    "other": 4,
}
EDUCATION: Weights = {
    "none": 35,
    "secondary": 18,
    "vocational": 18,
    "abroad": 17,
    "baccalaureate": 7,
    "higher": 1,
    "unknown": 4,
}
REASON: Weights = {
    "training": 42,
    "job": 28,
    "guidance": 18,
    "french": 6,
    "other": 3,
    "unknown": 3,
}
REASON_AT_WORK: Weights = {
    "keep_job": 45,
    "training": 20,
    "guidance": 12,
    "job": 10,
    "french": 8,
    "other": 5,
}
REFERRER_OF_THE_YOUNG: Weights = {
    "mission_locale": 55,
    "france_travail": 20,
    "self": 9,
    "region": 6,
    "siae": 3,
    "cep": 3,
    "other": 4,
}
REFERRER: Mapping[str, Weights] = {
    "jobseeker": {
        "france_travail": 52,
        "self": 16,
        "region": 10,
        "cep": 8,
        "siae": 7,
        "other": 5,
        "unknown": 2,
    },
    "employee": {"employer": 45, "self": 20, "opco": 18, "cep": 15, "other": 2},
    "integration": {"siae": 85, "france_travail": 15},
    "self_employed": {"self": 60, "cep": 25, "opco": 15},
    "detained": {"spip": 100},
    "student": {"mission_locale": 60, "self": 40},
    "other": {"self": 60, "other": 30, "unknown": 10},
}
PAYER: Mapping[str, Weights] = {
    "jobseeker": {"region": 52, "france_travail": 30, "cpf": 12, "other": 3, "unknown": 3},
    "employee": {"employer": 35, "opco": 35, "cpf": 28, "self": 2},
    "integration": {"opco": 60, "region": 30, "employer": 10},
    "self_employed": {"cpf": 60, "opco": 40},
    "detained": {"region": 100},
    "student": {"region": 80, "self": 20},
    "other": {"region": 50, "self": 30, "unknown": 20},
}
STOPS_OF_JOBSEEKERS: Weights = {
    "no_news": 35,
    "job_found": 30,
    "not_wanted": 13,
    "health": 10,
    "moved": 7,
    "other": 5,
}
STOPS_OF_OTHERS: Weights = {
    "employer_days": 42,
    "no_news": 18,
    "not_wanted": 16,
    "health": 12,
    "moved": 6,
    "other": 6,
}
EMPLOYED = ("employee", "integration")
AT_WORK = (*EMPLOYED, "self_employed")


def draw_circumstances(
    rng: Random, *, is_jobseeker: bool, is_young: bool, sector: str
) -> PlannedCircumstances:
    status = JOBSEEKER if is_jobseeker else _one(rng, STATUS)
    sent_by = REFERRER_OF_THE_YOUNG if is_jobseeker and is_young else REFERRER[status]
    return PlannedCircumstances(
        reason=_one(rng, REASON_AT_WORK if status in AT_WORK else REASON),
        referrer=_one(rng, sent_by),
        payer=_one(rng, PAYER[status]),
        sector=sector,
        status=status,
        education=_one(rng, EDUCATION),
    )


def reasons_to_stop(status: str) -> Weights:
    """Only those who have an employer can be refused days."""
    return STOPS_OF_OTHERS if status in EMPLOYED else STOPS_OF_JOBSEEKERS


def _one(rng: Random, weights: Weights) -> str:
    return rng.choices(tuple(weights), tuple(weights.values()))[0]
