"""Two rows that may be one person, side by side; the certifier says."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from socle.apps.certificates.doubts import resolve_doubt
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Doubt, Person
from socle.apps.people.queries import open_doubts
from socle.core.pathway import PATHWAY
from socle.core.person import Civility
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certifier.exporting import doubts_list
from socle.web.exports import exported
from socle.web.refusal import refused_as_message

ON_A_PAGE = 50
NOTHING = "—"
TITLES = {Civility.MR: "Monsieur", Civility.MRS: "Madame"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing known of both rows."""

    label: str
    older: str
    newer: str

    @property
    def differs(self) -> bool:
        return self.older != self.newer


@dataclass(frozen=True, slots=True)
class DoubtPage:
    """Pathways are told apart: they say where each row comes from, and never compare."""

    doubt: Doubt
    known: tuple[Compared, ...]
    older: tuple[str, ...]
    newer: tuple[str, ...]


@role(Role.CERTIFIER)
@require_safe
def doubts(request: Request) -> HttpResponseBase:
    if file := exported(request, {"doublons": doubts_list}):
        return file
    rows = Paginator(open_doubts(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "certifier/doubts.html", {"rows": rows})


@role(Role.CERTIFIER)
@require_safe
def doubt(request: Request, newer: UUID, older: UUID) -> HttpResponse:
    found = get_object_or_404(open_doubts(), newer__public_id=newer, older__public_id=older)
    return render(request, "certifier/doubt.html", {"page": doubt_page(found)})


@role(Role.CERTIFIER)
@require_POST
def answer_doubt(request: Request, newer: UUID, older: UUID) -> HttpResponse:
    """Answered already, by someone else or by the same button twice: the list says what is left."""
    pair = {"newer__public_id": newer, "older__public_id": older}
    found = open_doubts().filter(**pair).first()
    said = request.POST.get("answer")
    if found is None:
        messages.info(request, "Ce doute a déjà sa réponse.")
    elif said in ("same", "two"):
        with refused_as_message(request):
            resolve_doubt(found, said == "same", by=request.actor.account, on=localdate())
            messages.success(request, "Votre réponse est enregistrée.")
            return redirect("doubts")
        return redirect("doubt", newer, older)
    else:
        messages.error(request, "Dites si c’est la même personne, ou si ce sont deux personnes.")
        return redirect("doubt", newer, older)
    return redirect("doubts")


def doubt_page(doubt: Doubt) -> DoubtPage:
    people = (doubt.older, doubt.newer)
    pathways = Pathway.objects.filter(person__in=people).select_related("framework", "site").order_by("pk")
    told: dict[int, list[str]] = {person.pk: [] for person in people}
    for pathway in pathways:
        told[pathway.person_id].append(pathway_line(pathway))
    older, newer = known_of(doubt.older), known_of(doubt.newer)
    return DoubtPage(
        doubt=doubt,
        known=tuple(Compared(label, older[label], newer[label]) for label in older),
        older=tuple(told[doubt.older_id]),
        newer=tuple(told[doubt.newer_id]),
    )


def known_of(person: Person) -> dict[str, str]:
    birth_place = f"{person.birth_place_name} ({person.birth_place or 'code inconnu'})"
    told = {
        "Civilité": TITLES.get(Civility(person.civility), ""),
        "Nom de naissance": person.birth_name,
        "Nom d’usage": person.used_name,
        "Prénom": person.first_name,
        "Date de naissance": day(person.birth_date),
        "Lieu de naissance": birth_place,
        "Adresse électronique": person.email,
        "Téléphone": person.phone,
        "Adresse": " ".join(filter(None, (person.address, person.postal_code, person.town))),
    }
    return {label: value or NOTHING for label, value in told.items()}


def pathway_line(pathway: Pathway) -> str:
    step = PATHWAY.labels[pathway.state]
    return f"{pathway.framework.title} : {step}, {pathway.site}, depuis le {day(pathway.opened_on)}"


def day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
