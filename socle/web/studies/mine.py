"""A researcher's studies: the list, and one study with what comes next."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.studies.models import Extract, Protocol, Publication, Run, Study, StudyData
from socle.apps.studies.protocols import open_study
from socle.apps.studies.queries import last_protocol, last_publication, runs_of, studies_of
from socle.core.exchange.tables.table import Table
from socle.core.roles import Role
from socle.core.study_life import RUN, STUDY
from socle.web.access import Request, role
from socle.web.certifier.page import Ask, ask_page
from socle.web.exports import exported
from socle.web.refusal import refused_on
from socle.web.studies.forms import DataForm, StudyForm
from socle.web.studies.reach import my

HEADER = ("Étude", "État", "Ouverte le")


@dataclass(frozen=True, slots=True)
class RunLine:
    run: Run
    state: str
    can_publish: bool


@dataclass(frozen=True, slots=True)
class MyStudyPage:
    study: Study
    state: str
    is_draft: bool
    protocol: Protocol | None
    versions: int
    data: tuple[StudyData, ...]
    extracts: tuple[Extract, ...]
    can_ask: bool
    runs: tuple[RunLine, ...]
    publication: Publication | None
    form: DataForm


@role(Role.RESEARCHER)
@require_safe
def my_studies(request: Request) -> HttpResponseBase:
    found = studies_of(request.actor.account)
    if (state := request.GET.get("etat")) in STUDY.states:
        found = found.filter(state=state)
    if file := exported(request, {"mes-etudes": partial(table, found)}):
        return file
    rows = [(study, STUDY.labels[study.state]) for study in found]
    return render(request, "studies/mine.html", {"rows": rows})


@role(Role.RESEARCHER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_study(request: Request) -> HttpResponse:
    """A new study starts from a protocol that explains each of its keys."""
    form = StudyForm(request.POST or None)
    if form.is_valid():
        with refused_on(form):
            name, by = form.cleaned_data["name"], request.actor.account
            opened = open_study(name, by=by, on=localdate())
            return redirect("my_protocol", opened.public_id)
    ask = Ask(
        "Nouvelle étude",
        "Écrire le protocole",
        "/mes-etudes/",
        "Mes études",
        "La question et la méthode d’abord. Personne d’autre ne les lit avant que vous verrouilliez.",
    )
    return ask_page(request, ask, form)


@role(Role.RESEARCHER)
@require_safe
def my_study(request: Request, public_id: UUID) -> HttpResponse:
    page = page_of(my(request, public_id), DataForm())
    return render(request, "studies/my_study.html", {"page": page})


def page_of(study: Study, form: DataForm) -> MyStudyPage:
    protocol, extracts = last_protocol(study), tuple(study.extracts.order_by("pk"))
    waiting = [each for each in extracts if not each.granted_on and not each.refused_on]
    return MyStudyPage(
        study=study,
        state=STUDY.labels[study.state],
        is_draft=study.state == STUDY.initial,
        protocol=protocol,
        versions=protocol.version if protocol else 0,
        data=tuple(study.data.order_by("-pk")),
        extracts=extracts,
        can_ask=study.state != STUDY.initial and not waiting,
        runs=tuple(run_line(run, protocol) for run in runs_of(study)),
        publication=last_publication(study),
        form=form,
    )


def run_line(run: Run, last: Protocol | None) -> RunLine:
    is_last = last is not None and run.protocol_id == last.pk
    can_publish = run.state == "done" and is_last and not hasattr(run, "publication")
    return RunLine(run, RUN.labels[run.state], can_publish)


def table(found: QuerySet[Study]) -> Table:
    rows = ((study.name, STUDY.labels[study.state], study.opened_on) for study in found)
    return Table("Mes études", HEADER, rows)
