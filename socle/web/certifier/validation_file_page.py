"""A file that the certifier decides on: where its result comes from, what it says, what was decided."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from socle.apps.accounts.models import Account
from socle.apps.assessments.models import Assessment, Evidence
from socle.apps.exchanges.models import ENTERED, ImportedLine
from socle.apps.journal.models import Entry
from socle.apps.journal.queries import last_days
from socle.apps.juries.models import Deliberation
from socle.apps.juries.queries import opened_to_validate
from socle.apps.pathways.models import Pathway
from socle.core.assessment import LABELS, Kind
from socle.web.certifier.validation_forms import WithholdForm
from socle.web.certifier.waiting import holds_already
from socle.web.juries.reading import Reading, reading
from socle.web.juries.words import verdict_label
from socle.web.pathways.words import listed_name, short_title


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment given back: « Évaluation préalable », by whom, when."""

    label: str
    assessor: str
    on: date


@dataclass(frozen=True, slots=True)
class Decision:
    on: date
    verdict: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class ValidationFilePage:
    """`reading` is empty until the reader opens the file; `form` is there while the file waits."""

    pathway: Pathway
    name: str
    framework: str
    facts: tuple[tuple[str, str], ...]
    assessed: tuple[Assessed, ...]
    is_held: bool
    can_grant: bool
    can_open: bool
    reading: Reading | None
    decisions: tuple[Decision, ...]
    form: WithholdForm | None
    said: str = "ce dossier"


def validation_file_page(
    pathway: Pathway, account: Account, form: WithholdForm | None = None
) -> ValidationFilePage:
    """`form` is the decision that was just refused, to show again as it was filled."""
    waits, held = pathway.state == "before_jury", holds_already(pathway)
    reads = waits and bool(opened_to_validate([pathway.pk], account.pk))
    return ValidationFilePage(
        pathway=pathway,
        name=listed_name(pathway),
        framework=short_title(pathway.framework),
        facts=tuple(facts(pathway).items()),
        assessed=assessed(pathway),
        is_held=waits and held,
        can_grant=waits and not held,
        can_open=waits and not reads,
        reading=read(pathway) if reads else None,
        decisions=decisions(pathway),
        form=form or (WithholdForm() if waits else None),
    )


def read(pathway: Pathway) -> Reading:
    def address(piece: Evidence) -> str:
        return reverse("validation_evidence", args=(pathway.public_id, piece.public_id))

    return reading(pathway, address)


def facts(pathway: Pathway) -> dict[str, str]:
    sent = last_days(Pathway, [pathway.pk], "submit_to_jury").get(pathway.pk)
    told = {
        "Né(e) le": day(pathway.person.birth_date),
        "Établissement": str(pathway.site),
        "Parcours ouvert le": day(pathway.opened_on),
        "Résultat obtenu par": pathway.outside_source,
        "Résultat du": day(pathway.result_on),
        "Noté par": noted_by(pathway) if pathway.outside_source else "",
        "Envoyé le": day(sent),
    }
    return {label: value for label, value in told.items() if value}


def noted_by(pathway: Pathway) -> str:
    """Who wrote down a result obtained elsewhere, by hand or with a file."""
    lines = ImportedLine.objects.filter(pathway=pathway, outcome__in=ENTERED).select_related("import_of")
    line = lines.order_by("pk").first()
    acts = Entry.objects.filter(subject=Pathway._meta.label_lower, subject_id=pathway.pk)
    act = acts.filter(verb="accept_outside_result").order_by("-pk").first()
    by = [act.actor_id] if act and act.actor_id else []
    who = Account.objects.select_related("professional").filter(pk__in=by).first()
    told = [str(who.professional)] if who else []
    if line and line.import_of.confirmed_on:
        told.append(f"fichier importé le {day(line.import_of.confirmed_on)}, ligne {line.number}")
    return ", ".join(told)


def assessed(pathway: Pathway) -> tuple[Assessed, ...]:
    given_back = Assessment.objects.filter(pathway=pathway, given_back_on__isnull=False)
    found = given_back.select_related("assessor").order_by("opened_on", "pk")
    return tuple(
        Assessed(LABELS[Kind(each.kind)], str(each.assessor), each.given_back_on)
        for each in found
        if each.given_back_on
    )


def decisions(pathway: Pathway) -> tuple[Decision, ...]:
    made = Deliberation.objects.filter(pathway=pathway, validation__isnull=False).order_by("pk")
    return tuple(
        Decision(each.decided_on, verdict_label(each.verdict), each.reason, str(each.validation.validated_by))
        for each in made.select_related("validation__validated_by")
        if each.validation
    )


def day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""
