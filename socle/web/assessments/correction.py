"""Correcting a rating after the restitution: a new rating with its reason; the former one stays readable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_http_methods

from socle.apps.assessments.correcting import correct_rating
from socle.apps.assessments.models import Assessment, Correction, Sheet
from socle.apps.frameworks.queries import content
from socle.apps.people.models import Professional
from socle.core.certification import Verdict
from socle.core.framework.model import Framework
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.assessments.restitution import given_back
from socle.web.assessments.words import VERDICTS
from socle.web.refusal import refused_on


class CorrectionForm(forms.Form):
    code = forms.ChoiceField(label="Le critère")
    verdict = forms.ChoiceField(
        label="Le nouveau constat", choices=list(VERDICTS.items()), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="La raison",
        help_text="Une phrase : ce qui a été mal noté, et comment on le sait.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating as it stands: by whom, and when."""

    code: str
    sentence: str
    verdict: str
    author: str
    on: date


@dataclass(frozen=True, slots=True)
class Former:
    code: str
    before: str
    after: str
    reason: str
    author: str
    on: date


@role(Role.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, public_id: UUID) -> HttpResponse:
    assessment = given_back(request, public_id)
    form = CorrectionForm(request.POST or None, initial={"code": request.GET.get("c", "")})
    form.fields["code"].choices = criteria_of(assessment)  # type: ignore[attr-defined]
    if form.is_valid():
        said, by = form.cleaned_data, request.actor.account
        with refused_on(form):
            correct_rating(
                assessment,
                said["code"],
                said["verdict"],
                reason=said["reason"],
                scheme=scheme(),
                by=by,
                on=localdate(),
            )
            messages.success(request, "La correction est enregistrée. Le constat d’avant reste lisible.")
            return redirect("correct", assessment.public_id)
    shown = {
        "assessment": assessment,
        "form": form,
        "rated": rated(assessment),
        "former": former(assessment),
    }
    return render(request, "assessments/correct.html", shown, status=422 if form.is_bound else 200)


def criteria_of(assessment: Assessment) -> list[tuple[str, list[tuple[str, str]]]]:
    """The criteria that this assessment could rate, by subdomain."""
    framework = content(assessment.pathway.version)
    scope = framework.code_set if assessment.scope is None else frozenset(assessment.scope)
    groups = []
    for subdomain in framework.subdomains():
        codes = [(c.code, f"{c.code} {c.text}") for c in subdomain.criteria if c.code in scope]
        if codes:
            groups.append((f"{subdomain.code} {subdomain.name}", codes))
    return groups


def rated(assessment: Assessment) -> list[Rated]:
    """Every rating of the assessment as it stands, in the order of the framework."""
    sheets = Sheet.objects.filter(assessment=assessment).values_list("ratings", flat=True)
    said = {code: rating for sheet in sheets for code, rating in sheet.items()}
    authors = Professional.objects.in_bulk({rating["by"] for rating in said.values()})
    days = days_of(assessment, said)
    sentences = sentences_of(content(assessment.pathway.version))
    return [
        Rated(code, sentence, word(said[code]["verdict"]), str(authors[said[code]["by"]]), days[code])
        for code, sentence in sentences.items()
        if code in said
    ]


def days_of(assessment: Assessment, said: Mapping[str, Any]) -> dict[str, date]:
    """The day of each rating: of its correction, else of its click, else of the assessment."""
    corrected = Correction.objects.filter(assessment=assessment).order_by("pk").values_list("code", "on")
    clicked = {code: datetime.fromisoformat(r["at"]) for code, r in said.items() if r["at"]}
    opened = dict.fromkeys(said, assessment.opened_on)
    return opened | {code: localtime(at).date() for code, at in clicked.items()} | dict(corrected)


def sentences_of(framework: Framework) -> dict[str, str]:
    return {criterion.code: criterion.text.value for criterion in framework.criteria()}


def former(assessment: Assessment) -> list[Former]:
    """The ratings that were corrected, the latest first."""
    corrections = Correction.objects.filter(assessment=assessment).select_related("author").order_by("-pk")
    return [Former(c.code, word(c.before), word(c.after), c.reason, str(c.author), c.on) for c in corrections]


def word(verdict: str) -> str:
    return VERDICTS[Verdict(verdict)]
