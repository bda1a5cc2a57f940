"""The life of each framework: its steps, its registration, its versions and what changed between them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from socle.apps.frameworks.actions import Registration, move_framework, register_window
from socle.apps.frameworks.models import Framework, Version
from socle.apps.frameworks.queries import content, frameworks
from socle.core.framework.difference import difference
from socle.core.framework.model import Framework as Content
from socle.core.framework.model import Provenance
from socle.core.framework_life import FRAMEWORK_LIFE
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certifier.exporting import frameworks_list
from socle.web.certifier.forms import RegistrationForm
from socle.web.exports import exported
from socle.web.refusal import refused_as_message, refused_on

STEPS = {
    "validate": "Validé par les partenaires sociaux",
    "file": "Dossier déposé, en instruction",
    "send_back": "Renvoyé en conception",
    "register": "Enregistré",
    "renew": "Enregistrement renouvelé",
    "close": "Fermer le référentiel",
}


@dataclass(frozen=True, slots=True)
class VersionLine:
    """`previous` is the label of the version before it, empty for the first one."""

    label: str
    starts_on: date
    published_on: date
    sha256: str
    criteria: int
    provenance: str
    previous: str


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    framework: Framework
    state: str
    steps: tuple[tuple[str, str], ...]
    versions: tuple[VersionLine, ...]
    form: RegistrationForm


@role(Role.CERTIFIER)
@require_safe
def frameworks_admin(request: Request) -> HttpResponseBase:
    if file := exported(request, {"referentiels": frameworks_list}):
        return file
    rows = [(framework, FRAMEWORK_LIFE.labels[framework.state]) for framework in frameworks()]
    return render(request, "certifier/frameworks.html", {"rows": rows})


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def framework_admin(request: Request, slug: str) -> HttpResponse:
    found = get_object_or_404(Framework, slug=slug)
    form = RegistrationForm(request.POST or None, initial=registration(found))
    if form.is_valid():
        with refused_on(form):
            said = Registration(**form.cleaned_data)
            register_window(found, said, by=request.actor.account.pk, on=localdate())
            messages.success(request, "L’enregistrement est à jour.")
            return redirect("framework_admin", slug)
    status = 422 if form.errors else 200
    return render(request, "certifier/framework.html", {"page": framework_page(found, form)}, status=status)


@role(Role.CERTIFIER)
@require_POST
def framework_step(request: Request, slug: str, verb: str) -> HttpResponse:
    found = get_object_or_404(Framework, slug=slug)
    with refused_as_message(request):
        move_framework(found, verb, by=request.actor.account.pk, on=localdate())
        state = FRAMEWORK_LIFE.labels[found.state]
        messages.success(request, f"« {found.title} » est maintenant : {state}.")
    return redirect("framework_admin", slug)


@role(Role.CERTIFIER)
@require_safe
def version_changes(request: Request, slug: str, label: str) -> HttpResponse:
    found = get_object_or_404(Version.objects.select_related("framework"), framework__slug=slug, label=label)
    before = found.framework.versions.filter(starts_on__lt=found.starts_on).order_by("-starts_on").first()
    changes = difference(content(before), content(found)) if before else ()
    page = {"version": found, "before": before, "changes": changes}
    return render(request, "certifier/version.html", {"page": page})


def framework_page(framework: Framework, form: RegistrationForm) -> FrameworkPage:
    moves = [move for move in FRAMEWORK_LIFE.moves if framework.state in move.sources]
    versions = list(framework.versions.select_related("framework").order_by("starts_on"))
    labels = ["", *(version.label for version in versions)]
    lines = [version_line(each, previous) for each, previous in zip(versions, labels, strict=False)]
    return FrameworkPage(
        framework=framework,
        state=FRAMEWORK_LIFE.labels[framework.state],
        steps=tuple((move.verb, STEPS[move.verb]) for move in moves),
        versions=tuple(reversed(lines)),
        form=form,
    )


def version_line(version: Version, previous: str) -> VersionLine:
    said = content(version)
    return VersionLine(
        label=version.label,
        starts_on=version.starts_on,
        published_on=version.published_on,
        sha256=version.sha256,
        criteria=said.criterion_count,
        provenance=provenance(said),
        previous=previous,
    )


def provenance(framework: Content) -> str:
    """« 142 textes officiels, 0 déduit, 3 provisoires »."""
    texts = [domain.name for domain in framework.domains]
    texts += [subdomain.name for subdomain in framework.subdomains()]
    texts += [criterion.text for criterion in framework.criteria()]
    count = Counter(text.provenance for text in texts)
    official, inferred, provisional = (
        count[each] for each in (Provenance.OFFICIAL, Provenance.INFERRED, Provenance.PROVISIONAL)
    )
    return (
        f"{official} texte{plural(official)} officiel{plural(official)}, "
        f"{inferred} déduit{plural(inferred)}, {provisional} provisoire{plural(provisional)}"
    )


def plural(count: int) -> str:
    return "s" if count > 1 else ""


def registration(framework: Framework) -> dict[str, object]:
    return {
        "number": framework.registration_number,
        "starts_on": framework.registered_from,
        "ends_on": framework.registered_until,
        "last_delivery_on": framework.last_delivery_on,
        "co_authors": "\n".join(framework.co_authors),
    }
