"""The public register of studies: what was announced, what was found, and what stayed unpublished."""

import json
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from socle.apps.files.actions import PDF, read
from socle.apps.files.models import Stored
from socle.apps.studies.models import Excerpt, Protocol, Publication, Study
from socle.apps.studies.queries import cited, last_publication, register
from socle.core.exchange.tables.table import Cell, Table
from socle.core.study_life import STUDY
from socle.web.access import Request, public
from socle.web.exports import exported
from socle.web.said_day import said_day

HEADER = ("Étude", "État", "Verrouillée le", "Amendements", "Empreinte du protocole (SHA-256)")
# The report carries its own style and no script: nothing else is let in.
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Announced:
    """One line of the register; `standing` says since when it is locked, and whether it is published."""

    study: Study
    standing: str
    amendments: int
    last: Protocol


@dataclass(frozen=True, slots=True)
class StudyPage:
    line: Announced
    protocols: tuple[tuple[Protocol, str], ...]
    publication: Publication | None
    published_on: str
    conclusion: str
    excerpts: tuple[Excerpt, ...]


@public
@require_safe
def studies(request: Request) -> HttpResponseBase:
    found = [announced(study) for study in register()]
    if file := exported(request, {"etudes": partial(table, found)}):
        return file
    return render(request, "studies/register.html", {"rows": found})


@public
@require_safe
def study(request: Request, public_id: UUID) -> HttpResponse:
    found = get_object_or_404(register(), public_id=public_id)
    publication = last_publication(found)
    page = StudyPage(
        line=announced(found),
        protocols=tuple((each, said_day(each.locked_on)) for each in found.protocols.all()),
        publication=publication,
        published_on=said_day(publication.published_on) if publication else "",
        conclusion=conclusion_of(publication) if publication else "",
        excerpts=tuple(cited(found)) if found.state == "published" else (),
    )
    return render(request, "studies/study.html", {"page": page})


@public
@require_safe
def study_protocol(request: Request, public_id: UUID, version: int) -> HttpResponse:
    found = get_object_or_404(register(), public_id=public_id)
    protocol = get_object_or_404(found.protocols.select_related("stored"), version=version)
    return sent(protocol.stored, "text/plain; charset=utf-8")


@public
@require_safe
def study_report(request: Request, public_id: UUID) -> HttpResponse:
    answer = sent(published(public_id).report, "text/html; charset=utf-8")
    answer["Content-Security-Policy"] = REPORT_POLICY
    return answer


@public
@require_safe
def study_paper(request: Request, public_id: UUID) -> HttpResponse:
    return sent(published(public_id).paper, PDF)


@public
@require_safe
def study_brief(request: Request, public_id: UUID) -> HttpResponse:
    return sent(published(public_id).brief, PDF)


@public
@require_safe
def study_results(request: Request, public_id: UUID) -> HttpResponse:
    return sent(published(public_id).results, "application/json")


def published(public_id: UUID) -> Publication:
    found = last_publication(get_object_or_404(register(), public_id=public_id))
    if found is None:
        raise Http404
    return found


def conclusion_of(publication: Publication) -> str:
    """Its first paragraph, read from what was published, whatever the release that wrote it."""
    return str(json.loads(read(publication.results))["conclusion"])


def sent(stored: Stored, media_type: str) -> HttpResponse:
    return HttpResponse(read(stored), content_type=media_type)


def announced(study: Study) -> Announced:
    protocols = list(study.protocols.all())
    since = said_day(protocols[0].locked_on)
    said = (
        _("verrouillée le %(day)s, publiée")
        if study.state == "published"
        else _("verrouillée le %(day)s, non publiée")
    )
    return Announced(study, said % {"day": since}, len(protocols) - 1, protocols[-1])


def table(found: list[Announced]) -> Table:
    return Table("Études", HEADER, (told(each) for each in found))


def told(line: Announced) -> tuple[Cell, ...]:
    first = line.study.protocols.all()[0]
    state = STUDY.labels[line.study.state]
    return line.study.name, state, first.locked_on, line.amendments, line.last.sha256
