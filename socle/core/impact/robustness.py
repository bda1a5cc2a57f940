"""How far the main estimate holds when what nobody checked is moved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from socle.core.errors import Refusal, SocleError
from socle.core.impact.bootstrap import ESTIMATORS as REPEATED
from socle.core.impact.bootstrap import bootstrap
from socle.core.impact.comparing import Compared, said
from socle.core.impact.detectable import minimum_detectable
from socle.core.impact.estimate import Estimate
from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.evalue import binary_e_value, continuous_e_value
from socle.core.impact.logit import fit_propensity
from socle.core.impact.omitted import robustness
from socle.core.impact.placebo import Placebo, negative_control, placebo_outcome
from socle.core.impact.plan import Kind, Protocol, Specification
from socle.core.impact.results import Check, SpecificationRow, Stopped
from socle.core.impact.rosenbaum import rosenbaum_bounds
from socle.core.impact.said import amount, interval, number, percent, signed
from socle.core.impact.sample import Sample
from socle.core.impact.samples import Prepared
from socle.core.impact.specifications import tie_range
from socle.core.impact.strata import comparable
from socle.core.impact.support import without_counterpart
from socle.core.impact.words import ESTIMATORS as NAMES

BENCHMARKS = 5


@dataclass(frozen=True, slots=True)
class Robustness:
    checks: tuple[Check, ...] = ()
    specifications: tuple[SpecificationRow, ...] = ()
    stopped: tuple[Stopped, ...] = ()


def robustness_of(prepared: Prepared, compared: Compared) -> Robustness:
    """Every check that the outcome bearing the verdict can pass through; those that cannot are said."""
    if compared.headline is None:
        return Robustness()
    checks: list[Check] = []
    stopped: list[Stopped] = []
    for name, check in _checks(prepared, compared, compared.headline):
        try:
            checks.append(check())
        except SocleError as error:
            stopped.append(Stopped(name, compared.outcome.name, compared.outcome.horizon, str(error)))
    rows, refused = specifications_of(prepared, compared, compared.headline)
    return Robustness(tuple(checks), rows, (*stopped, *refused))


def _checks(
    prepared: Prepared, compared: Compared, headline: Estimate
) -> Iterator[tuple[str, Callable[[], Check]]]:
    protocol, sample = prepared.protocol, compared.sample
    yield "detectable", lambda: _detectable(compared, headline)
    if protocol.repetitions and headline.estimator in REPEATED:
        yield "bootstrap", lambda: _bootstrap(protocol, compared, headline)
    yield "e_value", lambda: _e_value(compared, headline)
    yield "omitted", lambda: _omitted(protocol, compared)
    yield "rosenbaum", lambda: _rosenbaum(sample)
    for column in protocol.sensitivity.placebo_outcomes:
        yield f"placebo : {column}", lambda column=column: _placebo(prepared, compared, column)  # type: ignore[misc]
    if protocol.sensitivity.negative_control:
        yield "negative_control", lambda: _negative_control(prepared, compared)
    if "nn_att" in protocol.estimators:
        yield "ties", lambda: _ties(compared)


def _detectable(compared: Compared, headline: Estimate) -> Check:
    sample = compared.sample
    found = minimum_detectable(sample.n_treated, headline.ess, float(np.std(sample.outcome[~sample.treated])))
    return Check(
        "detectable",
        "Le plus petit effet visible",
        found.effect,
        f"Avec {number(sample.n_treated, 0)} bénéficiaires, l’étude voit huit fois sur dix un effet d’au "
        f"moins {_amount(found.effect, compared)} ; un effet plus petit peut lui échapper.",
    )


def _bootstrap(protocol: Protocol, compared: Compared, headline: Estimate) -> Check:
    found = bootstrap(compared.sample, repetitions=protocol.repetitions, seed=protocol.seed)[
        headline.estimator
    ]
    return Check(
        "bootstrap",
        "Rééchantillonnage",
        found.se,
        f"{number(found.repetitions, 0)} rééchantillonnages donnent une erreur type de "
        f"{_error(found.se, compared)}, contre {_error(headline.se, compared)} par la formule ; "
        f"intervalle : {interval(found.ci_low, found.ci_high, compared.outcome.kind)}.",
    )


def _e_value(compared: Compared, headline: Estimate) -> Check:
    outcome, controls = compared.sample.outcome, ~compared.sample.treated
    if compared.outcome.kind == Kind.BINARY:
        weights = headline.weights if headline.weights is not None else np.ones(len(outcome))
        found = binary_e_value(headline, float(np.average(outcome[controls], weights=weights[controls])))
    else:
        found = continuous_e_value(headline, float(np.std(outcome[controls])))
    return Check(
        "e_value",
        "Une cause cachée (E-value)",
        found.point,
        "Pour expliquer tout l’écart, une cause ignorée devrait multiplier par "
        f"{number(found.point, 2)} à la fois la chance d’entrer et celle du résultat"
        + (
            f" ; par {number(found.limit, 2)} pour que l’intervalle atteigne zéro."
            if found.limit > 1
            else " ; l’intervalle contient déjà zéro."
        ),
    )


def _omitted(protocol: Protocol, compared: Compared) -> Check:
    sample = _whole(compared.sample)
    strongest = sorted(compared.balance, key=lambda row: -abs(row.smd_before))[:BENCHMARKS]
    known = set(sample.outcome_model_names)
    found = robustness(sample, tuple(row.covariate for row in strongest if row.covariate in known))
    sentence = (
        "Pour annuler l’effet, une variable ignorée devrait expliquer "
        f"{percent(found.value, 1)} de ce qui reste à la fois de l’entrée et du résultat."
    )
    if found.benchmarks:
        worst = min(found.benchmarks, key=lambda each: each.adjusted * np.sign(found.estimate))
        sentence += (
            f" Aussi forte que « {said(worst.covariate, protocol)} », elle laisserait un écart de "
            f"{signed(worst.adjusted, compared.outcome.kind)}."
        )
    return Check("omitted", "Une variable oubliée (valeur de robustesse)", found.value, sentence)


def _rosenbaum(sample: Sample) -> Check:
    found = rosenbaum_bounds(sample)
    gamma = number(found.critical, 2)
    return Check(
        "rosenbaum",
        "Des paires inégales (bornes de Rosenbaum)",
        found.critical,
        f"Sur {number(found.pairs, 0)} paires, "
        + (
            "l’écart n’est déjà pas distinct du hasard, sans aucune cause cachée."
            if found.critical <= 1
            else f"l’écart reste distinct du hasard tant qu’une cause cachée ne multiplie pas par plus de "
            f"{gamma} la chance d’entrer de l’un par rapport à l’autre."
        ),
    )


def _placebo(prepared: Prepared, compared: Compared, column: str) -> Check:
    values = prepared.table.numbers(column)[compared.rows]
    found = placebo_outcome(compared.sample, column, values, estimator=compared.headline_name)
    kind = Kind.BINARY if np.isin(values, (0, 1)).all() else Kind.CONTINUOUS
    label = prepared.protocol.label(column)
    return Check(
        f"placebo : {column}",
        f"Un résultat d’avant l’entrée : {label}",
        found.estimate.estimate,
        _should_be_nothing(found, kind, "L’entrée ne peut pas avoir changé ce qui la précède"),
    )


def _negative_control(prepared: Prepared, compared: Compared) -> Check:
    sensitivity = prepared.protocol.sensitivity
    first, second = sensitivity.negative_control
    texts = prepared.table.texts(sensitivity.negative_control_column)[compared.rows]
    sample = compared.sample
    kept = ~sample.treated & np.isin(texts, (first, second))
    if not (kept & (texts == first)).any() or not (kept & (texts == second)).any():
        raise Refusal("L’un des deux groupes témoins est vide.", "Corrigez negative_control.")
    rows = sample.treated | kept
    untreated = (texts == first)[rows] & ~sample.treated[rows]
    found = negative_control(sample.take(rows), first, untreated, estimator=compared.headline_name)
    return Check(
        "negative_control",
        f"Deux groupes non bénéficiaires : {first}, {second}",
        found.estimate.estimate,
        _should_be_nothing(found, compared.outcome.kind, "Ni l’un ni l’autre n’est entré"),
    )


def _should_be_nothing(found: Placebo, kind: Kind, why: str) -> str:
    measured = (
        f"{why} : on attend zéro, on trouve {signed(found.estimate.estimate, kind)} "
        f"({interval(found.estimate.ci_low, found.estimate.ci_high, kind)})."
    )
    alert = " L’écart est distinct de zéro : quelque chose d’autre que l’entrée distingue les groupes."
    return measured if found.passed else measured + alert


def _ties(compared: Compared) -> Check:
    found = tie_range(compared.sample)
    kind = compared.outcome.kind
    return Check(
        "ties",
        "Les voisins à égalité",
        found.high - found.low,
        f"En tirant au sort entre voisins à égale distance, l’appariement va "
        f"{interval(found.low, found.high, kind)} "
        f"sur {found.repetitions} tirages.",
    )


def specifications_of(
    prepared: Prepared, compared: Compared, headline: Estimate
) -> tuple[tuple[SpecificationRow, ...], tuple[Stopped, ...]]:
    """The study's own choice, its other estimators, and every choice declared, from the lowest up."""
    rows = [SpecificationRow("choix de l’étude", headline.estimate, headline.ci_low, headline.ci_high, True)]
    stopped = []
    rows += [
        SpecificationRow(NAMES[each.estimator], each.estimate, each.ci_low, each.ci_high, False)
        for each in compared.estimates
        if each.estimator not in ("naive", compared.headline_name)
    ]
    for choice in prepared.protocol.specifications:
        try:
            found = _otherwise(prepared, compared, choice)
            rows.append(SpecificationRow(choice.name, found.estimate, found.ci_low, found.ci_high, False))
        except Refusal as refusal:
            stopped.append(
                Stopped(choice.name, compared.outcome.name, compared.outcome.horizon, str(refusal))
            )
    return tuple(sorted(rows, key=lambda row: (row.estimate, row.name))), tuple(stopped)


def _otherwise(prepared: Prepared, compared: Compared, choice: Specification) -> Estimate:
    other = prepared.with_terms(choice.propensity, choice.outcome_model)
    sample, _ = other.sample(compared.outcome.name)
    if choice.is_trimmed:
        score = fit_propensity(sample).probability
        sample = sample.take(~without_counterpart(sample.treated, score, sample.cells))
    return ESTIMATORS[choice.estimator or compared.headline_name](sample)


def _whole(sample: Sample) -> Sample:
    return sample if sample.cells is None else comparable(sample, sample.cells).sample


def _amount(value: float, compared: Compared) -> str:
    return amount(value, compared.outcome.kind)


def _error(value: float, compared: Compared) -> str:
    return (
        f"{number(100 * value, 2)}\u00a0point" if compared.outcome.kind == Kind.BINARY else number(value, 2)
    )
