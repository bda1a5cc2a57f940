"""What may be said of an estimate: effect under assumptions, inconclusive, association, or refused.

The strictest word wins, and each word comes with its reasons, in French, for the person who reads the report.
"""

from dataclasses import dataclass

from socle.core.impact.plan import Protocol
from socle.core.impact.results import BalanceRow, Verdict
from socle.core.impact.said import number, percent

CERTIFIED = "certif"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict reads; `trouble` is why there is no estimate."""

    ci_low: float = 0.0
    ci_high: float = 0.0
    ess: float = 0.0
    outside_support: float = 0.0
    balance: tuple[BalanceRow, ...] = ()
    waited: int = 0
    """Treated people whose treatment starts after time zero: they had to wait for it to be treated."""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    verdict: Verdict
    reasons: tuple[str, ...]


def decide(protocol: Protocol, evidence: Evidence) -> Decided:
    """Refused when a threshold fails; an association when the design cannot show more."""
    if refusals := _refusals(protocol, evidence):
        return Decided(Verdict.REFUSED, refusals)
    if weaknesses := weaknesses_of(protocol):
        return Decided(Verdict.ASSOCIATION, weaknesses)
    if evidence.ci_low <= 0 <= evidence.ci_high:
        return Decided(
            Verdict.INCONCLUSIVE,
            ("L’intervalle de confiance contient zéro : l’écart observé peut n’être que du hasard.",),
        )
    return Decided(
        Verdict.EFFECT,
        (
            "Aucun seuil du protocole n’est franchi et l’intervalle de confiance ne contient pas zéro. "
            "L’effet suppose qu’à variables du protocole égales, rien d’autre ne distingue les deux groupes.",
        ),
    )


def _refusals(protocol: Protocol, evidence: Evidence) -> tuple[str, ...]:
    if evidence.trouble:
        return (f"L’estimation n’a pas pu se faire. {evidence.trouble}",)
    limits = protocol.thresholds
    found = []
    if evidence.waited:
        found.append(
            f"{evidence.waited} bénéficiaire(s) commencent après leur temps zéro : pour devenir "
            "bénéficiaires, ils ont dû rester jusque-là dans leur situation (temps immortel). Fixez le "
            "temps zéro au jour de l’entrée, et tirez la comparaison à durée écoulée égale "
            "(times.elapsed)."
        )
    if evidence.outside_support > limits.outside_support:
        found.append(
            f"{percent(evidence.outside_support)} des bénéficiaires n’ont personne de comparable "
            f"(au plus {percent(limits.outside_support)}). Resserrez la population."
        )
    if not evidence.ess >= limits.ess:
        found.append(
            f"Une fois pondéré, le groupe de comparaison ne vaut plus que {number(evidence.ess, 0)} "
            f"personnes (au moins {number(limits.ess, 0)})."
        )
    found += [
        f"Après ajustement, les deux groupes diffèrent encore sur « {row.label} » : écart standardisé "
        f"{number(row.smd_after, 2)} (au plus {number(limits.smd, 2)} en valeur absolue)."
        for row in evidence.balance
        if not abs(row.smd_after) <= limits.smd
    ]
    return tuple(found)


def weaknesses_of(protocol: Protocol) -> tuple[str, ...]:
    """Why this design shows an association at most, whatever its figures."""
    found = []
    after = [rule.column for rule in protocol.eligibility if _is_after(protocol, rule.column)]
    if is_after_entry(protocol):
        found.append(
            f"« {protocol.label(protocol.treatment)} » se décide après l’entrée : ceux qui obtiennent le "
            "certificat diffèrent des autres par leur parcours même. C’est une comparaison après "
            "traitement, pas un effet de la certification."
        )
    if after:
        found.append(
            f"La population est choisie par ce qui se passe après l’entrée ({', '.join(after)}) : la "
            "comparaison ne se fait plus entre personnes semblables au départ."
        )
    if protocol.missing_to_conclude:
        found.append(
            f"Le protocole ne dit pas {', '.join(protocol.missing_to_conclude)} : sans cela, un écart ne se "
            "lit pas comme un effet. Complétez STUDY.toml."
        )
    if protocol.headline == "naive":
        found.append("Rien n’est fait pour rendre les deux groupes comparables (comparaison brute seule).")
    return tuple(found)


def is_after_entry(protocol: Protocol) -> bool:
    """Declared so, or named a certification without being declared known before."""
    described = protocol.dictionary.get(protocol.treatment)
    if described and described.is_measured_after is not None:
        return described.is_measured_after
    return CERTIFIED in protocol.treatment.casefold()


def _is_after(protocol: Protocol, column: str) -> bool:
    described = protocol.dictionary.get(column)
    return bool(described and described.is_measured_after)
