"""What the worker does for declarations: every night, enter passages, tell of delays that run out, erase."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from procrastinate.contrib.django import app

from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.keeping import erase_old_files
from socle.apps.declarations.models import NationalNumber, Passage
from socle.apps.declarations.paging import pages_of
from socle.apps.declarations.queries import awaited
from socle.apps.journal.batch import write_entries
from socle.core.declaration.deadline import Delay, delay_of
from socle.core.exchange.cdc.model import Action
from socle.scheme import Scheme, scheme


@app.periodic(cron="50 3 * * *")
@app.task(name="watch_declarations", queueing_lock="watch_declarations")
def watch_declarations(timestamp: int) -> int:
    return watch(scheme(), localdate())


@transaction.atomic
def watch(scheme: Scheme, on: date) -> int:
    """Answer how many passages reached an alert; running it again the same day tells none twice."""
    enter_passages(on=on)
    erase_old_files(on - timedelta(days=scheme.parameters.value("declaration_file_days", on=on)))
    if not scheme.parameters.value("national_number", on=on):
        NationalNumber.objects.all().delete()
    delay = delay_of(scheme.parameters, on)
    told = list(_reached(delay, on))
    for page in pages_of(told):
        Passage.objects.bulk_update(page, ["alerted_days"])
        codes = [{"days": passage.alerted_days} for passage in page]
        write_entries(page, "reach_alert", by=None, on=on, codes=codes)
    return len(told)


def _reached(delay: Delay, on: date) -> list[Passage]:
    """Those past an alert that was not told yet."""
    first = date.fromordinal(on.toordinal() - min(delay.alerts))
    started = dict(awaited(delay).filter(started_on__lte=first).values_list("pk", "started_on"))
    reached = []
    for passage in Passage.objects.filter(certificate__in=started, action=Action.CREATION).order_by("pk"):
        days = delay.alert(started[passage.certificate_id], on)
        if days > passage.alerted_days:
            passage.alerted_days = days
            reached.append(passage)
    return reached
