"""A small public whose answer is known: who is older enters more, and entering adds two."""

import numpy as np

from socle.core.impact.plan import Protocol
from socle.core.impact.protocol import read_protocol
from socle.core.impact.table import Table, table_of

DESIGN = """
question = "Entrer change-t-il le salaire ?"
population = "Six cents adultes inventés."
time_zero = "Le jour de l’accueil."
[[eligibility]]
column = "age"
at_least = 18
"""
MODELS = """
[[outcome]]
name = "wage"
kind = "continuous"
horizon = 12
[propensity]
terms = ["age", "town"]
[estimators]
run = ["naive", "dr_att"]
[bootstrap]
repetitions = 0
"""


def protocol(top: str = "", design: str = DESIGN, models: str = MODELS) -> Protocol:
    """Keys of the top first: a TOML table opened before them would swallow them."""
    return read_protocol(f'treatment = "entered"\n{top}\n{design}{models}'.encode())


def people(n: int = 600, effect: float = 2.0, **more: object) -> Table:
    draw = np.random.default_rng(4)
    age = draw.integers(18, 60, n)
    town = draw.choice(np.array(["Caen", "Rouen", "Évreux"]), n)
    entered = draw.random(n) < 1 / (1 + np.exp((45 - age) / 25))
    wage = 0.5 * age + 3.0 * (town == "Caen") + effect * entered + draw.normal(0, 1, n)
    columns = {"entered": entered.astype(int), "age": age, "town": town, "wage": np.round(wage, 3)}
    return table_of({**columns, **more})  # type: ignore[dict-item]
