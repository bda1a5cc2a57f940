"""The funnel as the database tells it, in the steps of the plan."""

from django.db.models import Exists, OuterRef, QuerySet

from socle.apps.assessments.models import Assessment
from socle.apps.certificates.models import Certificate
from socle.apps.journal.models import Entry
from socle.apps.pathways.models import Pathway
from socle.apps.training.models import Session
from socle.core.assessment import Kind
from socle.demonstration.funnel import Step


def measured_funnel(slug: str) -> tuple[Step, ...]:
    """From enrolment to the certificate, on one framework; `among` is who could have reached the step."""
    enrolled = Pathway.objects.filter(framework__slug=slug)
    given_back = Assessment.objects.filter(pathway=OuterRef("pk"), given_back_on__isnull=False)
    results = enrolled.filter(Exists(given_back.filter(kind=Kind.INITIAL)))
    at_once = _entries("give_back_all_acquired").filter(codes__from="initial_assessment")
    firsts = results.filter(Exists(at_once)).count()
    trained = results.filter(Exists(Session.objects.filter(pathway=OuterRef("pk"))))
    finals = trained.filter(Exists(given_back.filter(kind=Kind.FINAL)))
    certified = Certificate.objects.filter(pathway__in=enrolled, revoked_on__isnull=True)
    everyone, with_result, learners = enrolled.count(), results.count(), trained.count()
    return (
        Step("enrolled", everyone, everyone),
        Step("initial_result", with_result, everyone),
        Step("all_acquired_at_once", firsts, with_result),
        Step("trained", learners, with_result - firsts),
        Step("final_result", finals.count(), learners),
        Step("sent_to_jury", enrolled.filter(Exists(_entries("submit_to_jury"))).count(), everyone),
        Step("certified", certified.count(), everyone),
    )


def _entries(verb: str) -> QuerySet[Entry]:
    return Entry.objects.filter(subject="pathways.pathway", subject_id=OuterRef("pk"), verb=verb)
