"""What a body has to correct: what was answered or keeps it back, the fields to check, the correction."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.declarations.actions import correct_passage
from socle.apps.declarations.correcting import is_to_correct, to_correct
from socle.apps.declarations.facts import saying_of
from socle.apps.declarations.models import Passage
from socle.apps.declarations.queries import left_out, of_bodies, rejected
from socle.core.declaration.deadline import Delay
from socle.core.exchange.tables.table import Cell, Table
from socle.core.roles import WHOLE_FILES, Role
from socle.scheme import scheme
from socle.web.access import Actor, Request, role
from socle.web.declarations.answer import Answer, answer_of
from socle.web.declarations.correction_form import CorrectionForm
from socle.web.declarations.passages import every
from socle.web.declarations.reach import BODY_OR_CERTIFIER, delay_on, is_number_open, reached
from socle.web.declarations.words import name_of, obstacles_said
from socle.web.exports import exported
from socle.web.keyset import ON_A_PAGE, Part, by_key, part_of
from socle.web.pathways.words import short_title
from socle.web.refusal import refused_on

HEADER = (
    *("Nom", "Né(e) le", "Certificat", "Établissement"),
    *("Réponse", "Champs à vérifier", "À déclarer avant le"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """`fields` are those to check, `due_on` the last day to declare it."""

    public_id: UUID
    pathway: UUID
    holder: str
    birth_date: date
    framework: str
    site: str
    reason: str
    fields: tuple[str, ...]
    due_on: date


@dataclass(frozen=True, slots=True)
class Kept:
    public_id: UUID
    pathway: UUID
    holder: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsPage(Part[Row]):
    """`kept_back` cannot be declared yet: the State was told nothing of it."""

    kept_back: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """`answer` is there when it was rejected, `obstacles` when it could not be declared.

    `is_certifier` may replace the certificate when a name is wrong; a body asks for it.
    """

    passage: Passage
    holder: str
    answer: Answer | None
    obstacles: tuple[str, ...]
    form: CorrectionForm
    is_certifier: bool
    is_number_open: bool


@role(*WHOLE_FILES)
@require_safe
def corrections(request: Request) -> HttpResponseBase:
    found, shown = own_rejected(request.actor), partial(row, delay=delay_on(localdate()))
    if file := exported(request, {"declarations-a-corriger": partial(table, found, shown)}):
        return file
    part = part_of(found, request.GET, by_key, shown)
    kept_back = of_bodies(left_out(), request.actor.bodies(*WHOLE_FILES))[:ON_A_PAGE]
    page = CorrectionsPage(part.rows, part.first_query, part.next_query, tuple(map(kept, kept_back)))
    return render(request, "declarations/corrections.html", {"page": page})


@role(*BODY_OR_CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, public_id: UUID) -> HttpResponse:
    own = reached(request.actor, every().select_related("national_number"))
    passage = get_object_or_404(own, public_id=public_id)
    if not is_to_correct(passage):
        messages.info(request, "Ce passage n’est plus à corriger.")
        return after(request, passage)
    form = CorrectionForm(request.POST or None, passage=passage)
    if form.is_valid() and corrected(request, passage, form):
        return after(request, passage)
    status = 422 if form.is_bound else 200
    page = correction_page(request.actor, passage, form, localdate())
    return render(request, "declarations/correct.html", {"page": page}, status=status)


def corrected(request: Request, passage: Passage, form: CorrectionForm) -> bool:
    """Whether the correction is written; the form says otherwise why not."""
    with refused_on(form):
        correct_passage(
            passage,
            form.correction,
            scheme=scheme(),
            place_confirmed=form.cleaned_data["birth_confirmed"],
            by=request.actor.account,
            on=localdate(),
        )
        tell(request, passage)
        return True
    return False


def tell(request: Request, passage: Passage) -> None:
    if passage.obstacle:
        reasons = " ".join(f"{reason}." for reason in obstacles_said(passage.obstacle))
        messages.warning(request, f"La correction est notée, mais ne suffit pas. {reasons}")
    else:
        messages.success(request, "La correction est notée : le passage part dans le prochain lot.")


def after(request: Request, passage: Passage) -> HttpResponse:
    if Role.CERTIFIER in request.actor.roles:
        return redirect("declared_passage", passage.public_id)
    return redirect("corrections")


def own_rejected(actor: Actor) -> QuerySet[Passage]:
    return of_bodies(rejected(), actor.bodies(*WHOLE_FILES))


def correction_page(actor: Actor, passage: Passage, form: CorrectionForm, on: date) -> CorrectionPage:
    saying, is_rejected = saying_of(passage, scheme=scheme(), on=on), passage.state == "rejected"
    return CorrectionPage(
        passage=passage,
        holder=name_of(passage.certificate.person),
        answer=answer_of(passage, saying, delay_on(on)) if is_rejected else None,
        obstacles=obstacles_said(passage.obstacle),
        form=form,
        is_certifier=Role.CERTIFIER in actor.roles,
        is_number_open=is_number_open(on),
    )


def row(passage: Passage, *, delay: Delay) -> Row:
    told, certificate = to_correct(passage, delay), passage.certificate
    return Row(
        public_id=passage.public_id,
        pathway=certificate.pathway.public_id,
        holder=name_of(certificate.person),
        birth_date=certificate.person.birth_date,
        framework=short_title(certificate.framework),
        site=str(certificate.pathway.site),
        reason=told.reason,
        fields=told.fields,
        due_on=told.due_on,
    )


def kept(passage: Passage) -> Kept:
    pathway, holder = passage.certificate.pathway.public_id, name_of(passage.certificate.person)
    return Kept(passage.public_id, pathway, holder, obstacles_said(passage.obstacle))


def table(found: QuerySet[Passage], shown: "partial[Row]") -> Table:
    return Table("À corriger", HEADER, (told(shown(each)) for each in found.iterator(chunk_size=2_000)))


def told(line: Row) -> tuple[Cell, ...]:
    named = (line.holder, line.birth_date, line.framework, line.site)
    return *named, line.reason, ", ".join(line.fields), line.due_on
