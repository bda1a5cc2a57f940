"""The report's first paragraph: what may be concluded, and what may not."""

from socle.core.impact.plan import Protocol
from socle.core.impact.results import EstimateRow, Verdict
from socle.core.impact.said import amount, horizon, interval, number, signed

VERDICTS = {
    Verdict.EFFECT: "effet sous hypothèses",
    Verdict.INCONCLUSIVE: "non concluant",
    Verdict.ASSOCIATION: "association",
    Verdict.REFUSED: "non publiable comme effet",
}


def conclusion(
    protocol: Protocol, verdict: Verdict, main: EstimateRow | None, reasons: tuple[str, ...]
) -> str:
    if main is None:
        return (
            f"Aucun effet ne peut être publié : {_lower(reasons[0])} Cela ne dit pas que le dispositif est "
            f"sans "
            "effet : l’étude ne peut pas le mesurer."
        )
    said = {
        Verdict.EFFECT: _effect,
        Verdict.INCONCLUSIVE: _inconclusive,
        Verdict.ASSOCIATION: _association,
        Verdict.REFUSED: _refused,
    }
    return said[verdict](protocol, main, reasons)


def _effect(protocol: Protocol, main: EstimateRow, reasons: tuple[str, ...]) -> str:
    way = "augmente" if main.estimate > 0 else "diminue"
    return (
        f"Parmi les personnes comparables, être bénéficiaire ({protocol.label(protocol.treatment)}) {way} "
        f"{_outcome(main)} de {amount(abs(main.estimate), main.kind)} en moyenne ({_interval(main)}). "
        "C’est un effet sous hypothèse : à variables du protocole égales, rien d’autre ne doit distinguer "
        f"les {number(main.n_treated, 0)} bénéficiaires des {number(main.n_controls, 0)} personnes "
        f"auxquelles "
        "ils sont comparés. Cela ne dit pas ce qui arrivera à une personne donnée, ni que l’effet serait le "
        "même "
        "pour d’autres publics, ni que le certificat seul en est la cause."
    )


def _inconclusive(protocol: Protocol, main: EstimateRow, reasons: tuple[str, ...]) -> str:
    return (
        f"L’étude ne permet pas de conclure. Parmi les personnes comparables, l’écart estimé pour "
        f"{_outcome(main)} "
        f"est de {signed(main.estimate, main.kind)} ; compte tenu du hasard, il va {_ends(main)} : il peut "
        f"être "
        "nul, positif ou négatif. Cela ne dit pas que le dispositif est sans effet, ni qu’il en a un."
    )


def _association(protocol: Protocol, main: EstimateRow, reasons: tuple[str, ...]) -> str:
    return (
        f"Entre les bénéficiaires et les personnes auxquelles ils sont comparés, l’écart pour "
        f"{_outcome(main)} est "
        f"de {signed(main.estimate, main.kind)} ({_interval(main)}). C’est une association, pas un effet. "
        f"{reasons[0]} Ce chiffre ne dit pas que le dispositif est la cause de cet écart."
    )


def _refused(protocol: Protocol, main: EstimateRow, reasons: tuple[str, ...]) -> str:
    others = len(reasons) - 1
    more = (
        f" Et {others} autre{'s' if others > 1 else ''} raison{'s' if others > 1 else ''}, plus bas."
        if others
        else ""
    )
    return (
        f"Aucun effet ne peut être publié sur {_outcome(main)} : les bénéficiaires et les personnes de "
        f"comparaison "
        f"ne se ressemblent pas assez. {reasons[0]}{more} Les chiffres de ce rapport décrivent les données ; "
        "ils ne disent ni que le dispositif a un effet, ni qu’il n’en a pas."
    )


def limits(protocol: Protocol, n_treated: int) -> tuple[str, ...]:
    """What no figure of the report can lift."""
    found = [
        "Seules les variables du protocole rendent les personnes comparables. La motivation, la santé, "
        "l’avis du "
        "prescripteur n’y sont pas : s’ils jouent à la fois sur l’entrée et sur le résultat, l’écart les "
        "contient.",
        "L’effet est une moyenne sur les personnes entrées dans le dispositif. Il ne se transporte pas à "
        "d’autres publics, et ne prédit rien pour une personne.",
        "Une partie des personnes de comparaison a pu suivre d’autres formations : l’effet est mesuré par "
        "rapport "
        "à ce qu’elles ont réellement fait, pas par rapport à rien.",
        "Comparer les certifiés aux non-certifiés ne mesure pas l’effet du certificat : "
        "le certificat dépend du parcours lui-même.",
    ]
    if not protocol.times.treatment_start:
        found.append(
            "Les dates ne sont pas dans les données : que personne n’ait dû attendre pour entrer (temps "
            "immortel) "
            "est supposé, et n’a pas été vérifié."
        )
    if not protocol.cells and not protocol.times.elapsed:
        found.append("Aucune cellule exacte : la ressemblance tient tout entière au score et au modèle.")
    if protocol.pathway and len(protocol.outcomes) > 1:
        found.append(
            f"{len(protocol.outcomes)} résultats et plusieurs parcours sont regardés : le verdict porte sur "
            f"le "
            "premier résultat du protocole ; les autres s’explorent, et l’un d’eux peut s’écarter par hasard."
        )
    return tuple(found)


def _outcome(main: EstimateRow) -> str:
    return f"« {main.label}{horizon(main.horizon)} »"


def _interval(main: EstimateRow) -> str:
    return f"intervalle de confiance à 95\u00a0% : {_ends(main)}"


def _ends(main: EstimateRow) -> str:
    return interval(main.ci_low, main.ci_high, main.kind)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
