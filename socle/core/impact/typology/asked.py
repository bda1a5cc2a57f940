"""The table [typology] of a protocol, and whether the data hold what it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from socle.core.framework.reading import Table as Written
from socle.core.impact.table import Table

MONTH = "-"
"""Between two states of a sequence, as TraMineR writes them."""
# How many classes may be asked for.
FEWEST, MOST = 2, 8
FEWEST_QUESTIONS, MOST_ANSWERS, MOST_STATES, MOST_MONTHS = 2, 30, 8, 60


@dataclass(frozen=True, slots=True)
class Asked:
    publics: tuple[str, ...] = ()
    sequence: str = ""
    classes: int | None = None
    """Of each kind; without it, the number that parts them best."""

    @property
    def columns(self) -> tuple[str, ...]:
        """None where the protocol asks for no typology."""
        return (*self.publics, self.sequence) if self.sequence else self.publics


def read_typology(table: Written) -> Asked:
    asked = Asked(
        publics=table.texts("publics", optional=True),
        sequence=table.optional_text("sequence", ""),
        classes=table.optional_integer("classes"),
    )
    if asked.classes is not None and not FEWEST <= asked.classes <= MOST:
        table.refuse(
            table.path("classes"), f"vaut {asked.classes}", f"écrivez un entier de {FEWEST} à {MOST}"
        )
    if len(set(asked.publics)) != len(asked.publics) or len(asked.publics) == 1:
        table.refuse(
            table.path("publics"), "ne croise rien", "nommez au moins deux colonnes différentes, ou aucune"
        )
    if table.values and not asked.columns:
        table.refuse(
            table.key, "ne décrit rien", "ajoutez publics (des colonnes) ou sequence (une colonne de mois)"
        )
    table.close()
    return asked


def problems_of(asked: Asked, table: Table) -> Iterator[str]:
    for column in asked.publics:
        answers = len(np.unique(table.texts(column)))
        if answers > MOST_ANSWERS and not table.is_numeric(column):
            yield (
                f"« {column} » a {answers} valeurs différentes ; réunissez-les en {MOST_ANSWERS} au plus, ou "
                "retirez cette colonne de typology.publics"
            )
    if asked.sequence:
        yield from _unfit_sequences(asked.sequence, table)


def _unfit_sequences(column: str, table: Table) -> Iterator[str]:
    known = np.flatnonzero(~table.missing(column))
    if not len(known):
        yield f"« {column} » est vide ; écrivez les états mois par mois : recherche{MONTH}emploi{MONTH}emploi"
        return
    texts = table.texts(column)[known]
    months = np.char.count(texts, MONTH) + 1
    if (others := np.flatnonzero(months != months[0])).size:
        yield (
            f"« {column} » dit {months[0]} mois à la ligne {known[0] + 2} et {months[others[0]]} à la ligne "
            f"{known[others[0]] + 2} ; suivez tout le monde aussi longtemps"
        )
    elif not 2 <= months[0] <= MOST_MONTHS:
        yield f"« {column} » dit {months[0]} mois ; il en faut de 2 à {MOST_MONTHS}, séparés par « {MONTH} »"
    states = {state for text in np.unique(texts) for state in str(text).split(MONTH)}
    if len(states) > MOST_STATES:
        yield f"« {column} » nomme {len(states)} états ; réunissez-les en {MOST_STATES} au plus"
