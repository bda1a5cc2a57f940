"""What an assessment is, what may be rated in it, and what its result needs.

Sources: the four official steps (clesdusocial.com, insup.org); design §4 rules 2 to 4.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from socle.core.certification import Ratings, Verdict
from socle.core.errors import Refusal, UnreadableInput
from socle.core.framework.model import Framework


class Kind(StrEnum):
    INITIAL = "initial"
    FINAL = "final"


class Mode(StrEnum):
    ON_SITE = "on_site"
    REMOTE = "remote"


LABELS = {Kind.INITIAL: "Évaluation préalable", Kind.FINAL: "Évaluation finale"}


def read_verdicts(framework: Framework, sent: Mapping[str, str]) -> dict[str, Verdict]:
    """The verdicts sent, checked against the framework; every wrong one is named."""
    known = framework.code_set
    problems = [f"le critère « {code} » n’existe pas" for code in sent if code not in known]
    problems += [f"le verdict « {said} » n’existe pas" for said in sent.values() if said not in list(Verdict)]
    if problems:
        raise UnreadableInput(
            *problems, remedy="Rechargez la page : le référentiel a peut-être une autre version."
        )
    return {code: Verdict(said) for code, said in sent.items()}


def refuse_outside_scope(codes: Iterable[str], scope: Collection[str]) -> None:
    """The final assessment touches only what is missing."""
    outside = sorted(code for code in codes if code not in scope)
    if outside:
        raise Refusal(
            f"L’évaluation finale ne porte pas sur ce qui est déjà acquis : {', '.join(outside)}.",
            "Évaluez seulement ce qui reste à acquérir.",
        )


def latest_ratings(assessments: Iterable[Ratings]) -> dict[str, Verdict]:
    """One verdict per criterion from assessments in their order: the last one that says something."""
    latest: dict[str, Verdict] = {}
    for ratings in assessments:
        latest |= {code: said for code, said in ratings.items() if said != Verdict.NOT_ASSESSED}
    return latest


def missing_to_give_back(framework: Framework, ratings: Ratings, scope: Collection[str]) -> tuple[str, ...]:
    """The domains in scope of which nothing was assessed: an assessment covers each of them."""
    missing = []
    for domain in framework.domains:
        codes = [c.code for s in domain.subdomains for c in s.criteria if c.code in scope]
        said = [ratings.get(code, Verdict.NOT_ASSESSED) for code in codes]
        if said and all(verdict == Verdict.NOT_ASSESSED for verdict in said):
            missing.append(f"le domaine {domain.code} « {domain.short} »")
    return tuple(missing)
