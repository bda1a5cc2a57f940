"""The page after sign-in: what waits today, for every professional role."""

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from socle.core.roles import Role
from socle.web.access import Actor, Request, role
from socle.web.certifier.tasks import certifier_tasks
from socle.web.juries.tasks import jury_tasks
from socle.web.pathways.tasks import body_tasks
from socle.web.studies.tasks import study_tasks
from socle.web.task import Task

Part = Callable[[Actor, date], list[Task]]
# Each part answers for its own roles, and with nothing for the others.
PARTS: tuple[Part, ...] = (body_tasks, certifier_tasks, jury_tasks, study_tasks)
PROFESSIONALS = tuple(each for each in Role if each != Role.CANDIDATE)


@role(*PROFESSIONALS)
@require_safe
def today(request: Request) -> HttpResponse:
    on = localdate()
    tasks = [task for part in PARTS for task in part(request.actor, on) if task.count]
    return render(request, "pathways/today.html", {"tasks": tasks, "on": on})
