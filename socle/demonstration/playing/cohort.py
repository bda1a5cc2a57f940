"""The whole cohort, from the network to the certificates; its beginning and its end stand in the journal."""

import time
from collections.abc import Callable, Sequence
from datetime import date

from socle.apps.accounts.models import Account
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import write_entry
from socle.apps.journal.models import Entry
from socle.apps.pathways.models import Pathway
from socle.demonstration.bodies import network
from socle.demonstration.plan import PlannedCandidate
from socle.demonstration.playing.calendar import SOCLE, play_calendar
from socle.demonstration.playing.connection import hurry, take_care
from socle.demonstration.playing.declarations import play_declarations
from socle.demonstration.playing.network import play_network
from socle.demonstration.playing.sharing import play_shares
from socle.demonstration.playing.stage import load_stage
from socle.demonstration.playing.studies import play_studies
from socle.demonstration.shown import choose
from socle.demonstration.team import team
from socle.scheme import scheme

BEGIN, FINISH = "begin_demonstration", "finish_demonstration"
# What is being done, how many are done, and of how many.
Told = Callable[[str, int, int], None]


def is_whole() -> bool:
    return Entry.objects.filter(verb=FINISH).exists()


def is_half_played() -> bool:
    """Someone stopped the machine while the cohort was played."""
    return Entry.objects.filter(verb=BEGIN).exists() and not is_whole()


def is_empty() -> bool:
    return not Pathway.objects.exists()


def shown() -> tuple[list[Account], list[int]]:
    """The accounts to print, in the order of the roles, and the candidates who have a card."""
    codes = Entry.objects.filter(verb=FINISH).latest("pk").codes
    accounts = Account.objects.select_related("professional").in_bulk(codes["accounts"])
    return [accounts[pk] for pk in codes["accounts"]], list(codes["people"])


def play_cohort(cohort: Sequence[PlannedCandidate], *, today: date, workers: int, told: Told) -> float:
    """Play everyone, then what follows from it; answer how many seconds the pathways and sittings took."""
    started = time.monotonic()
    chosen = choose(cohort)
    socle = Framework.objects.get(slug=SOCLE)
    hurry()
    write_entry(socle, BEGIN, by=None, on=today, codes={"people": len(cohort)})
    emails = {each.email for each in chosen.colleagues}
    play_network(network(), team(), scheme(), with_password=emails)
    played = play_shares(cohort, workers=workers, told=lambda done: told("parcours", done, len(cohort)))
    stage = load_stage()
    play_calendar(
        cohort, played, stage, today=today, told=lambda done, of: told("séances et suites", done, of)
    )
    seconds = time.monotonic() - started
    play_studies(stage.account(team().researcher), today=today)
    keys = [played[each.framework, each.number] for each in chosen.candidates]
    people = Pathway.objects.in_bulk(keys)
    play_declarations(stage, today=today, in_passport=people[keys[-1]].person_id)
    take_care()
    codes = {
        "accounts": [stage.account(each).pk for each in chosen.colleagues],
        "people": [people[key].person_id for key in keys],
    }
    write_entry(socle, FINISH, by=None, on=today, codes=codes)
    return seconds
