"""Rosa runs studies; Charlie runs others; Cleo is the certifier."""

import random
from dataclasses import dataclass
from datetime import date

from socle.apps.accounts.models import Account
from socle.apps.studies.models import Protocol, Study
from socle.apps.studies.protocols import lock_protocol, open_study, write_draft
from socle.core.roles import Role
from tests.cast import TODAY, professional

# Small, and right: what a protocol cannot do without, and what an effect asks.
PROTOCOL = """\
title = "CléA et emploi"
question = "Entrer dans CléA augmente-t-il l’emploi à 12 mois ?"
population = "Demandeurs d’emploi de Normandie"
time_zero = "L’entrée dans CléA"
treatment = "entree"
pathway = "parcours"

[[eligibility]]
column = "age"
at_least = 18

[[outcome]]
name = "emploi"
kind = "binary"
horizon = 12
label = "En emploi à 12 mois"

[propensity]
terms = ["age", "sexe"]

[estimators]
run = ["naive", "dr_att"]

[bootstrap]
repetitions = 50
"""


@dataclass(frozen=True, slots=True)
class Lab:
    rosa: Account
    charlie: Account
    cleo: Account


def gather_lab() -> Lab:
    return Lab(
        rosa=professional("Rosa", Role.RESEARCHER),
        charlie=professional("Charles", Role.RESEARCHER),
        cleo=professional("Cleo", Role.CERTIFIER),
    )


def drafted(by: Account, text: str = PROTOCOL, on: date = TODAY) -> Study:
    study = open_study("CléA et emploi en Normandie", by=by, on=on)
    write_draft(study, study.name, text, by=by, on=on)
    study.refresh_from_db()
    return study


def locked(by: Account, text: str = PROTOCOL, on: date = TODAY) -> Protocol:
    return lock_protocol(drafted(by, text, on), by=by, on=on)


def people(rows: int = 900) -> bytes:
    """A file for `PROTOCOL`: older people enter more often; to enter adds fifteen points to the outcome."""
    draw = random.Random(7)
    lines = ["entree,parcours,age,sexe,emploi"]
    for _ in range(rows):
        age, sex = draw.randint(18, 60), draw.choice("FM")
        entered = draw.random() < 0.2 + (age - 18) / 160
        works = draw.random() < 0.35 + (age - 18) / 300 + 0.15 * entered
        pathway = draw.choice(("formation", "emploi")) if entered else ""
        lines.append(f"{int(entered)},{pathway},{age},{sex},{int(works)}")
    return "\n".join(lines).encode()
