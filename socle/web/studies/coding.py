"""Interview notes and documents: kept, coded by theme, some passages cited beside the figures."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from socle.apps.studies.coding import (
    add_material,
    add_theme,
    cite_excerpt,
    code_excerpt,
    remove_excerpt,
    remove_material,
)
from socle.apps.studies.models import Excerpt, Material, Study, Theme
from socle.apps.studies.queries import studies_of
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.refusal import refused_as_message, refused_on
from socle.web.studies.forms import ExcerptForm, MaterialForm, ThemeForm
from socle.web.studies.reach import my


@dataclass(frozen=True, slots=True)
class MaterialsPage:
    study: Study
    materials: tuple[Material, ...]
    themes: tuple[Theme, ...]
    material_form: MaterialForm
    theme_form: ThemeForm


@dataclass(frozen=True, slots=True)
class MaterialPage:
    material: Material
    excerpts: tuple[Excerpt, ...]
    has_themes: bool
    form: ExcerptForm


@role(Role.RESEARCHER)
@require_http_methods(["GET", "HEAD", "POST"])
def study_materials(request: Request, public_id: UUID) -> HttpResponse:
    study, form = my(request, public_id), MaterialForm(request.POST or None)
    if form.is_valid():
        with refused_on(form):
            added = add_material(study, **form.cleaned_data, by=request.actor.account, on=localdate())
            return redirect("study_material", added.public_id)
    return materials_page(request, study, form, ThemeForm())


@role(Role.RESEARCHER)
@require_POST
def new_theme(request: Request, public_id: UUID) -> HttpResponse:
    study, form = my(request, public_id), ThemeForm(request.POST)
    if form.is_valid():
        with refused_on(form, "theme"):
            said = form.cleaned_data
            add_theme(study, said["theme"], said["definition"], by=request.actor.account, on=localdate())
            return redirect("study_materials", public_id)
    return materials_page(request, study, MaterialForm(), form)


def materials_page(
    request: Request, study: Study, material_form: MaterialForm, theme_form: ThemeForm
) -> HttpResponse:
    page = MaterialsPage(
        study=study,
        materials=tuple(study.materials.defer("text").order_by("collected_on", "pk")),
        themes=tuple(study.themes.annotate(passages=Count("excerpts")).order_by("name")),
        material_form=material_form,
        theme_form=theme_form,
    )
    is_wrong = bool(material_form.errors or theme_form.errors)
    return render(request, "studies/materials.html", {"page": page}, status=422 if is_wrong else 200)


@role(Role.RESEARCHER)
@require_http_methods(["GET", "HEAD", "POST"])
def study_material(request: Request, public_id: UUID) -> HttpResponse:
    """One text, read from beginning to end, its passages beside."""
    material = my_material(request, public_id)
    themes = material.study.themes.order_by("name")
    form = ExcerptForm(request.POST or None, themes=themes)
    if form.is_valid():
        said = form.cleaned_data
        with refused_on(form, "passage"):
            code_excerpt(material, said["theme"], said["passage"], by=request.actor.account, on=localdate())
            return redirect("study_material", public_id)
    page = MaterialPage(
        material=material,
        excerpts=tuple(material.excerpts.select_related("theme").order_by("starts_at", "pk")),
        has_themes=themes.exists(),
        form=form,
    )
    return render(request, "studies/material.html", {"page": page}, status=422 if form.errors else 200)


@role(Role.RESEARCHER)
@require_POST
def forget_material(request: Request, public_id: UUID) -> HttpResponse:
    material = my_material(request, public_id)
    with refused_as_message(request):
        remove_material(material, by=request.actor.account, on=localdate())
        messages.success(request, "Ce texte et ses passages sont effacés.")
    return redirect("study_materials", material.study.public_id)


@role(Role.RESEARCHER)
@require_POST
def excerpt(request: Request, public_id: UUID) -> HttpResponse:
    """One button each: cite beside the figures, no longer cite, remove."""
    found = Excerpt.objects.filter(material__study__in=studies_of(request.actor.account))
    passage = get_object_or_404(found.select_related("material__study__owner"), public_id=public_id)
    by, on = request.actor.account, localdate()
    with refused_as_message(request):
        if "remove" in request.POST:
            remove_excerpt(passage, by=by, on=on)
        else:
            cite_excerpt(passage, "cite" in request.POST, by=by, on=on)
    return redirect("study_material", passage.material.public_id)


def my_material(request: Request, public_id: UUID) -> Material:
    found = Material.objects.filter(study__in=studies_of(request.actor.account))
    return get_object_or_404(found.select_related("study__owner"), public_id=public_id)
