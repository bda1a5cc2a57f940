"""Opening an assessment: the first one, or a final one of what is still to acquire."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from socle.apps.assessments.actions import final_scope, open_assessment
from socle.apps.assessments.models import Assessment
from socle.apps.frameworks.queries import content
from socle.apps.pathways.models import Pathway
from socle.core.assessment import LABELS, Kind, Mode
from socle.core.errors import Refusal
from socle.core.pathway import PATHWAY
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.assessments.reach import pathways
from socle.web.assessments.words import MODES
from socle.web.refusal import refused_on


class OpeningForm(forms.Form):
    mode = forms.ChoiceField(
        label="Où se passe l’évaluation ?",
        choices=list(MODES.items()),
        initial=Mode.ON_SITE,
        widget=forms.RadioSelect,
    )
    accommodation = forms.CharField(
        label="Aménagement pour un handicap",
        help_text="Facultatif. Par exemple : plus de temps, un texte agrandi, une pause, un interprète. "
        "Un aménagement change la manière de faire, jamais ce qui est demandé.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """`parts` names what the assessment covers; `obstacle` says why none can be opened."""

    pathway: Pathway
    kind: str = ""
    parts: tuple[str, ...] = ()
    obstacle: str = ""
    under_way: Assessment | None = None


@role(Role.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def open_assessment_page(request: Request, public_id: UUID) -> HttpResponse:
    pathway = get_object_or_404(pathways(request.actor, Role.ASSESSOR), public_id=public_id)
    form = OpeningForm(request.POST or None)
    kind = kind_of(pathway)
    if kind and form.is_valid():
        with refused_on(form):
            assessment = open_assessment(
                pathway,
                kind,
                mode=Mode(form.cleaned_data["mode"]),
                accommodation=form.cleaned_data["accommodation"],
                scheme=scheme(),
                by=request.actor.account,
                on=localdate(),
            )
            return redirect("grid", assessment.public_id)
    shown = {"page": opening_page(pathway, kind), "form": form}
    return render(request, "assessments/open.html", shown, status=422 if form.is_bound else 200)


def kind_of(pathway: Pathway) -> Kind | None:
    """The kind of assessment that can follow, if any can."""
    for kind in Kind:
        verb = f"open_{kind}_assessment"
        if any(m.verb == verb and pathway.state in m.sources for m in PATHWAY.moves):
            return kind
    return None


def opening_page(pathway: Pathway, kind: Kind | None) -> OpeningPage:
    if kind is None:
        under_way = Assessment.objects.filter(pathway=pathway, given_back_on__isnull=True).first()
        return OpeningPage(pathway, obstacle=obstacle_of(pathway), under_way=under_way)
    try:
        return OpeningPage(pathway, LABELS[kind], covered(pathway, kind))
    except Refusal as refusal:
        return OpeningPage(pathway, obstacle=str(refusal))


def obstacle_of(pathway: Pathway) -> str:
    return f"Aucune évaluation ne s’ouvre maintenant : le parcours est « {PATHWAY.labels[pathway.state]} »."


def covered(pathway: Pathway, kind: Kind) -> tuple[str, ...]:
    """What this assessment covers, in the names of the domains."""
    framework = content(pathway.version)
    codes = framework.codes if kind == Kind.INITIAL else final_scope(pathway, scheme(), localdate())
    touched = {code.partition(".")[0] for code in codes}
    return tuple(domain.short for domain in framework.domains if domain.code in touched)
