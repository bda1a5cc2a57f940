"""`socle impact simulate` and `example`: data to learn with, whose answer is known."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from socle.core.errors import Refusal
from socle.core.impact.delivery import as_csv, truth_of
from socle.core.impact.simulate import simulate
from socle.environment import home

STUDIES = "data/studies"
PEOPLE, SEED = 28_000, 1


def write_people(n: int, seed: int, out: Path) -> int:
    """The people in a file, the truth on stdout."""
    made = simulate(n, seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(as_csv(made.columns), encoding="utf-8")
    print(json.dumps(truth_of(made, seed), ensure_ascii=False, indent=1))
    return 0


def write_clea(out: Path) -> int:
    _write_protocol("clea-example", out)
    return write_people(PEOPLE, SEED, out / "people.csv")


def write_lalonde(out: Path) -> int:
    """The treated of the NSW experiment and the people of the CPS survey; and the experiment itself."""
    try:
        from causaldata import cps_mixtape, nsw_mixtape
    except ImportError:
        raise Refusal(
            "Les données de LaLonde viennent du paquet causaldata, qui n’est pas installé.",
            "Installez-le : pip install « socle[teaching] ».",
        ) from None
    experiment, survey = (each.load_pandas().data for each in (nsw_mixtape, cps_mixtape))
    _write_protocol("lalonde", out)
    rows = {}
    for name, parts in {
        "lalonde.csv": (experiment[experiment.treat == 1], survey),
        "experiment.csv": (experiment,),
    }.items():
        columns = {column: _joined(parts, column) for column in parts[0].columns if column != "data_id"}
        columns |= {f"u{year}": (columns[f"re{year}"] == 0).astype(int) for year in (74, 75)}
        (out / name).write_text(as_csv(columns), encoding="utf-8")
        rows[name] = len(columns["treat"])
    print(json.dumps({"files": rows, "experiment": {"estimate": 1794.34, "se": 632.85}}, indent=1))
    return 0


def _joined(parts: Sequence[Any], column: str) -> NDArray[Any]:
    """Of the frames one after the other; single precision would not read back as it was."""
    values = np.concatenate([part[column].to_numpy() for part in parts])
    return values if values.dtype.kind == "i" else values.astype(np.float64)


def _write_protocol(name: str, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / "STUDY.toml").write_bytes((home() / STUDIES / name / "STUDY.toml").read_bytes())
