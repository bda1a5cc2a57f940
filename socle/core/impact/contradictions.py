"""What a protocol may not say: a cause that comes after, a column that plays two parts."""

from socle.core.framework.reading import Table
from socle.core.impact import plan as it
from socle.core.impact.terms import TermError, read_term
from socle.core.impact.typology.asked import Asked


def refuse_contradictions(found: it.Protocol, table: Table) -> None:
    """A cause must come before, and a column plays one part."""
    outcomes = {each.name for each in found.outcomes} | {each.event_column for each in found.outcomes} - {""}
    if found.outcomes and found.primary.kind == it.Kind.DURATION:
        table.refuse(
            "outcome[1]",
            "est une durée",
            "mettez en premier le résultat qui porte le verdict, binaire ou continu ; les durées le suivent",
        )
    if found.treatment in outcomes:
        table.refuse("treatment", "est aussi un résultat", "choisissez deux colonnes différentes")
    after = {name for name, each in found.dictionary.items() if each.is_measured_after}
    _refuse_typology(found.typology, found, outcomes | after, table)
    after.add(found.typology.sequence)
    fixed = {"propensity.terms": found.propensity}
    if found.outcome_model != found.propensity:
        fixed["outcome_model.terms"] = found.outcome_model
    for number, each in enumerate(found.specifications, 1):
        fixed[f"specification[{number}].propensity"] = each.propensity
        fixed[f"specification[{number}].outcome_model"] = each.outcome_model
    for key, terms in fixed.items():
        for term in terms:
            _refuse_term(term, key, found, outcomes, after, table)
    for column in sorted({*found.cells, *found.subgroups} & (after | outcomes)):
        table.refuse(
            "cells" if column in found.cells else "subgroups",
            f'cite "{column}", mesurée après l’entrée',
            "n’employez que ce qui était connu avant l’entrée",
        )


def _refuse_typology(asked: Asked, found: it.Protocol, late: set[str], table: Table) -> None:
    """Publics are what people were before; a sequence is what they lived after."""
    late = late | {found.treatment, *found.pathway, asked.sequence}
    for column in sorted(set(asked.publics) & late):
        table.refuse(
            "typology.publics",
            f'cite "{column}", qui n’était pas connue avant l’entrée',
            "ne décrivez les publics que par ce qu’ils étaient avant",
        )
    described = found.dictionary.get(asked.sequence)
    if described and described.is_measured_after is False:
        table.refuse(
            "typology.sequence",
            f'"{asked.sequence}" est mesurée avant l’entrée',
            'nommez la colonne des mois vécus depuis l’entrée, ou écrivez measured = "after"',
        )


def _refuse_term(
    term: str, key: str, found: it.Protocol, outcomes: set[str], after: set[str], table: Table
) -> None:
    try:
        columns = read_term(term).columns
    except TermError:
        return
    for column in columns:
        if column in (found.treatment, *found.pathway):
            table.refuse(key, f'"{term}" contient le traitement', "retirez ce terme")
        elif column in outcomes:
            table.refuse(key, f'"{term}" contient un résultat', "retirez ce terme")
        elif column in after:
            table.refuse(
                key,
                f'"{term}" est mesuré après l’entrée',
                "retirez ce terme : ce que CléA a pu changer ne sert pas à comparer",
            )
