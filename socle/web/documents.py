"""Documents of a record: what the records say, rendered when first asked for, then kept."""

import re
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.http import HttpResponse

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at
from socle.apps.files.actions import PDF, kept_document
from socle.apps.frameworks.queries import content
from socle.apps.people.names import person_name
from socle.apps.training.models import Prescription
from socle.documents.restitution import Learning, NextStep, Restitution, render_restitution
from socle.documents.statement import Statement, render_statement
from socle.web.result import ResultPage, result_page

PHONE = re.compile(r"\+?\d[\d .]{7,}\d")
TO_THE_JURY = "Votre dossier va au jury. Le jury se réunit et décide. Vous recevez ensuite votre certificat."


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call: a name, and a number that a phone dials."""

    name: str
    phone: str

    @property
    def link(self) -> str:
        return "tel:" + re.sub(r"[^\d+]", "", self.phone)


def contact_of(said: str) -> Contact:
    """The name and the number in what the assessor wrote.

    >>> contact_of("Inès Martin, 01 99 00 12 34")
    Contact(name='Inès Martin', phone='01 99 00 12 34')
    """
    found = PHONE.search(said)
    if found is None:
        return Contact(said.strip(), "")
    return Contact(said.replace(found[0], "").strip(" ,:;–-"), found[0])


def short_title(title: str) -> str:
    """How people say it.

    >>> short_title("Certificat de connaissances et de compétences professionnelles (CléA)")
    'CléA'
    >>> short_title("Certificat CléA Numérique")
    'CléA Numérique'
    """
    in_brackets = re.search(r"\((.+)\)$", title)
    return in_brackets[1] if in_brackets else title.removeprefix("Certificat ")


def pdf(document: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        document, content_type=PDF, headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def restitution_pdf(assessment: Assessment) -> bytes:
    """The result given back; a correction made since makes another document."""
    return kept_document(assessment, kind("restitution", assessment), partial(_restitution, assessment))


def statement_pdf(assessment: Assessment) -> bytes:
    """What is acquired once this assessment is counted, and until when."""
    return kept_document(assessment, kind("statement", assessment), partial(_statement, assessment))


def kind(name: str, assessment: Assessment) -> str:
    corrections = assessment.corrections.count()
    return f"{name}-{corrections}" if corrections else name


def has_statement(result: ResultPage) -> bool:
    """A statement tells what is acquired while the certificate is not there yet."""
    return bool(result.can) and not result.all_acquired


def _restitution(assessment: Assessment) -> bytes:
    pathway, result = assessment.pathway, _result(assessment)
    return render_restitution(
        Restitution(
            person=person_name(pathway.person),
            certificate=short_title(pathway.framework.title),
            assessed_on=given_back_on(assessment),
            body=pathway.site.body.name,
            assessor=str(assessment.assessor),
            petals=result.rosette.parts,
            known=result.can,
            learning=tuple(Learning(group.domain, group.sentences) for group in result.to_learn),
            next_step=_next_step(assessment, result),
            specimen=not settings.PRODUCTION,
        )
    )


def _statement(assessment: Assessment) -> bytes:
    pathway, result = assessment.pathway, _result(assessment)
    on = given_back_on(assessment)
    return render_statement(
        Statement(
            person=person_name(pathway.person),
            born_on=pathway.person.birth_date,
            certificate=short_title(pathway.framework.title),
            title=f"{short_title(pathway.framework.title)}, version {pathway.version.label}",
            domains=result.rosette.acquired,
            known=result.can,
            body=pathway.site.body.name,
            result_on=on,
            kept_until=pathway.kept_until or on,
            signatory=str(assessment.assessor),
            specimen=not settings.PRODUCTION,
        )
    )


def given_back_on(assessment: Assessment) -> date:
    """A document tells of a result that was given back; before, its pages answer that there is nothing."""
    if assessment.given_back_on is None:
        raise LookupError(f"assessment {assessment.pk} has not been given back")
    return assessment.given_back_on


def _next_step(assessment: Assessment, result: ResultPage) -> NextStep:
    site = assessment.pathway.site
    place = ", ".join(part for part in (site.name, site.street, f"{site.postal_code} {site.town}") if part)
    prescribed = Prescription.objects.filter(pathway=assessment.pathway, made_on=given_back_on(assessment))
    prescription = None if result.all_acquired else prescribed.order_by("-pk").first()
    contact = contact_of(prescription.contact) if prescription else Contact(site.name, site.phone)
    told = prescription.next_step if prescription else TO_THE_JURY
    return NextStep(told, place, contact.name, contact.phone or site.phone)


def _result(assessment: Assessment) -> ResultPage:
    return result_page(content(assessment.pathway.version), decision_at(assessment))
