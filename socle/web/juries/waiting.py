"""The files that wait for a sitting before its agenda is closed."""

from dataclasses import dataclass

from django.db.models import Q

from socle.apps.journal.queries import last_days
from socle.apps.juries.models import Sitting
from socle.apps.juries.queries import taken
from socle.apps.pathways.models import Pathway


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many files arrived in time, and how many wait for the next sitting."""

    in_time: int
    late: int


def waiting_for(sitting: Sitting) -> Waiting:
    territory = Q()
    for code in sitting.departments:
        territory |= Q(site__postal_code__startswith=code)
    sent = Pathway.objects.filter(territory, framework=sitting.framework, state="before_jury")
    keys = list(sent.values_list("pk", flat=True))
    elsewhere = taken(keys)
    days = [day for key, day in last_days(Pathway, keys, "submit_to_jury").items() if key not in elsewhere]
    in_time = sum(day <= sitting.cut_off_on for day in days)
    return Waiting(in_time, len(days) - in_time)
