"""The twin of every figure, in numbers."""

from socle.core.impact.report.blocks import Rows
from socle.core.impact.results import Curve, EstimateRow, GroupRow, Judged, Results
from socle.core.impact.said import horizon, interval, number, percent, signed
from socle.core.impact.words import ESTIMATORS, VERDICTS


def estimates(results: Results) -> Rows:
    return Rows(
        "Toutes les estimations",
        ("Résultat", "Estimateur", "Écart", "Intervalle à 95 %", "Erreur type", "Personnes de comparaison"),
        tuple(_estimate(row) for row in results.estimates),
    )


def main_estimates(results: Results) -> Rows:
    """The main outcome by every estimator."""
    first = results.outcomes[0]
    rows = [row for row in results.estimates if (row.outcome, row.horizon) == (first.outcome, first.horizon)]
    return Rows(
        f"{first.label}{horizon(first.horizon)}, selon l’estimateur",
        ("Estimateur", "Écart", "Intervalle à 95 %"),
        tuple((_named(row.estimator), signed(row.estimate, row.kind), _interval(row)) for row in rows),
        folded=False,
    )


def _estimate(row: EstimateRow) -> tuple[str, ...]:
    points = row.kind != "continuous"
    return (
        row.label + horizon(row.horizon),
        _named(row.estimator),
        signed(row.estimate, row.kind),
        _interval(row),
        number(100 * row.se, 2) if points else number(row.se, 2),
        f"{number(row.n_controls, 0)} (en valent {number(row.ess, 0)})",
    )


def _named(estimator: str) -> str:
    return ESTIMATORS.get(estimator, estimator)


def _interval(row: EstimateRow) -> str:
    return interval(row.ci_low, row.ci_high, row.kind)


def conventions(results: Results) -> tuple[str, ...]:
    """How each estimator computes, and its error: once each."""
    said = {
        row.estimator: f"{_named(row.estimator)} ({row.estimator}) : {row.convention}. "
        f"Erreur type : {row.se_convention}."
        for row in results.estimates
    }
    notes = dict.fromkeys(note for row in results.estimates for note in row.notes)
    return (*said.values(), *notes)


def groups(title: str, rows: tuple[GroupRow, ...], kinds: dict[str, str]) -> Rows:
    return Rows(
        title,
        ("Groupe", "Résultat", "Bénéficiaires", "Écart", "Intervalle à 95 %", "Intervalles simultanés"),
        tuple(
            (
                row.pathway,
                row.label + horizon(row.horizon),
                number(row.n_treated, 0),
                signed(row.estimate, kinds[row.outcome]),
                interval(row.ci_low, row.ci_high, kinds[row.outcome]),
                interval(row.simultaneous_low, row.simultaneous_high, kinds[row.outcome]),
            )
            for row in rows
        ),
    )


def judged(title: str, rows: tuple[Judged, ...], kinds: dict[str, str]) -> Rows:
    """The graded word of each outcome, or of each comparison group."""
    return Rows(
        title,
        ("Résultat", "Comparaison", "Écart", "Intervalle à 95 %", "Ce qu’on peut en dire"),
        tuple(
            (
                row.label + horizon(row.horizon),
                row.group or "tout le monde",
                *_figures(row, kinds[row.outcome]),
                VERDICTS[row.verdict],
            )
            for row in rows
            if row.outcome in kinds
        ),
    )


def _figures(row: Judged, kind: str) -> tuple[str, str]:
    if row.estimate is None or row.ci_low is None or row.ci_high is None:
        return "non estimé", ""
    return signed(row.estimate, kind), interval(row.ci_low, row.ci_high, kind)


def balance(results: Results) -> Rows:
    return Rows(
        "Ressemblance, variable par variable",
        (
            "Variable",
            "Moyenne des bénéficiaires",
            "Des autres, avant",
            "Des autres, après",
            "Écart avant",
            "Après",
        ),
        tuple(
            (
                row.label,
                *(number(mean, 2) for mean in (row.mean_treated, row.mean_before, row.mean_after)),
                number(row.smd_before, 2),
                number(row.smd_after, 2),
            )
            for row in results.balance
        ),
    )


def flow(results: Results) -> Rows:
    return Rows(
        "Du fichier aux personnes comparées",
        ("Étape", "Personnes", "Dont bénéficiaires", "Écartées"),
        tuple(
            (each.step, number(each.rows, 0), number(each.treated, 0), number(each.removed, 0))
            for each in results.flow
        ),
    )


def overlap(results: Results) -> Rows | None:
    if results.overlap is None:
        return None
    edges = results.overlap.edges
    return Rows(
        "Chance estimée d’être bénéficiaire",
        ("Classe", "Bénéficiaires", "Autres personnes"),
        tuple(
            (f"de {percent(low, 1)} à {percent(high, 1)}", number(ours, 0), number(theirs, 0))
            for low, high, ours, theirs in zip(
                edges, edges[1:], results.overlap.treated, results.overlap.controls, strict=False
            )
        ),
    )


def incidence(curve: Curve) -> Rows:
    return Rows(
        f"Incidence cumulée : {curve.event}",
        (
            *("Mois", "Bénéficiaires", "Personnes comparables"),
            *("Bénéficiaires encore suivis", "Personnes comparables encore suivies"),
        ),
        tuple(
            (number(month, 0), percent(ours, 1), percent(theirs, 1), number(us, 0), number(them, 0))
            for month, ours, theirs, us, them in zip(
                *(curve.months, curve.treated, curve.controls, curve.treated_waiting, curve.controls_waiting),
                strict=True,
            )
        ),
    )


def specifications(results: Results) -> Rows | None:
    if results.main is None or len(results.specifications) < 2:
        return None
    kind = results.main.kind
    return Rows(
        "Les choix possibles",
        ("Choix", "Écart", "Intervalle à 95 %"),
        tuple(
            (row.name, signed(row.estimate, kind), interval(row.ci_low, row.ci_high, kind))
            for row in results.specifications
        ),
    )
