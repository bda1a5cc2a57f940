"""The report's first paragraph: what may be concluded, and what may not; and the limits no figure lifts."""

from dataclasses import dataclass

from socle.core.impact.plan import Kind, Protocol
from socle.core.impact.results import EstimateRow, Verdict
from socle.core.impact.said import amount, horizon, interval, number, signed

VERDICTS = {
    Verdict.EFFECT: "effet sous hypothèses",
    Verdict.INCONCLUSIVE: "non concluant",
    Verdict.ASSOCIATION: "association",
    Verdict.REFUSED: "non publiable comme effet",
}
ESTIMATORS = {
    "naive": "Comparaison brute",
    "ols": "Régression linéaire",
    "ipw_att": "Pondération par le score",
    "ipw_ate": "Pondération, sur l’ensemble",
    "ebal_att": "Équilibrage entropique (moyennes)",
    "ebal2_att": "Équilibrage entropique (moyennes et variances)",
    "cbps_att": "Score équilibrant (CBPS)",
    "dr_att": "Doublement robuste",
    "dr_ate": "Doublement robuste, sur l’ensemble",
    "nn_att": "Plus proche voisin",
    "subclass_att": "Sous-classes du score",
    "exact_att": "Cellules exactes",
    "aipw_att": "Doublement robuste croisé (apprentissage)",
    "incidence_ipw": "Incidence cumulée, pondérée",
}
DIFFER = " Les effets diffèrent d’un parcours à l’autre : cette moyenne n’en décrit aucun."


@dataclass(frozen=True, slots=True)
class Said:
    """What the first paragraph is made from; `main` is missing when nothing could be estimated."""

    protocol: Protocol
    verdict: Verdict
    reasons: tuple[str, ...]
    main: EstimateRow | None
    pathways_differ: bool = False


def conclusion(said: Said) -> str:
    main = said.main
    if main is None:
        return (
            f"Aucun effet ne peut être publié. {said.reasons[0]} Cela ne dit pas que le dispositif est sans "
            "effet : l’étude ne peut pas le mesurer."
        )
    write = {
        Verdict.EFFECT: _effect,
        Verdict.INCONCLUSIVE: _inconclusive,
        Verdict.ASSOCIATION: _association,
        Verdict.REFUSED: _refused,
    }
    return write[said.verdict](said, main)


def _effect(said: Said, main: EstimateRow) -> str:
    way = "augmente" if main.estimate > 0 else "diminue"
    who = said.protocol.label(said.protocol.treatment)
    groups = (
        f"les {number(main.n_treated, 0)} bénéficiaires des {number(main.n_controls, 0)} autres personnes"
    )
    return (
        f"Parmi les personnes comparables, être bénéficiaire ({who}) {way} en moyenne de "
        f"{amount(abs(main.estimate), main.kind)} {_outcome(main)} "
        f"({_interval(main)}).{DIFFER if said.pathways_differ else ''} C’est un effet sous hypothèse : à "
        f"variables du protocole égales, rien d’autre ne doit distinguer {groups}. Cela ne dit pas ce qui "
        "arrivera à une personne donnée, ni que l’effet serait le même pour d’autres publics, ni que le "
        "certificat seul en est la cause."
    )


def _inconclusive(said: Said, main: EstimateRow) -> str:
    return (
        "L’étude ne permet pas de conclure. Parmi les personnes comparables, l’écart estimé pour "
        f"{_outcome(main)} est de {signed(main.estimate, main.kind)} ; compte tenu du hasard, il va "
        f"{_ends(main)} : il peut être nul, positif ou négatif.{DIFFER if said.pathways_differ else ''} Cela "
        "ne dit pas que le dispositif est sans effet, ni qu’il en a un."
    )


def _association(said: Said, main: EstimateRow) -> str:
    return (
        "Entre les bénéficiaires et les personnes auxquelles ils sont comparés, l’écart pour "
        f"{_outcome(main)} est de {signed(main.estimate, main.kind)} ({_interval(main)}). C’est une "
        f"association, pas un effet. {said.reasons[0]} Ce chiffre ne dit pas que le dispositif est la "
        "cause de cet écart."
    )


def _refused(said: Said, main: EstimateRow) -> str:
    others = len(said.reasons) - 1
    plural = "s" if others > 1 else ""
    more = f" Et {others} autre{plural} raison{plural}, plus bas." if others else ""
    return (
        f"Aucun effet ne peut être publié pour {_outcome(main)} : la comparaison ne tient pas. "
        f"{said.reasons[0]}{more} Les chiffres de ce rapport décrivent les données ; ils ne disent ni que le "
        "dispositif a un effet, ni qu’il n’en a pas."
    )


def limits(protocol: Protocol) -> tuple[str, ...]:
    """What no figure of the report can lift."""
    found = [
        "Seules les variables du protocole rendent les personnes comparables. La motivation, la santé, "
        "l’avis du prescripteur n’y sont pas : s’ils jouent à la fois sur l’entrée et sur le résultat, "
        "l’écart les contient.",
        "L’effet est une moyenne sur les personnes entrées dans le dispositif. Il ne se transporte pas à "
        "d’autres publics, et ne prédit rien pour une personne.",
        "Une partie des autres personnes a pu suivre d’autres formations : l’effet est mesuré par rapport "
        "à ce qu’elles ont réellement fait, pas par rapport à rien.",
        "Comparer les certifiés aux non-certifiés ne mesure pas l’effet du certificat : le certificat dépend "
        "du parcours lui-même.",
    ]
    if not protocol.times.treatment_start:
        found.append(
            "Les dates ne sont pas dans les données : que personne n’ait dû attendre pour entrer (temps "
            "immortel) est supposé, et n’a pas été vérifié."
        )
    if not protocol.cells and not protocol.times.elapsed:
        found.append("Aucune cellule exacte : la ressemblance tient tout entière au score et au modèle.")
    if len(protocol.outcomes) > 1:
        found.append(
            f"{len(protocol.outcomes)} résultats sont regardés : le verdict porte sur le premier du "
            "protocole ; les autres s’explorent, et l’un d’eux peut s’écarter par hasard."
        )
    return tuple(found)


def _outcome(main: EstimateRow) -> str:
    if main.kind == Kind.BINARY:
        return f"la part des personnes « {main.label} »{horizon(main.horizon)}"
    return f"« {main.label} »{horizon(main.horizon)}"


def _interval(main: EstimateRow) -> str:
    return f"intervalle de confiance à 95\u00a0% : {_ends(main)}"


def _ends(main: EstimateRow) -> str:
    return interval(main.ci_low, main.ci_high, main.kind)
