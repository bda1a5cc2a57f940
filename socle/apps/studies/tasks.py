"""What the worker does for studies: calculate what was asked, and what an interrupted worker left."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from socle.apps.studies.models import Run

# A worker that lives says so every ten seconds.
SILENCE = timedelta(minutes=2)


@app.task(name="calculate_study")
def calculate_study(run: int) -> None:
    # Loaded where a study is calculated: no other command waits for the statistics.
    from socle.apps.studies.running import calculate

    found = Run.objects.select_related("protocol__stored", "data__stored").get(pk=run)
    calculate(found, on=localdate())


def hand_over(run: Run) -> None:
    """The worker will calculate it; a run calculated twice ends once."""
    calculate_study.defer(run=run.pk)


@app.periodic(cron="*/5 * * * *")
@app.task(name="restart_interrupted_studies", queueing_lock="restart_interrupted_studies")
def restart_interrupted_studies(timestamp: int) -> int:
    return restart_interrupted(now())


def restart_interrupted(at: datetime) -> int:
    """Runs that no living worker has; answer how many are handed over again."""
    jobs = ProcrastinateJob.objects.filter(task_name="calculate_study")
    waiting = jobs.filter(status="todo")
    living = jobs.filter(status="doing", worker__last_heartbeat__gt=at - SILENCE)
    held = {job.args["run"] for job in waiting.union(living)}
    left = Run.objects.filter(state__in=("queued", "running")).exclude(pk__in=held).order_by("pk")
    for run in left:
        hand_over(run)
    return len(left)
