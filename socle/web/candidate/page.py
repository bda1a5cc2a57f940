"""What a candidate's own pages show; nothing of an assessment before its result is given back."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from socle.apps.assessments.elsewhere import has_elsewhere
from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at
from socle.apps.frameworks.queries import content
from socle.apps.juries.queries import withheld
from socle.apps.pathways.models import Pathway
from socle.apps.training.models import Prescription
from socle.apps.training.queries import prescription_in_force
from socle.core.jury import JuryVerdict
from socle.web.candidate.award import Award, award_of
from socle.web.candidate.steps import Step, sentence, steps
from socle.web.documents import Contact, contact_of, has_statement, short_title
from socle.web.result import ResultPage, result_page
from socle.web.said_day import said_day

TRAINING = ("prescribed", "in_training", "final_assessment")


@dataclass(frozen=True, slots=True)
class Next:
    """What happens next, where, and whom to call. `told` is what the assessor wrote, in French."""

    told: str
    place: tuple[str, ...]
    contact: Contact


@dataclass(frozen=True, slots=True)
class Paper:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why the certificate was not granted this time; `reason` was written for the person, in French."""

    said: str
    day: str
    reason: str


@dataclass(frozen=True, slots=True)
class PathwayPart:
    """One pathway on the candidate's page."""

    pathway: Pathway
    title: str
    sentence: str
    steps: tuple[Step, ...]
    withheld: Withheld | None
    result: ResultPage | None
    next: Next
    papers: tuple[Paper, ...]
    signed_statement: str
    elsewhere: str
    award: Award | None


@dataclass(frozen=True, slots=True)
class ResultOfMine:
    pathway: Pathway
    title: str
    name: str
    day: str
    kept_until: str
    result: ResultPage
    next: Next
    paper: str


def pathway_part(pathway: Pathway) -> PathwayPart:
    assessment = last_given_back(pathway)
    result = result_of(assessment, prefix=f"rosette-{pathway.pk}") if assessment else None
    award, prescription = award_of(pathway), prescription_in_force(pathway)
    return PathwayPart(
        pathway=pathway,
        title=short_title(pathway.framework.title),
        sentence=sentence(pathway, said_day(pathway.kept_until)),
        steps=steps(pathway.state, has_trained=prescription is not None),
        withheld=withheld_of(pathway),
        result=result,
        next=next_of(pathway, prescription),
        papers=tuple(papers(pathway, result)),
        signed_statement=statement_address(pathway, result),
        elsewhere=reverse("my_elsewhere", args=(pathway.public_id,)) if has_elsewhere(pathway) else "",
        award=award,
    )


def statement_address(pathway: Pathway, result: ResultPage | None) -> str:
    """Where a signed statement is asked for, while the certificate is not there yet."""
    stated = result is not None and has_statement(result) and pathway.state not in ("certified", "withdrawn")
    return reverse("my_signed_statement", args=(pathway.public_id,)) if stated else ""


def withheld_of(pathway: Pathway) -> Withheld | None:
    decision = withheld(pathway)
    if decision is None:
        return None
    deferred = decision.verdict == JuryVerdict.DEFERRED
    said = (
        _("Votre dossier est à compléter.") if deferred else _("Cette fois, le certificat n’est pas accordé.")
    )
    return Withheld(said, said_day(decision.decided_on), decision.reason)


def my_result(pathway: Pathway, assessment: Assessment) -> ResultOfMine:
    return ResultOfMine(
        pathway=pathway,
        title=short_title(pathway.framework.title),
        name=str(pathway.person),
        day=said_day(assessment.given_back_on),
        kept_until=said_day(pathway.kept_until),
        result=result_of(assessment, prefix="rosette"),
        next=next_of(pathway, prescription_in_force(pathway)),
        paper=reverse("my_restitution", args=(pathway.public_id,)),
    )


def last_given_back(pathway: Pathway) -> Assessment | None:
    given_back = Assessment.objects.filter(pathway=pathway, given_back_on__isnull=False)
    return given_back.select_related("pathway__version", "assessor").order_by("-pk").first()


def result_of(assessment: Assessment, prefix: str) -> ResultPage:
    return result_page(content(assessment.pathway.version), decision_at(assessment), prefix)


def next_of(pathway: Pathway, prescription: Prescription | None) -> Next:
    """The appointment of the prescription while training lasts, else the place to call."""
    site = pathway.site
    is_training = prescription is not None and pathway.state in TRAINING
    contact = contact_of(prescription.contact) if prescription and is_training else Contact("", "")
    return Next(
        told=prescription.next_step if prescription and is_training else "",
        place=tuple(line for line in (site.name, site.street, f"{site.postal_code} {site.town}") if line),
        contact=contact if contact.name or contact.phone else Contact(site.name, site.phone),
    )


def papers(pathway: Pathway, result: ResultPage | None) -> list[Paper]:
    """The documents of the assessment that exist today, with the address of each."""
    found = []
    if result:
        found.append((_("Mon résultat"), "my_restitution"))
    if result and has_statement(result):
        found.append((_("Mon attestation : ce que j’ai acquis"), "my_statement"))
    return [Paper(label, reverse(name, args=(pathway.public_id,))) for label, name in found]
