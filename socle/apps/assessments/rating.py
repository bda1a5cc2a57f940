"""The verb that writes ratings, and what happens to a criterion that cannot be assessed."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from socle.apps.accounts.models import Account
from socle.apps.assessments.actions import refuse_given_back, refuse_other_assessor
from socle.apps.assessments.models import Assessment, Obstacle, Received, Sheet
from socle.apps.frameworks.queries import content_of
from socle.apps.journal.actions import write_entry
from socle.apps.training.queries import trainers_of
from socle.core.assessment import read_verdicts, refuse_outside_scope
from socle.core.certification import Verdict
from socle.core.errors import Refusal
from socle.core.separation import refuse_own_trainee

Stored = dict[str, object]
NOT_ASSESSABLE = Verdict.NOT_ASSESSABLE
SAVE = """
INSERT INTO assessments_sheet (assessment_id, domain, ratings)
SELECT %s, key, value FROM jsonb_each(%s::jsonb)
ON CONFLICT (assessment_id, domain) DO UPDATE SET ratings = EXCLUDED.ratings
"""
RATED_SINCE = "Ce critère a été évalué depuis."


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
        .select_related("pathway__site")
        .get(pk=assessment.pk)
    )
    if send and not Received.objects.get_or_create(client_id=send.id, defaults={"assessment": assessment})[1]:
        return {}
    _refuse_rating(assessment, by, on)
    verdicts = read_verdicts(content_of(assessment.pathway.version_id), sent)
    if assessment.scope is not None:
        refuse_outside_scope(verdicts, set(assessment.scope))
    changed = write_ratings(assessment, verdicts, by=by, at=send.at if send else None, on=on)
    _raise_obstacles(assessment, verdicts, reasons or {}, on)
    _close_obstacles(assessment, [code for code, (old, _) in changed.items() if old == NOT_ASSESSABLE], on)
    if changed:
        write_entry(assessment, "record_ratings", by=by.pk, on=on, codes={"ratings": changed})
    return {code: Verdict(new) for code, (_, new) in changed.items()}


def _refuse_rating(assessment: Assessment, by: Account, on: date) -> None:
    refuse_given_back(assessment)
    if by.professional_id == assessment.assessor_id:
        refuse_own_trainee(by.professional_id, trainers_of(assessment.pathway))
    else:
        refuse_other_assessor(assessment.pathway, by, on)


def write_ratings(
    assessment: Assessment,
    verdicts: Mapping[str, Verdict],
    *,
    by: Account,
    at: datetime | None,
    on: date,
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
            sheet.ratings[code] = _rating(verdicts[code], old, by=by, at=at, on=on)
            changed[code] = (old["verdict"] if old else None, verdicts[code])
    if changed:
        _save(assessment, {domain: sheets[domain].ratings for domain in touched})
    return changed


def _by_domain(codes: Iterable[str]) -> dict[str, list[str]]:
    domains: dict[str, list[str]] = {}
    for code in codes:
        domains.setdefault(code.partition(".")[0], []).append(code)
    return domains


def _is_older(at: datetime | None, old: Stored) -> bool:
    kept = old["at"]
    return at is not None and isinstance(kept, str) and at < datetime.fromisoformat(kept)


def _rating(verdict: Verdict, old: Stored | None, *, by: Account, at: datetime | None, on: date) -> Stored:
    return {
        "verdict": verdict,
        "version": int(str(old["version"])) + 1 if old else 1,
        "by": by.professional_id,
        "on": on.isoformat(),
        "at": at.isoformat() if at else None,
    }


def _save(assessment: Assessment, sheets: Mapping[str, object]) -> None:
    """Write whole sheets, by domain, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(SAVE, (assessment.pk, json.dumps(sheets)))


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


def _close_obstacles(assessment: Assessment, codes: Sequence[str], on: date) -> None:
    """A criterion that is rated after all asks the certifier nothing any more."""
    if codes:
        questions = Obstacle.objects.filter(assessment=assessment, code__in=codes, answered_on__isnull=True)
        questions.update(answer=RATED_SINCE, answered_on=on)


@transaction.atomic
def answer_obstacle(obstacle: Obstacle, answer: str, *, by: int | None, on: date) -> None:
    """What the certifier says of a criterion that cannot be assessed; the requirement stays."""
    if not answer.strip():
        raise Refusal("La réponse est vide.", "Dites à l’évaluateur ce qu’il peut faire.")
    obstacle.answer, obstacle.answered_on = answer.strip(), on
    obstacle.save(update_fields=["answer", "answered_on"])
    write_entry(obstacle, "answer", by=by, on=on)
