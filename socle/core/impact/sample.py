"""What an estimator reads: one outcome at one horizon, on the rows kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from socle.core.errors import UnreadableInput

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Arrays of n rows; the models add the constant themselves."""

    treated: Flags
    outcome: Floats
    propensity: Floats
    """n × p: the columns of the propensity terms."""
    outcome_model: Floats
    """n × q: the columns of the outcome model's terms."""
    propensity_names: tuple[str, ...]
    outcome_model_names: tuple[str, ...]
    clusters: Codes | None = None
    cells: Codes | None = None
    """Exact cells: people are compared only inside their own."""

    def __post_init__(self) -> None:
        if problems := tuple(_problems(self)):
            raise UnreadableInput(
                *problems, remedy="Corrigez les données ou le protocole, puis relancez l’étude."
            )

    @property
    def size(self) -> int:
        return len(self.treated)

    @property
    def n_treated(self) -> int:
        return int(self.treated.sum())

    def take(self, rows: Flags | Codes) -> "Sample":
        """These rows; the two models keep sharing their columns when they do."""
        propensity, same = self.propensity[rows], self.outcome_model is self.propensity
        return replace(
            self,
            treated=self.treated[rows],
            outcome=self.outcome[rows],
            propensity=propensity,
            outcome_model=propensity if same else self.outcome_model[rows],
            clusters=None if self.clusters is None else self.clusters[rows],
            cells=None if self.cells is None else self.cells[rows],
        )


def _problems(sample: Sample) -> Iterator[str]:
    rows = len(sample.treated)
    if sample.treated.dtype != np.bool_:
        yield "Le traitement n’est pas une suite de oui et de non."
    lengths = {len(part) for part in (sample.outcome, sample.propensity, sample.outcome_model)}
    lengths |= {len(part) for part in (sample.clusters, sample.cells) if part is not None}
    if lengths != {rows}:
        yield "Les colonnes n’ont pas toutes le même nombre de lignes."
        return
    yield from _unnamed(sample)
    if not sample.treated.any():
        yield "Aucun bénéficiaire : il n’y a pas d’effet à mesurer."
    if sample.treated.all():
        yield "Aucune personne de comparaison : il n’y a rien à quoi comparer les bénéficiaires."
    yield from _unusable(sample)


def _unnamed(sample: Sample) -> Iterator[str]:
    for columns, names in (
        (sample.propensity, sample.propensity_names),
        (sample.outcome_model, sample.outcome_model_names),
    ):
        if columns.ndim != 2 or columns.shape[1] != len(names):
            yield f"Chaque colonne doit avoir son nom : {len(names)} noms donnés."


def _unusable(sample: Sample) -> Iterator[str]:
    if not np.isfinite(sample.outcome).all():
        missing = int((~np.isfinite(sample.outcome)).sum())
        yield f"Le résultat manque ou n’est pas un nombre sur {missing} ligne(s)."
    elif len(sample.outcome) and np.ptp(sample.outcome) == 0:
        yield "Le résultat est le même pour tout le monde : il n’apprend rien."
    models = [(sample.propensity, sample.propensity_names)]
    if sample.outcome_model is not sample.propensity:
        models.append((sample.outcome_model, sample.outcome_model_names))
    for columns, names in models:
        broken = np.flatnonzero(~np.isfinite(columns.sum(axis=0)))
        if len(broken):
            yield f"Des valeurs manquent dans : {', '.join(names[place] for place in broken)}."
