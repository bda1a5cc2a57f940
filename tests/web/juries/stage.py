"""Sittings of today, for pages that read the real calendar."""

from datetime import date

from django.utils.timezone import localdate

from socle.apps.frameworks.models import Framework
from socle.apps.juries.actions import invite_member, open_sitting, plan_sitting
from socle.apps.juries.agenda import close_agenda, open_file
from socle.apps.juries.models import Item, Sitting
from socle.core.jury import College
from socle.scheme import scheme
from tests.hearing import Bench, present

ON = localdate()


def planned(framework: Framework, bench: Bench, on: date = ON) -> Sitting:
    """A sitting of today, to which Emma and Saul are invited."""
    sitting = plan_sitting(
        framework,
        name="Jury de Normandie",
        sits_on=on,
        cut_off_on=on,
        place="Salle du conseil",
        scheme=scheme(),
        by=bench.sophie,
        on=on,
    )
    for account, college in ((bench.emma, College.EMPLOYERS), (bench.saul, College.EMPLOYEES)):
        invite_member(sitting, account.professional, college, by=bench.sophie, on=on)
    return sitting


def with_agenda(framework: Framework, bench: Bench) -> tuple[Sitting, list[Item]]:
    sitting = planned(framework, bench)
    items = close_agenda(sitting, scheme=scheme(), by=bench.sophie, on=ON)
    sitting.refresh_from_db()
    return sitting, items


def opened(framework: Framework, bench: Bench, *, sample: bool = True) -> tuple[Sitting, list[Item]]:
    """An open sitting with Emma and Saul there; the drawn files are opened when `sample` says so."""
    sitting, items = with_agenda(framework, bench)
    present(sitting, bench.emma, bench.saul, bench=bench, on=ON)
    open_sitting(sitting, scheme=scheme(), by=bench.sophie, on=ON)
    for item in items:
        if item.drawn and sample:
            open_file(item, by=bench.sophie, on=ON)
    sitting.refresh_from_db()
    return sitting, items


def page(sitting: Sitting, rest: str = "") -> str:
    return f"/seances/{sitting.public_id}/{rest}"


def file(item: Item, rest: str = "") -> str:
    return page(item.sitting, f"dossiers/{item.number}/{rest}")
