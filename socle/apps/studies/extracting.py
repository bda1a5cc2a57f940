"""Facts of the platform for a study: the researcher asks, the certifier grants, no name leaves."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, Sum
from django.utils.crypto import salted_hmac

from socle.apps.accounts.models import Account
from socle.apps.certificates.models import Certificate
from socle.apps.files.actions import store
from socle.apps.journal.actions import write_entry
from socle.apps.juries.permissions import refuse_without_role
from socle.apps.pathways.models import Pathway
from socle.apps.studies.models import Extract, Study
from socle.apps.studies.permissions import refuse_other_than_owner
from socle.apps.training.models import Prescription
from socle.core.errors import Refusal
from socle.core.person import Civility
from socle.core.roles import Role
from socle.core.study_extract import COLUMNS, Followed, line_of
from socle.core.study_life import STUDY

CSV = "text/csv"
AT_ONCE = 2_000


@transaction.atomic
def ask_extract(study: Study, opened_from: date, opened_until: date, *, by: Account, on: date) -> Extract:
    """Pathways opened between two days, both included; once the protocol is locked."""
    refuse_other_than_owner(study, by, on=on)
    if study.state == STUDY.initial:
        raise Refusal("Le protocole n’est pas verrouillé.", "Verrouillez-le, puis demandez les données.")
    if opened_until < opened_from:
        raise Refusal("La fin de la période précède son début.", "Corrigez l’une des deux dates.")
    waiting = study.extracts.filter(granted_on__isnull=True, refused_on__isnull=True)
    if waiting.exists():
        raise Refusal("Une demande attend déjà.", "Le certificateur y répond, puis vous en ferez une autre.")
    extract = Extract.objects.create(
        study=study, opened_from=opened_from, opened_until=opened_until, asked_on=on
    )
    write_entry(extract, "ask", by=by.pk, on=on)
    return extract


@transaction.atomic
def grant_extract(extract: Extract, *, by: Account, on: date) -> None:
    """Make the file, once; the researcher alone can fetch it."""
    locked = _waiting(extract, by, on)
    locked.stored = store(_content(locked), CSV)
    locked.granted_on, locked.granted_by = on, by
    locked.save(update_fields=["stored", "granted_on", "granted_by"])
    write_entry(locked, "grant", by=by.pk, on=on, codes={"sha256": locked.stored.sha256})


@transaction.atomic
def refuse_extract(extract: Extract, *, by: Account, on: date) -> None:
    locked = _waiting(extract, by, on)
    locked.refused_on = on
    locked.save(update_fields=["refused_on"])
    write_entry(locked, "refuse", by=by.pk, on=on)


def _waiting(extract: Extract, by: Account, on: date) -> Extract:
    refuse_without_role(by, Role.CERTIFIER, on=on)
    locked = Extract.objects.select_for_update(of=("self",)).select_related("study").get(pk=extract.pk)
    if locked.granted_on or locked.refused_on:
        raise Refusal("Cette demande a déjà sa réponse.", "Il n’y a rien à faire.")
    return locked


def _content(extract: Extract) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for pathway in _pathways(extract):
        writer.writerow("" if cell is None else cell for cell in line_of(_followed(pathway, extract)))
    return text.getvalue().encode()


def _pathways(extract: Extract) -> Iterator[Pathway]:
    period = (extract.opened_from, extract.opened_until)
    found: QuerySet[Pathway] = Pathway.objects.filter(opened_on__range=period)
    found = found.select_related("person", "framework", "site").defer("site__body").order_by("pk")
    # Two sums over two joins would multiply each other: hours alone are joined, the rest is asked aside.
    return found.annotate(
        hours_trained=Sum("sessions__hours"),
        is_prescribed=Exists(Prescription.objects.filter(pathway=OuterRef("pk"))),
        certified_on=Certificate.objects.filter(pathway=OuterRef("pk"), revoked_on__isnull=True)
        .order_by()
        .values("pathway")
        .annotate(last=Max("decided_on"))
        .values("last"),
    ).iterator(chunk_size=AT_ONCE)


def _followed(pathway: Pathway, extract: Extract) -> Followed:
    told = vars(pathway)
    return Followed(
        person=_pseudonym(extract.study, pathway.person_id),
        framework=pathway.framework.slug,
        opened_on=pathway.opened_on,
        postal_code=pathway.site.postal_code,
        birth_date=pathway.person.birth_date,
        sex="F" if pathway.person.civility == Civility.MRS else "M",
        reason=pathway.reason,
        status=pathway.status,
        education=pathway.education,
        referrer=pathway.referrer,
        payer=pathway.payer,
        sector=pathway.sector,
        result_on=pathway.result_on,
        prescribed=told["is_prescribed"],
        hours_trained=float(told["hours_trained"] or 0),
        certified_on=told["certified_on"],
    )


def _pseudonym(study: Study, person: int) -> str:
    """The same person has another pseudonym in each study: two extracts cannot be joined."""
    return salted_hmac("socle.study", f"{study.public_id} {person}", algorithm="sha256").hexdigest()[:16]
