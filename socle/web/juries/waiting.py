"""The files that wait for a sitting before its agenda is closed."""

from dataclasses import dataclass

from socle.apps.journal.queries import last_days
from socle.apps.juries.models import Sitting
from socle.apps.juries.queries import taken
from socle.apps.pathways.models import Pathway
from socle.core.sitting import is_in_territory


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many files arrived in time, and how many wait for the next sitting."""

    in_time: int
    late: int


def waiting_for(sitting: Sitting) -> Waiting:
    sent = Pathway.objects.filter(framework=sitting.framework, state="before_jury")
    places = sent.values_list("pk", "site__postal_code")
    keys = [key for key, postal_code in places if is_in_territory(postal_code, sitting.departments)]
    elsewhere = taken(keys)
    days = [day for key, day in last_days(Pathway, keys, "submit_to_jury").items() if key not in elsewhere]
    in_time = sum(day <= sitting.cut_off_on for day in days)
    return Waiting(in_time, len(days) - in_time)
