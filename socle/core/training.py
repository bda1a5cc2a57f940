"""What a prescription holds: hours for each subdomain that is still to acquire."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from socle.core.errors import Refusal
from socle.core.framework.model import Framework

LONGEST = Decimal(12)
MOST_HOURS = 400


def proposed_hours(framework: Framework, missing: Collection[str], *, per_criterion: int) -> dict[str, int]:
    """A starting point for each missing subdomain, that the assessor changes.

    `per_criterion` is the dated parameter `hours_per_criterion`.
    """
    subdomains = (subdomain for subdomain in framework.subdomains() if subdomain.code in missing)
    return {subdomain.code: per_criterion * len(subdomain.criteria) for subdomain in subdomains}


def read_hours(hours: Mapping[str, int], missing: Collection[str]) -> dict[str, int]:
    """The hours prescribed, which cover the missing subdomains and nothing else."""
    acquired = sorted(set(hours) - set(missing))
    if acquired:
        raise Refusal(
            f"Il n’y a pas d’heures à proposer pour ce qui est acquis : {', '.join(acquired)}.",
            "Retirez ces heures.",
        )
    forgotten = sorted(set(missing) - set(hours))
    if forgotten:
        raise Refusal(
            f"Il manque les heures proposées pour : {', '.join(forgotten)}.",
            "Donnez un nombre d’heures à chaque sous-domaine.",
        )
    wrong = sorted(code for code, count in hours.items() if not 0 < count <= MOST_HOURS)
    if wrong:
        raise Refusal(
            f"Le nombre d’heures n’est pas possible pour : {', '.join(wrong)}.",
            f"Donnez entre 1 et {MOST_HOURS} heures.",
        )
    return dict(hours)


def refuse_unknown_subdomains(framework: Framework, codes: Collection[str]) -> None:
    known = {subdomain.code for subdomain in framework.subdomains()}
    unknown = sorted(set(codes) - known)
    if unknown or not codes:
        raise Refusal(
            f"Ces sous-domaines n’existent pas : {', '.join(unknown)}."
            if unknown
            else "Rien n’est travaillé.",
            "Choisissez les sous-domaines travaillés.",
        )
