"""How verdicts come about in the demonstration: a person's ability against each criterion's difficulty.

A person has one general ability, somewhat better or worse in each domain and subdomain; a criterion is
acquired with a probability that grows with the distance between the two. Training adds a gain where it was
given. The verdicts are what they are: whether someone is certified is then decided by the real rule,
`socle.core.certification`.

Nothing here is measured on real candidates: the numbers are set so that about 24 % of initial assessments
find everything acquired, between the published 21 % and 26 % (`margins.FIRST_ATTEMPT`).
"""

from collections.abc import Collection, Mapping
from math import exp
from random import Random
from statistics import NormalDist

from socle.core.certification import Ratings, Verdict
from socle.core.framework.model import Framework
from socle.demonstration.seeds import seeded

# How hard each subdomain of the socle is, in the unit of the general ability; 0 where nothing is said.
DIFFICULTY: Mapping[str, Mapping[str, float]] = {
    "clea": {
        "1.1": -1.2, "1.2": -0.5, "1.3": 0.0, "1.4": 0.6, "1.5": -0.3,
        "2.1": 0.4, "2.2": 0.6, "2.3": 0.4, "2.4": -0.8, "2.5": 0.3,
        "3.1": -0.6, "3.2": 0.1, "3.3": 0.3, "3.4": 0.1,
        "4.1": -1.3, "4.2": -1.1, "4.3": -1.1, "4.4": -1.0,
        "5.1": -0.7, "5.2": -0.2, "5.3": -0.4,
        "6.1": -0.1, "6.2": -0.5, "6.3": -0.1,
        "7.1": -0.6, "7.2": -0.6, "7.3": -0.3, "7.4": -0.3,
    },
}  # fmt: skip
# Where the general ability stands against those difficulties, by framework.
LEVEL = {"clea": 0.8, "clea-numerique": 0.6, "clea-management": 0.5}
# Nobody comes without knowing how to do a good number of things.
LOWEST = -1.6
OF_DOMAIN, OF_SUBDOMAIN, OF_CRITERION = 0.45, 0.25, 0.15
# How much luck there is in one criterion: the smaller, the sharper the difference between able and not.
SCALE = 0.35
NOT_ASSESSED = 0.006
FIRST_GAIN, NEXT_GAIN = 0.95, 0.6

# What cannot be asked of a few people as it stands; the certifier answers each such question.
OBSTACLES = {
    "7.2.4": "Le port de charges est contre-indiqué à cette personne ; quel autre moyen lui proposer ?",
    "3.2.5": "L’imprimante n’est pas utilisable depuis le poste adapté de la personne.",
    "7.4.4": "La personne communique par pictogrammes ; comment recueillir ses propositions ?",
    "1.2.4": "La personne s’exprime en langue des signes ; l’interprète n’était pas là pour le débat.",
}

KEPT = (Verdict.ACQUIRED, Verdict.NOT_ASSESSABLE)

Skills = Mapping[str, float]


def spread_abilities(size: int) -> list[float]:
    """General abilities in rising order, spread evenly so that a small cohort looks like a large one."""
    bell = NormalDist()
    return [max(LOWEST, bell.inv_cdf((rank + 0.5) / size)) for rank in range(size)]


class RatingModel:
    """The difficulties of one framework, which do not depend on the seed."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        hard = DIFFICULTY.get(framework.slug, {})
        self._criteria = tuple(
            (
                subdomain.code,
                tuple(
                    (
                        c.code,
                        hard.get(subdomain.code, 0.0) + seeded(framework.slug, c.code).gauss(0, OF_CRITERION),
                    )
                    for c in subdomain.criteria
                ),
            )
            for subdomain in framework.subdomains()
        )
        self._domains = tuple((d.code, tuple(s.code for s in d.subdomains)) for d in framework.domains)

    def draw_skills(self, rng: Random, ability: float) -> Skills:
        """One person's skill in each subdomain."""
        skills = {}
        for _, subdomains in self._domains:
            here = LEVEL[self.framework.slug] + ability + rng.gauss(0, OF_DOMAIN)
            for code in subdomains:
                skills[code] = here + rng.gauss(0, OF_SUBDOMAIN)
        return skills

    def draw_initial(
        self, rng: Random, skills: Skills, obstacles: Collection[str] = ()
    ) -> dict[str, Verdict]:
        """A verdict on every criterion."""
        ratings = {}
        for subdomain, criteria in self._criteria:
            skill = skills[subdomain]
            for code, difficulty in criteria:
                ratings[code] = _verdict(rng, skill - difficulty)
        return ratings | dict.fromkeys(obstacles, Verdict.NOT_ASSESSABLE)

    def draw_final(
        self, rng: Random, skills: Skills, *, before: Ratings, scope: Collection[str]
    ) -> dict[str, Verdict]:
        """Verdicts on what is assessed again; what a person could do, they still can."""
        ratings = {}
        for subdomain, criteria in self._criteria:
            skill = skills[subdomain]
            for code, difficulty in criteria:
                if code in scope:
                    known = before.get(code, Verdict.NOT_ASSESSED)
                    ratings[code] = known if known in KEPT else _verdict(rng, skill - difficulty)
        return ratings


def after_training(skills: Skills, subdomains: Collection[str], gain: float) -> dict[str, float]:
    """The skills of someone trained in these subdomains."""
    return {code: skill + gain if code in subdomains else skill for code, skill in skills.items()}


def _verdict(rng: Random, distance: float) -> Verdict:
    luck = rng.random()
    if luck < NOT_ASSESSED:
        return Verdict.NOT_ASSESSED
    if luck * (1 + exp(-distance / SCALE)) < 1:
        return Verdict.ACQUIRED
    return Verdict.NOT_ACQUIRED
