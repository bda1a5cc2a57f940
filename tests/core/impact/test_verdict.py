"""The graded words: the strictest one wins, each with its reason."""

from dataclasses import replace

import pytest

from socle.core.impact.plan import Protocol
from socle.core.impact.results import BalanceRow, Verdict
from socle.core.impact.verdict import Decided, Evidence, decide
from tests.core.impact.people import DESIGN, MODELS, protocol

SOUND = Evidence(ci_low=0.5, ci_high=1.5, ess=400, outside_support=0.02)
REASON = (
    "Aucun seuil du protocole n’est franchi et l’intervalle de confiance ne contient pas zéro. L’effet "
    "suppose qu’à variables du protocole égales, rien d’autre ne distingue les deux groupes."
)


def row(smd: float) -> BalanceRow:
    return BalanceRow("age", "âge", 0.5, smd, 30, 28, 29)


def test_an_interval_away_from_zero_is_an_effect_under_assumptions() -> None:
    assert decide(protocol(), SOUND) == Decided(Verdict.EFFECT, (REASON,))


@pytest.mark.parametrize(("low", "high"), [(-0.1, 1.5), (0.0, 1.0), (-1.0, 0.0)])
def test_an_interval_that_holds_zero_concludes_nothing(low: float, high: float) -> None:
    assert decide(protocol(), replace(SOUND, ci_low=low, ci_high=high)) == Decided(
        Verdict.INCONCLUSIVE,
        ("L’intervalle de confiance contient zéro : l’écart observé peut n’être que du hasard.",),
    )


REFUSED = {
    "too many outside the support": (
        {"outside_support": 0.101},
        "10 % des bénéficiaires n’ont personne de comparable (au plus 10 %). Resserrez la population.",
    ),
    "too few effective people": (
        {"ess": 99.4},
        "Une fois pondéré, le groupe de comparaison ne vaut plus que 99 personnes (au moins 100).",
    ),
    "an imbalance": (
        {"balance": (row(-0.11), row(0.1))},
        "Après ajustement, les deux groupes diffèrent encore sur « âge » : écart standardisé −0,11 (au "
        "plus 0,10 en valeur absolue).",
    ),
    "an imbalance without a number": (
        {"balance": (row(float("nan")),)},
        "Après ajustement, les deux groupes diffèrent encore sur « âge » : écart standardisé non défini "
        "(au plus 0,10 en valeur absolue).",
    ),
    "immortal time": (
        {"waited": 3},
        "3 bénéficiaire(s) commencent après leur temps zéro : pour devenir bénéficiaires, ils ont dû "
        "rester jusque-là dans leur situation (temps immortel). Fixez le temps zéro au jour de l’entrée, "
        "et tirez la comparaison à durée écoulée égale (times.elapsed).",
    ),
    "no estimate": (
        {"trouble": "Pas de recouvrement."},
        "L’estimation n’a pas pu se faire. Pas de recouvrement.",
    ),
}


@pytest.mark.parametrize(("worse", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_threshold_that_fails_refuses_the_effect(worse: dict[str, object], reason: str) -> None:
    decided = decide(protocol(), replace(SOUND, **worse))  # type: ignore[arg-type]
    assert decided == Decided(Verdict.REFUSED, (reason.replace(" %", "\u00a0%"),))


def test_every_threshold_that_fails_is_named() -> None:
    decided = decide(protocol(), replace(SOUND, ess=3, outside_support=0.5, balance=(row(0.2),)))
    assert (decided.verdict, len(decided.reasons)) == (Verdict.REFUSED, 3)


def certified(design: str = DESIGN, more: str = "") -> Protocol:
    from socle.core.impact.protocol import read_protocol

    return read_protocol(f'treatment = "certified"\n{design}{MODELS}{more}'.encode())


def test_certified_against_not_certified_is_never_called_an_effect() -> None:
    decided = decide(certified(), SOUND)
    assert decided.verdict == Verdict.ASSOCIATION
    assert decided.reasons == (
        "« certified » se décide après l’entrée : ceux qui obtiennent le certificat diffèrent des autres "
        "par leur parcours même. C’est une comparaison après traitement, pas un effet de la "
        "certification.",
    )


def test_any_treatment_said_to_come_after_entry_is_an_association() -> None:
    said = '[dictionary.entered]\nmeasured = "after"\n'
    assert decide(protocol(models=MODELS + said), SOUND).verdict == Verdict.ASSOCIATION
    before = '[dictionary.certified]\nmeasured = "before"\n'
    assert decide(certified(more=before), SOUND).verdict == Verdict.EFFECT


def test_a_population_chosen_by_what_follows_entry_is_an_association() -> None:
    said = (
        MODELS
        + '[[eligibility]]\ncolumn = "stayed"\namong = ["1"]\n[dictionary.stayed]\nmeasured = "after"\n'
    )
    assert decide(protocol(models=said), SOUND) == Decided(
        Verdict.ASSOCIATION,
        (
            "La population est choisie par ce qui se passe après l’entrée (stayed) : la comparaison ne se "
            "fait plus entre personnes semblables au départ.",
        ),
    )


def test_without_question_population_time_zero_and_eligibility_an_association_at_most() -> None:
    assert decide(protocol(design=""), SOUND) == Decided(
        Verdict.ASSOCIATION,
        (
            "Le protocole ne dit pas la question (question), la population (population), le temps zéro "
            "(time_zero), l’éligibilité ([[eligibility]]) : sans cela, un écart ne se lit pas comme un "
            "effet. Complétez STUDY.toml.",
        ),
    )


def test_a_raw_comparison_alone_is_an_association_at_most() -> None:
    raw = MODELS.replace('["naive", "dr_att"]', '["naive"]')
    assert decide(protocol(models=raw), SOUND) == Decided(
        Verdict.ASSOCIATION,
        ("Rien n’est fait pour rendre les deux groupes comparables (comparaison brute seule).",),
    )


def test_a_refusal_comes_before_an_association() -> None:
    assert decide(protocol(design=""), replace(SOUND, ess=1)).verdict == Verdict.REFUSED
