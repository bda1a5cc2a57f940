"""Writing down what shows the ratings: situations, and the photos that belong to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.assessments.actions import refuse_other_assessor
from socle.apps.assessments.models import Assessment, Evidence, Situation
from socle.apps.files.actions import store
from socle.apps.files.photos import plain_photo
from socle.apps.frameworks.queries import content
from socle.apps.journal.actions import write_entry
from socle.core.errors import Refusal
from socle.core.evidence import media_type_of


@transaction.atomic
def describe_situation(
    assessment: Assessment,
    title: str,
    codes: Collection[str],
    *,
    note: str = "",
    by: Account,
    on: date,
) -> Situation:
    """A task the person did and the criteria it shows."""
    _refuse(assessment, title, codes, by=by, on=on)
    situation = Situation.objects.create(
        assessment=assessment,
        title=title.strip(),
        note=note.strip(),
        codes=sorted(codes),
        author_id=by.professional_id,
        on=on,
    )
    write_entry(situation, "describe", by=by.pk, on=on, codes={"criteria": sorted(codes)})
    return situation


@dataclass(frozen=True, slots=True)
class Told:
    """A situation as the assessor tells it."""

    title: str
    codes: Collection[str]
    note: str = ""


@transaction.atomic
def describe_situations(assessment: Assessment, told: Sequence[Told], *, by: Account, on: date) -> None:
    """Many situations at once: all of them, or none."""
    for each in told:
        _refuse(assessment, each.title, each.codes, by=by, on=on)
    Situation.objects.bulk_create(
        Situation(
            assessment=assessment,
            title=each.title.strip(),
            note=each.note.strip(),
            codes=sorted(each.codes),
            author_id=by.professional_id,
            on=on,
        )
        for each in told
    )
    codes = {"criteria": [sorted(each.codes) for each in told]}
    write_entry(assessment, "describe_situations", by=by.pk, on=on, codes=codes)


@transaction.atomic
def change_situation(
    situation: Situation, title: str, codes: Collection[str], *, note: str = "", by: Account, on: date
) -> None:
    """The same task told better; what it shows may grow or shrink."""
    _refuse(situation.assessment, title, codes, by=by, on=on)
    before = situation.codes
    situation.title, situation.note, situation.codes = title.strip(), note.strip(), sorted(codes)
    situation.save(update_fields=["title", "note", "codes"])
    codes_changed = {"from": before, "to": situation.codes}
    write_entry(situation, "change", by=by.pk, on=on, codes=codes_changed)


def _refuse(assessment: Assessment, title: str, codes: Collection[str], *, by: Account, on: date) -> None:
    known = content(assessment.pathway.version).code_set
    unknown = sorted(set(codes) - known)
    if not title.strip() or not codes or unknown:
        raise Refusal(
            f"Ces critères n’existent pas : {', '.join(unknown)}."
            if unknown
            else "La situation n’a pas de titre ou ne montre aucun critère.",
            "Donnez un titre et choisissez les critères que la situation montre.",
        )
    if by.professional_id != assessment.assessor_id:
        refuse_other_assessor(assessment.pathway, by, on)


@transaction.atomic
def attach_evidence(
    situation: Situation, content_bytes: bytes, *, caption: str = "", by: Account, on: date
) -> Evidence:
    """A photo or scan; what it is is read from its bytes, never from its name."""
    media_type = media_type_of(content_bytes)
    if media_type.startswith("image/"):
        content_bytes, media_type = plain_photo(content_bytes), "image/jpeg"
    stored = store(content_bytes, media_type)
    evidence = Evidence.objects.create(situation=situation, stored=stored, caption=caption.strip())
    write_entry(evidence, "attach", by=by.pk, on=on, codes={"sha256": stored.sha256})
    return evidence
