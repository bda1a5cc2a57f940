import pytest

from socle.apps.assessments.models import Assessment, Evidence, Situation
from socle.apps.assessments.queries import shown_codes
from socle.apps.assessments.situations import attach_evidence, change_situation, describe_situation
from socle.apps.files.actions import read
from socle.apps.files.photos import plain_photo
from socle.apps.frameworks.models import Framework
from socle.core.errors import Refusal
from socle.core.evidence import LARGEST
from tests.cast import TODAY, Cast, assess, enrol
from tests.photos import photo

PHOTO = photo()


@pytest.fixture
def assessment(cast: Cast, clea: Framework) -> Assessment:
    return assess(enrol(cast, clea), cast.bob, {})


@pytest.fixture
def painting(assessment: Assessment, cast: Cast) -> Situation:
    return describe_situation(assessment, "Peindre un mur", ["2.3.4"], by=cast.bob, on=TODAY)


def test_one_situation_shows_any_number_of_criteria(assessment: Assessment, cast: Cast) -> None:
    describe_situation(assessment, " Peindre ", ["2.3.4", "1.1.1", "7.1.1"], by=cast.bob, on=TODAY)
    assert shown_codes(assessment.pathway) == {"1.1.1", "2.3.4", "7.1.1"}


@pytest.mark.parametrize(
    ("title", "codes", "said"),
    [
        (" ", ["1.1.1"], "pas de titre ou ne montre aucun critère"),
        ("Peindre", [], "pas de titre ou ne montre aucun critère"),
        ("Peindre", ["1.1.1", "9.9.9"], "Ces critères n’existent pas : 9.9.9"),
    ],
)
def test_a_situation_has_a_title_and_shows_criteria_that_exist(
    assessment: Assessment, painting: Situation, cast: Cast, title: str, codes: list[str], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        describe_situation(assessment, title, codes, by=cast.bob, on=TODAY)
    with pytest.raises(Refusal, match=said):
        change_situation(painting, title, codes, by=cast.bob, on=TODAY)
    assert Situation.objects.count() == 1


def test_only_assessors_of_the_body_tell_situations(assessment: Assessment, cast: Cast) -> None:
    with pytest.raises(Refusal, match="Charlie Martin n’est pas évaluateur de Afpa"):
        describe_situation(assessment, "Peindre", ["1.1.1"], by=cast.charlie, on=TODAY)


def test_what_a_situation_shows_grows_and_shrinks(painting: Situation, cast: Cast) -> None:
    change_situation(painting, "Peindre", ["1.1.1", "2.3.5"], note=" Seul. ", by=cast.dora, on=TODAY)
    painting.refresh_from_db()
    assert (painting.title, painting.note, painting.codes) == ("Peindre", "Seul.", ["1.1.1", "2.3.5"])


def test_a_photo_is_known_by_its_bytes(painting: Situation, cast: Cast) -> None:
    kept = attach_evidence(painting, PHOTO, by=cast.bob, on=TODAY)
    assert (kept.stored.media_type, read(kept.stored)) == ("image/jpeg", plain_photo(PHOTO))


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"<script>", "ni une photo ni un PDF"), (PHOTO + bytes(LARGEST), "dépasse 10 Mo")],
)
def test_what_is_no_photo_is_refused_in_words(
    painting: Situation, cast: Cast, content: bytes, said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        attach_evidence(painting, content, by=cast.bob, on=TODAY)
    assert not Evidence.objects.exists()
