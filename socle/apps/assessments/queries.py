"""Reading ratings, and what they decide."""

from datetime import date

from django.db import connection
from django.db.models import QuerySet

from socle.apps.assessments.models import Assessment, Sheet, Situation
from socle.apps.frameworks.queries import content
from socle.apps.pathways.models import Pathway
from socle.core.assessment import latest_ratings
from socle.core.certification import Decision, Verdict, decide_certification
from socle.core.roles import Role


def ratings_of(assessment: Assessment) -> dict[str, Verdict]:
    """The verdicts of one assessment by criterion code; a code that is absent was not assessed."""
    sheets = Sheet.objects.filter(assessment=assessment).values_list("ratings", flat=True)
    return {code: Verdict(said["verdict"]) for sheet in sheets for code, said in sheet.items()}


def ratings_by_assessment(pathway: Pathway) -> dict[int, dict[str, Verdict]]:
    """The verdicts of each assessment of the pathway, in their order."""
    return _by_assessment(Sheet.objects.filter(assessment__pathway=pathway))


def pathway_ratings(pathway: Pathway) -> dict[str, Verdict]:
    """One verdict per criterion over all the assessments of the pathway, in their order."""
    return latest_ratings(ratings_by_assessment(pathway).values())


def decision_at(assessment: Assessment) -> Decision:
    """What is acquired once this assessment is counted, whatever a later one says."""
    pathway = assessment.pathway
    until = Sheet.objects.filter(assessment__pathway=pathway, assessment_id__lte=assessment.pk)
    return decide_certification(content(pathway.version), latest_ratings(_by_assessment(until).values()))


def _by_assessment(sheets: QuerySet[Sheet]) -> dict[int, dict[str, Verdict]]:
    by_assessment: dict[int, dict[str, Verdict]] = {}
    order = ("assessment__opened_on", "assessment_id", "domain")
    for assessment, ratings in sheets.order_by(*order).values_list("assessment_id", "ratings"):
        verdicts = by_assessment.setdefault(assessment, {})
        verdicts |= {code: Verdict(said["verdict"]) for code, said in ratings.items()}
    return by_assessment


def pathway_decision(pathway: Pathway) -> Decision:
    return decide_certification(content(pathway.version), pathway_ratings(pathway))


STANDING = """
SELECT EXISTS (
    SELECT FROM accounts_membership AS held JOIN accounts_account AS account ON account.id = held.account_id
    WHERE account.professional_id = %s AND held.role = %s AND held.body_id = %s
      AND held.starts_on <= %s AND (held.ends_on IS NULL OR held.ends_on >= %s)
), EXISTS (
    SELECT FROM training_session AS given JOIN pathways_pathway AS pathway ON pathway.id = given.pathway_id
    WHERE given.trainer_id = %s AND pathway.person_id = %s
)
"""


def standing(professional: int, pathway: Pathway, on: date) -> tuple[bool, bool]:
    """Whether the professional is an assessor of the body that day, and whether they ever trained the person.

    One statement: every act of an assessor asks it.
    """
    role, body, person = str(Role.ASSESSOR), pathway.site.body_id, pathway.person_id
    with connection.cursor() as cursor:
        cursor.execute(STANDING, (professional, role, body, on, on, professional, person))
        is_assessor, has_trained = cursor.fetchone()
    return is_assessor, has_trained


def shown_codes(pathway: Pathway) -> frozenset[str]:
    """The criteria that a situation of the pathway shows."""
    lists = Situation.objects.filter(assessment__pathway=pathway).values_list("codes", flat=True)
    return frozenset(code for codes in lists for code in codes)
