"""The cohort of `socle demo`: played once, told as a funnel, with the accounts that can sign in."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from socle.cli import demo_signing
from socle.cli.database import Server
from socle.cli.frameworks import today
from socle.core.card import grouped
from socle.core.errors import Refusal
from socle.core.roles import LABELS, Role
from socle.demonstration.draw import SOCLE, draw_cohort
from socle.demonstration.extras import draw_extras
from socle.demonstration.facts import load_facts
from socle.demonstration.margins import PARTICIPANTS
from socle.environment import home

if TYPE_CHECKING:
    from socle.demonstration.plan import PlannedCandidate

SEED, WORKERS = 2021, 2
ROLES = (
    Role.CERTIFIER,
    Role.ADMINISTRATOR,
    Role.ASSESSOR,
    Role.TRAINER,
    Role.SECRETARY,
    Role.JUROR,
    Role.RESEARCHER,
)
CANDIDATES = ("Candidat en formation", "Candidat certifié")
STEPS = {
    "enrolled": "inscrites",
    "initial_result": "ont le résultat de leur évaluation préalable",
    "all_acquired_at_once": "avaient déjà tout acquis, parmi elles",
    "trained": "ont suivi une formation, parmi les autres",
    "final_result": "ont passé une évaluation finale, parmi elles",
    "sent_to_jury": "ont vu leur dossier partir au jury",
    "certified": "ont le certificat CléA",
}


def ready(server: Server | None, *, people: int | None, prepare: Callable[[], None]) -> None:
    """Play the cohort unless there is one; a half-played one is thrown away and played again.

    A new cohort begins a new log: what was published of another one is put away.
    """
    from socle.demonstration.playing.cohort import is_empty, is_half_played

    if is_half_played():
        _discard(server)
        prepare()
    if is_empty():
        demo_signing.forget()
        _play(people or PARTICIPANTS)


def _discard(server: Server | None) -> None:
    """Only ever the embedded database: one that DATABASE_URL names is somebody's."""
    from django.db import connections

    if server is None:
        raise Refusal(
            "La cohorte de démonstration n’a été jouée qu’à moitié dans la base que nomme DATABASE_URL.",
            "Videz cette base, ou nommez-en une autre, puis relancez.",
        )
    say("La cohorte n’avait été jouée qu’à moitié : on efface la base de démonstration et on recommence.")
    connections.close_all()
    server.discard()
    server.start()
    server.ensure_database("socle")


def _play(people: int) -> None:
    from socle.demonstration.playing.cohort import play_cohort

    say(f"Une cohorte inventée de {_count(people)} personnes passe par tout le dispositif…")
    day, started = today(), time.monotonic()
    cohort = draw(people)
    drawn = time.monotonic() - started
    seconds = play_cohort(cohort, today=day, workers=WORKERS, told=Progress())
    _print_funnel()
    rate = len(cohort) / seconds
    print(
        f"{_count(len(cohort))} parcours joués en {seconds:.0f} s, soit {rate:.0f} par seconde"
        f" (et {drawn:.0f} s pour les tirer au sort).\n",
        flush=True,
    )


def draw(people: int) -> "tuple[PlannedCandidate, ...]":
    """The cohort of Île-de-France and, beside it, a few people on the two other certificates."""
    facts = load_facts(home() / "data")
    cohort = draw_cohort(SEED, people, today=today(), facts=facts)
    return cohort + draw_extras(SEED, people, today=today(), facts=facts, besides=cohort)


def _print_funnel() -> None:
    from socle.demonstration.playing.measured import measured_funnel

    for step in measured_funnel(SOCLE):
        share = f"{100 * step.reached / step.among:.0f} %" if step.among else "–"
        print(f"{_count(step.reached):>7} / {_count(step.among):<7} {share:>6}  {STEPS[step.code]}")


def print_accounts(port: int) -> None:
    """Where to sign in, as whom; each start gives the candidates a new card."""
    from socle.apps.accounts.actions import issue_card
    from socle.apps.people.models import Person
    from socle.demonstration.playing.cohort import is_whole, shown
    from socle.demonstration.playing.network import PASSWORD

    if not is_whole():
        say("Cette base a déjà ses propres parcours : la cohorte de démonstration n’y est pas jouée.")
        return
    accounts, candidates = shown()
    print(f"Comptes (mot de passe : {PASSWORD}), sur http://localhost:{port}/compte/login/")
    for role, account in zip(ROLES, accounts, strict=True):
        print(f"  {LABELS[role]:<24} {account.email}")
    print(f"Cartes, sur http://localhost:{port}/c/")
    people = Person.objects.in_bulk(candidates)
    for label, key in zip(CANDIDATES, candidates, strict=True):
        code = grouped(issue_card(people[key], by=None, on=today()))
        print(f"  {label:<24} {code}, né(e) le {people[key].birth_date:%d/%m/%Y}")
    print(flush=True)


class Progress:
    """One line on the terminal, rewritten; elsewhere one line at the end of each part."""

    def __init__(self) -> None:
        self.last = 0.0

    def __call__(self, what: str, done: int, of: int) -> None:
        is_live, is_over = sys.stderr.isatty(), done == of
        now = time.monotonic()
        if is_over or (is_live and now - self.last > 0.2):
            self.last = now
            start, end = ("\r", "\n" if is_over else "") if is_live else ("", "\n")
            print(f"{start}  {what} : {_count(done)} / {_count(of)}", end=end, file=sys.stderr, flush=True)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _count(number: int) -> str:
    return f"{number:,}".replace(",", " ")
