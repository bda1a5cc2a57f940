from datetime import date

import pytest
from django.db import transaction

from socle.apps.accounts.actions import end_role, give_role
from socle.apps.accounts.models import Membership
from socle.apps.accreditations.models import Accreditation
from socle.apps.assessments.actions import (
    accept_outside_result,
    give_back,
    missing_before_jury,
    open_assessment,
    submit_to_jury,
)
from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at, pathway_decision, pathway_ratings
from socle.apps.assessments.rating import record_ratings
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.actions import resume_pathway, stop_pathway
from socle.apps.people.models import Doubt
from socle.apps.training.queries import prescription_in_force
from socle.core.assessment import Kind
from socle.core.certification import Verdict
from socle.core.errors import Refusal
from socle.core.person import Civility, CivilStatus
from socle.core.roles import Role
from socle.scheme import scheme
from tests.apps.training.test_actions import train
from tests.cast import NEXT, TODAY, Cast, assess, enrol, give_result_back, someone, verdicts

LATER = date(2027, 3, 1)
AFTER_FIVE_YEARS = date(2031, 11, 25)
WITHOUT_PLAN = "not_acquired"


def opened(cast: Cast, clea: Framework) -> Assessment:
    return open_assessment(enrol(cast, clea), Kind.INITIAL, scheme=scheme(), by=cast.bob, on=TODAY)


def test_an_initial_assessment_covers_every_criterion(cast: Cast, clea: Framework) -> None:
    assessment = opened(cast, clea)
    assert (assessment.scope, assessment.pathway.state) == (None, "initial_assessment")


def test_only_an_assessor_of_the_body_opens_an_assessment(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    with pytest.raises(Refusal, match="Charlie Martin n’est pas évaluateur de Afpa le 24/11/2026"):
        open_assessment(pathway, Kind.INITIAL, scheme=scheme(), by=cast.charlie, on=TODAY)


def test_the_role_is_checked_on_the_day_of_the_act(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    end_role(Membership.objects.get(account=cast.bob), by=None, on=TODAY)
    with pytest.raises(Refusal, match="n’est pas évaluateur de Afpa le 01/03/2027"):
        open_assessment(pathway, Kind.INITIAL, scheme=scheme(), by=cast.bob, on=LATER)


def test_the_accreditation_is_checked_on_the_day_of_the_assessment(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    Accreditation.objects.filter(site=cast.caen).update(ends_on=date(2026, 12, 31))
    with pytest.raises(Refusal, match="habilitation à évaluer"):
        open_assessment(pathway, Kind.INITIAL, scheme=scheme(), by=cast.bob, on=LATER)
    assert open_assessment(pathway, Kind.INITIAL, scheme=scheme(), by=cast.bob, on=TODAY).pk


def test_nobody_assesses_a_person_they_have_trained(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, d3=WITHOUT_PLAN)), cast.bob)
    give_role(cast.tim, Role.ASSESSOR, body=cast.caen.body, by=None, on=TODAY)
    train(pathway, cast)
    with pytest.raises(Refusal, match="Vous avez formé cette personne"):
        open_assessment(pathway, Kind.FINAL, scheme=scheme(), by=cast.tim, on=LATER)


def test_the_same_assessment_is_not_opened_twice(cast: Cast, clea: Framework) -> None:
    assessment = opened(cast, clea)
    with pytest.raises(Refusal, match="« en évaluation préalable »"):
        open_assessment(assessment.pathway, Kind.INITIAL, scheme=scheme(), by=cast.bob, on=TODAY)


def test_a_file_stopped_in_the_middle_goes_on_with_its_assessment(cast: Cast, clea: Framework) -> None:
    assessment = opened(cast, clea)
    pathway = assessment.pathway
    record_ratings(assessment, {"1.1.1": Verdict.ACQUIRED}, by=cast.bob, on=TODAY)
    stop_pathway(pathway, "moved", scheme=scheme(), by=cast.ada.pk, on=TODAY)
    resume_pathway(pathway, by=cast.ada.pk, on=TODAY)
    again = open_assessment(pathway, Kind.INITIAL, scheme=scheme(), by=cast.bob, on=TODAY)
    assert (again, pathway.state) == (assessment, "initial_assessment")
    assert pathway_ratings(pathway) == {"1.1.1": Verdict.ACQUIRED}


def test_a_final_assessment_needs_something_missing(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway)), cast.bob)
    with pytest.raises(Refusal, match="« prêt pour le jury »"):
        open_assessment(pathway, Kind.FINAL, scheme=scheme(), by=cast.bob, on=LATER)


def test_a_final_assessment_is_refused_on_what_is_acquired(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, d3=WITHOUT_PLAN)), cast.bob)
    final = open_assessment(pathway, Kind.FINAL, scheme=scheme(), by=cast.bob, on=LATER)
    assert {code.partition(".")[0] for code in final.scope or ()} == {"3"}
    with pytest.raises(Refusal) as refused:
        record_ratings(final, {"1.1.1": Verdict.ACQUIRED, "3.1.1": Verdict.ACQUIRED}, by=cast.bob, on=LATER)
    assert refused.value.reason == "L’évaluation finale ne porte pas sur ce qui est déjà acquis : 1.1.1."


def test_what_was_acquired_is_refused_after_five_years(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, d3=WITHOUT_PLAN)), cast.bob)
    with pytest.raises(Refusal) as refused:
        open_assessment(pathway, Kind.FINAL, scheme=scheme(), by=cast.bob, on=AFTER_FIVE_YEARS)
    assert (refused.value.reason, refused.value.remedy) == (
        "Ce qui a été acquis lors de l’évaluation préalable valait jusqu’au 24/11/2031.",
        "Proposez une nouvelle évaluation préalable.",
    )


def test_a_final_result_is_not_given_back_after_five_years(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, d3=WITHOUT_PLAN)), cast.bob)
    final = open_assessment(pathway, Kind.FINAL, scheme=scheme(), by=cast.bob, on=date(2031, 11, 24))
    record_ratings(final, {"3.1.1": Verdict.ACQUIRED}, by=cast.bob, on=date(2031, 11, 24))
    with pytest.raises(Refusal, match="valait jusqu’au 24/11/2031"):
        give_back(final, hours={}, next_step=NEXT, scheme=scheme(), by=cast.bob, on=AFTER_FIVE_YEARS)


def test_a_result_waits_for_every_domain_and_names_them(cast: Cast, clea: Framework) -> None:
    assessment = opened(cast, clea)
    seen = {code: v for code, v in verdicts(assessment.pathway).items() if code[0] not in "36"}
    record_ratings(assessment, seen, by=cast.bob, on=TODAY)
    with pytest.raises(Refusal) as refused:
        give_back(assessment, hours={}, next_step=NEXT, scheme=scheme(), by=cast.bob, on=TODAY)
    assert refused.value.reason == (
        "La restitution attend encore : le domaine 3 « Se servir d’un ordinateur et d’Internet », "
        "le domaine 6 « Continuer à apprendre »."
    )


def test_everything_acquired_is_ready_for_the_jury(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway)), cast.bob)
    assert (pathway.state, pathway.kept_until) == ("ready_for_jury", date(2031, 11, 24))
    assert prescription_in_force(pathway) is None


def test_what_is_missing_is_prescribed(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, d6=WITHOUT_PLAN)), cast.bob)
    prescription = prescription_in_force(pathway)
    assert prescription is not None
    assert (pathway.state, prescription.hours) == ("prescribed", {"6.1": 10, "6.2": 10, "6.3": 10})


def test_a_result_is_given_back_once(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    assessment = assess(pathway, cast.bob, verdicts(pathway))
    give_result_back(assessment, cast.bob)
    with pytest.raises(Refusal, match="déjà été rendu le 24/11/2026"):
        give_result_back(assessment, cast.bob)


def test_a_result_does_not_come_before_its_assessment(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    assessment = assess(pathway, cast.bob, verdicts(pathway))
    with pytest.raises(Refusal, match="ne peut pas précéder"):
        give_result_back(assessment, cast.bob, on=date(2026, 11, 23))


def test_a_later_assessment_overwrites_nothing(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    initial = assess(pathway, cast.bob, verdicts(pathway, d3=WITHOUT_PLAN))
    give_result_back(initial, cast.bob)
    found = {code: v for code, v in verdicts(pathway).items() if code.startswith("3.")}
    give_result_back(assess(pathway, cast.dora, found, kind=Kind.FINAL, on=LATER), cast.dora, LATER)
    assert (pathway.state, pathway.kept_until) == ("ready_for_jury", date(2031, 11, 24))
    assert decision_at(initial).missing_domains == ("3",)
    assert pathway_decision(pathway).certified


def test_an_outside_result_needs_no_grid(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    accept_outside_result(pathway, "CléA Numérique by Pix", by=cast.ada.pk, on=TODAY)
    submit_to_jury(pathway, by=cast.ada.pk, on=TODAY)
    assert (pathway.state, pathway.outside_source) == ("before_jury", "CléA Numérique by Pix")


def test_a_file_that_is_not_complete_says_all_it_lacks(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    other = someone(CivilStatus(Civility.MRS, "Petit", "Léa", date(1990, 1, 2), "14118", "Caen"))
    assessment = assess(pathway, cast.bob, verdicts(pathway, d2=WITHOUT_PLAN))
    give_result_back(assessment, cast.bob)
    assessment.situations.all().delete()
    Doubt.objects.create(newer=pathway.person, older=other)
    missing = missing_before_jury(pathway)
    assert (
        missing[0]
        == "le domaine 2 « L'utilisation des règles de base de calcul et du raisonnement mathématique »"
    )
    assert missing[1] == "une situation qui montre le critère 1.1.1"
    assert missing[-1] == "la réponse du certificateur : cette personne est peut-être déjà connue"
    with pytest.raises(Refusal, match="Complétez-le, puis envoyez-le"), transaction.atomic():
        submit_to_jury(pathway, by=cast.ada.pk, on=TODAY)
