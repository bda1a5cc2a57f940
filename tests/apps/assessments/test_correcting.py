from datetime import date

import pytest

from socle.apps.assessments.actions import submit_to_jury
from socle.apps.assessments.correcting import correct_rating
from socle.apps.assessments.models import Assessment, Correction
from socle.apps.assessments.queries import ratings_of
from socle.apps.frameworks.models import Framework
from socle.apps.training.queries import prescription_in_force
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import TODAY, Cast, assess, enrol, give_result_back, verdicts

LATER = date(2026, 12, 1)
THEN = {"scheme": scheme(), "on": LATER}


def test_a_correction_waits_for_the_restitution(assessment: Assessment, cast: Cast) -> None:
    with pytest.raises(Refusal, match="Changez le verdict sur la grille"):
        correct_rating(assessment, "1.1.1", "acquired", reason="Relu", by=cast.bob, **THEN)


def test_a_correction_needs_a_reason(given_back: Assessment, cast: Cast) -> None:
    with pytest.raises(Refusal, match="Une correction demande sa raison"):
        correct_rating(given_back, "3.1.1", "acquired", reason=" ", by=cast.bob, **THEN)


def test_only_assessors_of_the_body_correct(given_back: Assessment, cast: Cast) -> None:
    with pytest.raises(Refusal, match="n’est pas évaluateur de Afpa"):
        correct_rating(given_back, "3.1.1", "acquired", reason="Relu", by=cast.charlie, **THEN)


def test_a_correction_keeps_the_former_rating(given_back: Assessment, cast: Cast) -> None:
    correct_rating(given_back, "3.1.1", "acquired", reason="Mal cliqué", by=cast.dora, **THEN)
    kept = Correction.objects.get()
    assert (kept.code, kept.before, kept.after, kept.reason, kept.author, kept.on) == (
        "3.1.1",
        "not_acquired",
        "acquired",
        "Mal cliqué",
        cast.dora.professional,
        LATER,
    )
    assert ratings_of(given_back)["3.1.1"] == "acquired"


def test_the_file_follows_a_correction(given_back: Assessment, cast: Cast) -> None:
    for code in [code for code in ratings_of(given_back) if code.startswith("3.")]:
        correct_rating(given_back, code, "acquired", reason="Mal cliqué", by=cast.bob, **THEN)
    given_back.pathway.refresh_from_db()
    assert given_back.pathway.state == "ready_for_jury"
    for code in ("3.4.1", "3.1.1", "3.1.2", "3.1.3"):
        correct_rating(given_back, code, "not_acquired", reason="Relu", by=cast.bob, **THEN)
    given_back.pathway.refresh_from_db()
    assert given_back.pathway.state == "prescribed"


def test_a_file_before_the_jury_is_not_corrected(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    made = assess(pathway, cast.bob, verdicts(pathway))
    give_result_back(made, cast.bob)
    submit_to_jury(pathway, by=cast.ada.pk, on=TODAY)
    with pytest.raises(Refusal, match="« devant le jury »"):
        correct_rating(made, "1.1.1", "not_acquired", reason="Relu", by=cast.bob, **THEN)
    assert ratings_of(made)["1.1.1"] == "acquired"


def test_the_prescription_follows_a_correction(given_back: Assessment, cast: Cast) -> None:
    for code in ("1.1.1", "1.1.2"):
        correct_rating(given_back, code, "not_acquired", reason="Relu", by=cast.bob, **THEN)
    prescription = prescription_in_force(given_back.pathway)
    assert prescription is not None
    assert prescription.hours == {"1.1": 4, "3.1": 10, "3.2": 10, "3.3": 10, "3.4": 10}
