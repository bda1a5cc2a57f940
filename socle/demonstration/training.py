"""What is prescribed to someone after a result, and the sessions that follow."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random

from socle.core.certification import Decision
from socle.demonstration.days import working_day
from socle.demonstration.plan import PlannedSession

HOURS_A_DAY = 7
MOST = 14
# Working days between two sessions, and between the result and the first of them.
PACES, WAIT = (1, 2, 2, 3), (4, 30)
# What a trainer notes of a session, by domain of the socle only; never a verdict.
PROGRESS: Mapping[str, tuple[str, ...]] = {
    "1": ("A rédigé deux messages professionnels.", "Lit les consignes à voix haute, avec plus d’assurance."),
    "2": (
        "Pourcentages travaillés à partir de tickets de caisse.",
        "Calculs d’horaires repris sur planning.",
    ),
    "3": ("Pièces jointes et dossiers : exercices terminés.", "Recherche sur Internet en autonomie."),
    "4": ("Travail à trois sur une consigne commune.", "Réunion de groupe préparée et tenue."),
    "5": ("A préparé sans aide les étapes d’un petit projet.", "Demande de l’aide quand il le faut."),
    "6": ("CV repris et mis à jour.", "Projet professionnel discuté, une enquête métier est prévue."),
    "7": ("Gestes et postures travaillés en atelier.", "Lecture des pictogrammes et tri des déchets."),
}


def draw_hours(decision: Decision) -> dict[str, int]:
    """More hours where more is missing; every missing subdomain has some."""
    results = (result for domain in decision.domains for result in domain.subdomains if not result.acquired)
    return {r.code: min(MOST, 2 + 2 * max(1, r.required - r.acquired_count)) for r in results}


def draw_sessions(
    rng: Random, framework: str, hours: Mapping[str, int], *, result_on: date
) -> tuple[PlannedSession, ...]:
    """Days of seven hours at most, at the person's pace, until all the prescribed hours are given."""
    pace = rng.choice(PACES)
    on = working_day(result_on, rng.randint(*WAIT))
    sessions = []
    for taught, subdomains in _days(hours.items()):
        sessions.append(
            PlannedSession(on, Decimal(taught), subdomains, _progress(rng, framework, subdomains))
        )
        on = working_day(on, pace)
    return tuple(sessions)


def _days(hours: Iterable[tuple[str, int]]) -> list[tuple[int, tuple[str, ...]]]:
    """The hours of each day and what is worked on, in the order of the framework."""
    units = [code for code, count in hours for _ in range(count)]
    count = -(-len(units) // HOURS_A_DAY)
    cuts = [len(units) * n // count for n in range(count + 1)]
    days = [units[start:end] for start, end in pairwise(cuts)]
    return [(len(day), tuple(dict.fromkeys(day))) for day in days]


def _progress(rng: Random, framework: str, subdomains: tuple[str, ...]) -> str:
    if framework != "clea" or rng.random() < 0.5:
        return ""
    return rng.choice(PROGRESS[subdomains[0].partition(".")[0]])
