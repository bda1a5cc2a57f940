"""The list of candidates and a candidate's file."""

from functools import partial
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from socle.apps.pathways.models import Pathway
from socle.web.access import Request, role
from socle.web.exports import exported
from socle.web.pathways.exporting import candidates
from socle.web.pathways.file import file_page
from socle.web.pathways.listing import list_page
from socle.web.pathways.reach import BODY, reach


@role(*BODY)
@require_safe
def pathways(request: Request) -> HttpResponseBase:
    on = localdate()
    if file := exported(request, {"candidats": partial(candidates, request.actor, request.GET, on)}):
        return file
    page = list_page(request.actor, request.GET, on)
    return render(request, "pathways/list.html", {"page": page})


@role(*BODY)
@require_safe
def pathway(request: Request, public_id: UUID) -> HttpResponse:
    """The whole file; a trainer finds the training record there instead."""
    held = reach(request.actor)
    found = get_object_or_404(held.pathways.select_related(*RELATED).defer(*HEAVY), public_id=public_id)
    if not held.sees_whole(found):
        return redirect("training", found.public_id)
    return show(request, found)


RELATED = ("person", "framework", "version", "site__body")
# A version holds its whole bundle; what it says is read once per process.
HEAVY = ("version__bundle",)


def whole_file(request: Request, public_id: UUID) -> Pathway:
    """The file, when the account sees it whole."""
    sites = [site.pk for site in reach(request.actor).whole]
    found = Pathway.objects.filter(site__in=sites).select_related(*RELATED).defer(*HEAVY)
    return get_object_or_404(found, public_id=public_id)


def show(request: Request, pathway: Pathway, **answered: forms.Form) -> HttpResponse:
    """The file, with the form that was just refused if there is one."""
    page = file_page(request.actor, pathway, localdate(), answered)
    return render(request, "pathways/file.html", {"page": page}, status=422 if answered else 200)
