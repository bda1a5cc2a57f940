"""The verb that writes ratings, and the one that corrects them after the restitution."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.assessments.actions import refuse_given_back, refuse_other_assessor
from socle.apps.assessments.models import Assessment, Correction, Obstacle, Received, Sheet
from socle.apps.assessments.queries import pathway_decision
from socle.apps.frameworks.queries import content
from socle.apps.journal.actions import move, write_entry
from socle.apps.pathways.models import Pathway
from socle.apps.training.queries import trainers_of
from socle.core.assessment import read_verdicts, refuse_outside_scope
from socle.core.certification import Verdict
from socle.core.errors import Refusal
from socle.core.pathway import BODY, PATHWAY
from socle.core.separation import refuse_own_trainee

Stored = dict[str, object]


@dataclass(frozen=True, slots=True)
class Send:
    """One send of the grid: the device's own id for it and the instant of the click there."""

    id: uuid.UUID
    at: datetime


@transaction.atomic
def record_ratings(
    assessment: Assessment,
    sent: Mapping[str, str],
    *,
    reasons: Mapping[str, str] | None = None,
    send: Send | None = None,
    by: Account,
    on: date,
) -> dict[str, Verdict]:
    """Write one or many ratings; answer those that changed.

    The same send twice changes nothing, and a click older than the one kept does not replace it. A criterion
    that is not assessable needs a reason, which becomes a question to the certifier.
    """
    assessment = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("pathway__version__framework", "pathway__site__body")
        .get(pk=assessment.pk)
    )
    if send and not Received.objects.get_or_create(client_id=send.id, defaults={"assessment": assessment})[1]:
        return {}
    _refuse_rating(assessment, by, on)
    verdicts = read_verdicts(content(assessment.pathway.version), sent)
    if assessment.scope is not None:
        refuse_outside_scope(verdicts, set(assessment.scope))
    changed = _write(assessment, verdicts, by=by, at=send.at if send else None)
    _raise_obstacles(assessment, verdicts, reasons or {}, on)
    if changed:
        write_entry(assessment, "record_ratings", by=by.pk, on=on, codes={"ratings": changed})
    return {code: Verdict(new) for code, (_, new) in changed.items()}


def _refuse_rating(assessment: Assessment, by: Account, on: date) -> None:
    refuse_given_back(assessment)
    if by.professional_id == assessment.assessor_id:
        refuse_own_trainee(by.professional_id, trainers_of(assessment.pathway))
    else:
        refuse_other_assessor(assessment.pathway, by, on)


def _write(
    assessment: Assessment, verdicts: Mapping[str, Verdict], *, by: Account, at: datetime | None
) -> dict[str, tuple[str | None, str]]:
    """Write the sheets of the domains touched; answer code → (old, new) for what changed."""
    changed: dict[str, tuple[str | None, str]] = {}
    sheets = {sheet.domain: sheet for sheet in assessment.sheets.all()}
    touched = _by_domain(verdicts)
    for domain, codes in touched.items():
        sheet = sheets.setdefault(domain, Sheet(assessment=assessment, domain=domain))
        for code in codes:
            old = sheet.ratings.get(code)
            if old and (old["verdict"] == verdicts[code] or _is_older(at, old)):
                continue
            sheet.ratings[code] = _rating(verdicts[code], old, by=by, at=at)
            changed[code] = (old["verdict"] if old else None, verdicts[code])
    if changed:
        _save([sheets[domain] for domain in touched])
    return changed


def _by_domain(codes: Iterable[str]) -> dict[str, list[str]]:
    domains: dict[str, list[str]] = {}
    for code in codes:
        domains.setdefault(code.partition(".")[0], []).append(code)
    return domains


def _is_older(at: datetime | None, old: Stored) -> bool:
    kept = old["at"]
    return at is not None and isinstance(kept, str) and at < datetime.fromisoformat(kept)


def _rating(verdict: Verdict, old: Stored | None, *, by: Account, at: datetime | None) -> Stored:
    version = int(str(old["version"])) + 1 if old else 1
    instant = at.isoformat() if at else None
    return {"verdict": verdict, "version": version, "by": by.professional_id, "at": instant}


def _save(sheets: list[Sheet]) -> None:
    Sheet.objects.bulk_create(
        sheets,
        update_conflicts=True,
        unique_fields=["assessment", "domain"],
        update_fields=["ratings"],
    )


def _raise_obstacles(
    assessment: Assessment, verdicts: Mapping[str, Verdict], reasons: Mapping[str, str], on: date
) -> None:
    said = [code for code, verdict in verdicts.items() if verdict == Verdict.NOT_ASSESSABLE]
    silent = [code for code in said if not reasons.get(code, "").strip()]
    if silent:
        raise Refusal(
            f"« Non évaluable » demande une raison : {', '.join(silent)}.",
            "Dites en une phrase pourquoi ce critère ne peut pas être évalué.",
        )
    for code in said:
        Obstacle.objects.get_or_create(
            assessment=assessment,
            code=code,
            answered_on=None,
            defaults={"reason": reasons[code].strip(), "raised_on": on},
        )


@transaction.atomic
def answer_obstacle(obstacle: Obstacle, answer: str, *, by: int | None, on: date) -> None:
    """What the certifier says of a criterion that cannot be assessed; the requirement stays."""
    if not answer.strip():
        raise Refusal("La réponse est vide.", "Dites à l’évaluateur ce qu’il peut faire.")
    obstacle.answer, obstacle.answered_on = answer.strip(), on
    obstacle.save(update_fields=["answer", "answered_on"])
    write_entry(obstacle, "answer", by=by, on=on)


@transaction.atomic
def correct_rating(
    assessment: Assessment, code: str, verdict: str, *, reason: str, by: Account, on: date
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
    changed = _write(assessment, verdicts, by=by, at=None)
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
    _follow_correction(pathway, by=by, on=on)


def _follow_correction(pathway: Pathway, *, by: Account, on: date) -> None:
    certified = pathway_decision(pathway).certified
    if pathway.state in ("before_jury", "certified"):
        PATHWAY.find("correct_not_all_acquired", pathway.state)
    elif certified and pathway.state in ("prescribed", "in_training"):
        move(pathway, "correct_all_acquired", lifecycle=PATHWAY, role=BODY, by=by.pk, on=on)
    elif not certified and pathway.state == "ready_for_jury":
        move(pathway, "correct_not_all_acquired", lifecycle=PATHWAY, role=BODY, by=by.pk, on=on)
