"""STUDY.toml as a protocol, or everything to mend in it at once."""

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from socle.core.errors import UnreadableInput
from socle.core.framework.problems import Problem
from socle.core.framework.reading import Table, read_table
from socle.core.impact import plan as it
from socle.core.impact.contradictions import refuse_contradictions
from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.terms import TermError, read_term
from socle.core.impact.typology.asked import read_typology

Choice = TypeVar("Choice", bound=StrEnum)
REMEDY = "Corrigez le protocole : toutes les clés sont décrites dans docs/impact.md."
MEASURED = {"before": False, "after": True}
MOST_REPETITIONS = 100_000


def read_protocol(content: bytes, *, name: str = "STUDY.toml") -> it.Protocol:
    """UnreadableInput names every problem with its key and its remedy."""
    problems: list[Problem] = []
    table = read_table(it.canonical(content), name, problems)
    found = _protocol(table, content) if table is not None else None
    if found is None or problems:
        raise UnreadableInput(*(str(problem) for problem in problems), remedy=REMEDY)
    return found


def _protocol(table: Table, content: bytes) -> it.Protocol:
    propensity = _closed(table.table("propensity"), "terms")
    outcome_model = _closed(table.table("outcome_model"), "terms", optional=True)
    bootstrap = table.table("bootstrap")
    found = it.Protocol(
        content=content,
        treatment=table.text("treatment"),
        outcomes=_outcomes(table),
        propensity=propensity,
        outcome_model=outcome_model or propensity,
        estimators=_estimators(table.table("estimators")),
        title=table.optional_text("title", ""),
        question=table.optional_text("question", "").strip(),
        population=table.optional_text("population", "").strip(),
        time_zero=table.optional_text("time_zero", "").strip(),
        author=table.optional_text("author", ""),
        pathway=_columns(table, "pathway"),
        eligibility=tuple(_rule(each) for each in table.tables("eligibility")),
        comparison=_comparison(table),
        cells=table.texts("cells", optional=True),
        cluster=table.optional_text("cluster", ""),
        subgroups=table.texts("subgroups", optional=True),
        times=_times(table.table("times")),
        thresholds=_thresholds(table.table("thresholds")),
        repetitions=_whole(bootstrap, "repetitions", it.DEFAULT_REPETITIONS, most=MOST_REPETITIONS),
        seed=_whole(bootstrap, "seed", it.DEFAULT_SEED, most=2**32 - 1),
        sensitivity=_sensitivity(table.table("sensitivity")),
        specifications=tuple(_specification(each) for each in table.tables("specification")),
        dictionary={name: _described(each) for name, each in table.named_tables("dictionary").items()},
        typology=read_typology(table.table("typology")),
    )
    bootstrap.close()
    described = found.dictionary.get(found.treatment)
    found = replace(found, is_after_entry=bool(described and described.is_measured_after))
    refuse_contradictions(found, table)
    table.close()
    return found


def _closed(table: Table, key: str, *, optional: bool = False) -> tuple[str, ...]:
    terms = table.texts(key, optional=optional)
    if not optional and not terms and not any(each.key == table.path(key) for each in table.problems):
        table.refuse(table.path(key), "est vide", "nommez au moins une variable connue avant l’entrée")
    _check_terms(table, key, terms)
    table.close()
    return terms


def _check_terms(table: Table, key: str, terms: tuple[str, ...]) -> None:
    for term in terms:
        try:
            read_term(term)
        except TermError as error:
            table.refuse(table.path(key), f'"{term}" {error}', "écrivez par exemple age, age^2 ou age*sex")
    for twice in sorted({term for term in terms if terms.count(term) > 1}):
        table.refuse(table.path(key), f'cite "{twice}" deux fois', "gardez une seule mention")


def _outcomes(table: Table) -> tuple[it.Outcome, ...]:
    found = tuple(_outcome(each) for each in table.tables("outcome"))
    if not found and not any(each.key == "outcome" for each in table.problems):
        table.refuse("outcome", "manque", "ajoutez au moins une table [[outcome]] avec name et kind")
    measured = [(each.name, each.horizon) for each in found]
    for name, horizon in sorted({each for each in measured if measured.count(each) > 1}, key=str):
        when = f" à l’horizon {horizon}" if horizon is not None else ""
        table.refuse("outcome", f'mesure "{name}"{when} deux fois', "gardez une seule table")
    return found


def _outcome(table: Table) -> it.Outcome:
    kind = _choice(table, "kind", it.Kind) or it.Kind.CONTINUOUS
    found = it.Outcome(
        name=table.text("name"),
        kind=kind,
        horizon=table.optional_integer("horizon"),
        label=table.optional_text("label", ""),
        event_column=table.optional_text("event_column", ""),
        event=table.optional_text("event", ""),
        competing=table.texts("competing", optional=True),
    )
    if found.horizon is not None and found.horizon < 0:
        table.refuse(table.path("horizon"), "est négatif", "écrivez un nombre de mois après le temps zéro")
    if kind == it.Kind.DURATION and not (found.event_column and found.event and found.horizon):
        table.refuse(
            table.key,
            "est une durée sans fin dite",
            "ajoutez event_column (la colonne qui dit ce qui a mis fin à l’attente), event et horizon",
        )
    table.close()
    return found


def _estimators(table: Table) -> tuple[str, ...]:
    names = table.texts("run")
    for name in sorted(set(names) - set(ESTIMATORS)):
        known = ", ".join(ESTIMATORS)
        table.refuse(table.path("run"), f'"{name}" n’est pas un estimateur', f"choisissez parmi {known}")
    if not names and not any(each.key == table.path("run") for each in table.problems):
        table.refuse(table.path("run"), "est vide", 'écrivez par exemple run = ["naive", "dr_att"]')
    table.close()
    return tuple(dict.fromkeys(names))


def _rule(table: Table) -> it.Rule:
    rule = it.Rule(
        column=table.text("column"),
        at_least=table.number("at_least"),
        at_most=table.number("at_most"),
        among=_values(table, "among"),
    )
    if rule.at_least is None and rule.at_most is None and not rule.among:
        table.refuse(table.key, "ne dit pas sa condition", "ajoutez at_least, at_most ou among")
    table.close()
    return rule


def _comparison(top: Table) -> it.Comparison | None:
    if "comparison" not in top.values:
        top.table("comparison")
        return None
    table = top.table("comparison")
    found = it.Comparison(
        column=table.text("column"), groups=table.texts("groups"), main=table.optional_text("main", "")
    )
    if found.main and found.main not in found.groups:
        table.refuse(table.path("main"), "n’est pas l’un des groupes", "reprenez un texte de groups")
    table.close()
    return found


def _times(table: Table) -> it.Times:
    bounds = table.values.get("elapsed_bounds", list(it.DEFAULT_ELAPSED))
    table.asked.add("elapsed_bounds")
    numbers = bounds if isinstance(bounds, list) else []
    if not numbers or not all(type(each) in (int, float) for each in numbers) or sorted(numbers) != numbers:
        table.refuse(
            table.path("elapsed_bounds"), "n’est pas une liste croissante de mois", "écrivez [3, 6, 12, 24]"
        )
        numbers = []
    found = it.Times(
        zero=table.optional_text("zero", ""),
        treatment_start=table.optional_text("treatment_start", ""),
        elapsed=table.optional_text("elapsed", ""),
        elapsed_bounds=tuple(float(each) for each in numbers),
        risk_set_months=float(table.number("risk_set_months") or 0),
    )
    if found.risk_set_months < 0 or (found.risk_set_months and not found.elapsed):
        table.refuse(
            table.path("risk_set_months"),
            "ne découpe aucune durée",
            "écrivez un nombre de mois, et elapsed : la colonne du temps écoulé",
        )
    if found.treatment_start and not found.zero:
        table.refuse(
            table.path("treatment_start"),
            "ne se compare à rien",
            "ajoutez zero : la colonne de la date où la comparaison commence",
        )
    table.close()
    return found


def _thresholds(table: Table) -> it.Thresholds:
    found = {}
    for name in ("smd", "ess", "outside_support"):
        value = table.number(name)
        if value is not None and value <= 0:
            table.refuse(table.path(name), "n’est pas positif", "écrivez un nombre plus grand que zéro")
        elif value is not None:
            found[name] = float(value)
    table.close()
    return it.Thresholds(**found)


def _sensitivity(table: Table) -> it.Sensitivity:
    found = it.Sensitivity(
        placebo_outcomes=table.texts("placebo_outcomes", optional=True),
        negative_control_column=table.optional_text("negative_control_column", ""),
        negative_control=table.texts("negative_control", optional=True),
    )
    if bool(found.negative_control_column) != (len(found.negative_control) == 2):
        table.refuse(
            table.path("negative_control"),
            "ne dit pas deux groupes d’une colonne",
            'ajoutez negative_control_column, et negative_control = ["groupe 1", "groupe 2"]',
        )
    table.close()
    return found


def _specification(table: Table) -> it.Specification:
    found = it.Specification(
        name=table.text("name"),
        propensity=table.texts("propensity", optional=True),
        outcome_model=table.texts("outcome_model", optional=True),
        estimator=table.optional_text("estimator", ""),
        is_trimmed=table.flag("trimmed", False),
    )
    if found.estimator and found.estimator not in ESTIMATORS:
        known = ", ".join(ESTIMATORS)
        table.refuse(table.path("estimator"), "n’est pas un estimateur", f"choisissez parmi {known}")
    for key in ("propensity", "outcome_model"):
        _check_terms(table, key, getattr(found, key))
    table.close()
    return found


def _described(table: Table) -> it.Described:
    measured = table.optional_text("measured", "")
    if measured and measured not in MEASURED:
        table.refuse(table.path("measured"), f'"{measured}" est inconnu', 'écrivez "before" ou "after"')
    found = it.Described(
        type=_choice(table, "type", it.Type),
        at_least=table.number("at_least"),
        at_most=table.number("at_most"),
        among=_values(table, "among"),
        is_measured_after=MEASURED.get(measured),
        measured_on=table.optional_text("measured_on", ""),
        label=table.optional_text("label", ""),
        missing_as=table.optional_text("missing_as", ""),
    )
    table.close()
    return found


def _columns(table: Table, name: str) -> tuple[str, ...]:
    """One column, or a list of them."""
    if isinstance(table.values.get(name), str):
        return (table.text(name),)
    return table.texts(name, optional=True)


def _values(table: Table, name: str) -> tuple[str, ...]:
    """A list of texts or of numbers, as the data write them."""
    table.asked.add(name)
    values = table.values.get(name, [])
    if not isinstance(values, list) or not all(type(value) in (str, int, float) for value in values):
        table.refuse(table.path(name), "n’a pas le bon type", "écrivez une liste de textes ou de nombres")
        return ()
    return tuple(str(value) for value in values)


def _choice(table: Table, name: str, kind: type[Choice]) -> Choice | None:
    value = table.optional_text(name, "")
    if value in set(kind):
        return kind(value)
    if value:
        known = ", ".join(f'"{each}"' for each in kind)
        table.refuse(table.path(name), f'"{value}" n’est pas prévu', f"choisissez parmi {known}")
    return None


def _whole(table: Table, name: str, default: int, *, most: int) -> int:
    value = table.optional_integer(name)
    if value is None:
        return default
    if not 0 <= value <= most:
        table.refuse(table.path(name), f"vaut {value}", f"écrivez un entier de 0 à {most}")
        return default
    return value
