"""Correcting a rating after the restitution: a new rating with its reason, never an eraser."""

from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.assessments.actions import refuse_other_assessor
from socle.apps.assessments.models import Assessment, Correction
from socle.apps.assessments.queries import pathway_decision
from socle.apps.assessments.rating import write_ratings
from socle.apps.frameworks.queries import content
from socle.apps.journal.actions import move, write_entry
from socle.apps.pathways.models import Pathway
from socle.apps.training.actions import Next, prescribe
from socle.apps.training.queries import prescription_in_force
from socle.core.assessment import read_verdicts
from socle.core.certification import Verdict
from socle.core.errors import Refusal
from socle.core.pathway import BODY, PATHWAY
from socle.core.training import proposed_hours
from socle.scheme import Scheme


@transaction.atomic
def correct_rating(
    assessment: Assessment,
    code: str,
    verdict: str,
    *,
    reason: str,
    scheme: Scheme,
    by: Account,
    on: date,
) -> None:
    """Change a rating after the restitution, with its reason; the file's state follows the new result."""
    assessment = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("pathway__version__framework", "pathway__site__body")
        .get(pk=assessment.pk)
    )
    pathway = assessment.pathway
    if assessment.given_back_on is None:
        raise Refusal("Le résultat n’a pas encore été rendu.", "Changez le verdict sur la grille.")
    if not reason.strip():
        raise Refusal("Une correction demande sa raison.", "Dites en une phrase ce qui a changé.")
    refuse_other_assessor(pathway, by, on)
    verdicts = read_verdicts(content(pathway.version), {code: verdict})
    changed = write_ratings(assessment, verdicts, by=by, at=None, on=on)
    for each, (before, after) in changed.items():
        Correction.objects.create(
            assessment=assessment,
            code=each,
            before=before or Verdict.NOT_ASSESSED,
            after=after,
            reason=reason.strip(),
            author_id=by.professional_id,
            on=on,
        )
        write_entry(
            assessment, "correct_rating", by=by.pk, on=on, codes={"code": each, "from": before, "to": after}
        )
    _follow(pathway, scheme, by=by, on=on)


def _follow(pathway: Pathway, scheme: Scheme, *, by: Account, on: date) -> None:
    """The file's state and its prescription say what the corrected result says."""
    decision = pathway_decision(pathway)
    if pathway.state in ("before_jury", "certified", "withdrawn"):
        PATHWAY.find("correct_not_all_acquired", pathway.state)
    elif decision.certified:
        if pathway.state in ("prescribed", "in_training"):
            move(pathway, "correct_all_acquired", lifecycle=PATHWAY, role=BODY, by=by.pk, on=on)
    else:
        if pathway.state == "ready_for_jury":
            move(pathway, "correct_not_all_acquired", lifecycle=PATHWAY, role=BODY, by=by.pk, on=on)
        _prescribe_again(pathway, decision.missing_subdomains, scheme, by=by, on=on)


def _prescribe_again(
    pathway: Pathway, missing: tuple[str, ...], scheme: Scheme, *, by: Account, on: date
) -> None:
    """Hours already proposed are kept; what is missing anew gets the hours one starts from."""
    former = prescription_in_force(pathway)
    known = former.hours if former else {}
    if set(known) == set(missing):
        return
    slug = pathway.version.framework.slug
    per_criterion = scheme.parameters.value("hours_per_criterion", framework=slug, on=on)
    hours = proposed_hours(content(pathway.version), missing, per_criterion=per_criterion)
    kept = {code: known.get(code, count) for code, count in hours.items()}
    told = Next(former.next_step, former.contact) if former else Next("", "")
    prescribe(pathway, kept, told, missing=missing, by=by.pk, on=on)
