"""A calculation: started, followed, read, published."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from socle.apps.studies.models import Run, StudyData
from socle.apps.studies.publishing import publish_run
from socle.apps.studies.queries import last_protocol, studies_of
from socle.apps.studies.running import results_of, start_run
from socle.core.errors import Refusal
from socle.core.impact.disclosure import publishable
from socle.core.impact.report.content import report_of
from socle.core.impact.report.page import html_page
from socle.core.impact.results import Results
from socle.core.roles import Role
from socle.core.study_life import RUN
from socle.web.access import Request, role
from socle.web.refusal import refused_as_message
from socle.web.studies.mine import run_line
from socle.web.studies.reach import my_run
from socle.web.studies.register import REPORT_POLICY

ENDED = ("done", "failed")


@dataclass(frozen=True, slots=True)
class RunPage:
    """`results` once it is done, `hidden` what the public will not read of them, or `trouble` instead."""

    run: Run
    state: str
    is_under_way: bool
    can_publish: bool
    results: Results | None
    hidden: tuple[str, ...]
    trouble: str


@role(Role.RESEARCHER)
@require_POST
def start_study_run(request: Request, public_id: UUID) -> HttpResponse:
    mine = StudyData.objects.filter(study__in=studies_of(request.actor.account))
    data = get_object_or_404(mine.select_related("study__owner"), public_id=public_id)
    with refused_as_message(request):
        return redirect("study_run", start_run(data, by=request.actor.account, on=localdate()).public_id)
    return redirect("my_study", data.study.public_id)


@role(Role.RESEARCHER)
@require_safe
def study_run(request: Request, public_id: UUID) -> HttpResponse:
    run = my_run(request, public_id)
    results, trouble = None, run.trouble
    if run.state == "done":
        try:
            results = results_of(run)
        except Refusal as outdated:
            trouble = str(outdated)
    page = RunPage(
        run=run,
        state=RUN.labels[run.state],
        is_under_way=run.state not in ENDED,
        can_publish=results is not None and run_line(run, last_protocol(run.protocol.study)).can_publish,
        results=results,
        hidden=publishable(results).hidden if results else (),
        trouble=trouble,
    )
    return render(request, "studies/run.html", {"page": page})


@role(Role.RESEARCHER)
@require_safe
def study_run_state(request: Request, public_id: UUID) -> JsonResponse:
    run = my_run(request, public_id)
    told = {"step": run.step, "done": run.done_steps, "steps": run.all_steps, "ended": run.state in ENDED}
    return JsonResponse(told)


@role(Role.RESEARCHER)
@require_safe
def study_run_report(request: Request, public_id: UUID) -> HttpResponse:
    """The whole report, before disclosure control: for its author only."""
    run = my_run(request, public_id)
    get_object_or_404(Run, pk=run.pk, state="done")
    with refused_as_message(request):
        return private_report(html_page(report_of(results_of(run))))
    return redirect("study_run", public_id)


def private_report(content: str) -> HttpResponse:
    answer = HttpResponse(content)
    answer["Content-Security-Policy"] = REPORT_POLICY
    answer["Cache-Control"] = "private, no-store"
    return answer


@role(Role.RESEARCHER)
@require_POST
def publish_study_run(request: Request, public_id: UUID) -> HttpResponse:
    run = my_run(request, public_id)
    with refused_as_message(request):
        publish_run(run, by=request.actor.account, on=localdate())
        messages.success(request, "L’étude est publiée.")
        return redirect("study", run.protocol.study.public_id)
    return redirect("study_run", public_id)
