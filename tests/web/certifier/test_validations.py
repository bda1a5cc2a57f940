import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.accreditations.actions import accredit
from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.juries.models import Deliberation, Validation
from socle.apps.pathways.models import Pathway
from socle.core.accreditation import AccreditedRole
from tests.cast import FIRST_DAY, Cast, before_jury
from tests.hearing import file_sent

PATH = "/validations/"
TODAY = localdate()


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


@pytest.fixture
def numerique(cast: Cast) -> Framework:
    framework = Framework.objects.get(slug="clea-numerique")
    held = {"starts_on": FIRST_DAY, "ends_on": None, "by": None, "on": FIRST_DAY}
    accredit(cast.caen, framework, AccreditedRole.ASSESS, **held)
    return framework


@pytest.fixture
def files(cast: Cast, numerique: Framework) -> list[Pathway]:
    """Three results obtained elsewhere."""
    return [file_sent(numerique, cast.caen, number, on=TODAY) for number in range(3)]


def ids(*pathways: Pathway) -> list[str]:
    return [str(pathway.public_id) for pathway in pathways]


def states(pathways: list[Pathway]) -> list[str]:
    held = Pathway.objects.in_bulk([pathway.pk for pathway in pathways])
    return [held[pathway.pk].state for pathway in pathways]


def test_files_wait_where_there_is_no_jury_with_where_they_come_from(
    cleo: Client, cast: Cast, clea: Framework, numerique: Framework, files: list[Pathway]
) -> None:
    file_sent(clea, cast.caen, 3, on=TODAY)
    before_jury(cast, numerique, on=TODAY)
    page = cleo.get(PATH).context["page"]
    assert [slug for slug, _, _ in page.tabs] == ["clea-numerique"]
    assert [file.source for file in page.files] == ["CléA by Pix"] * 3 + ["Grille, rendue par Bob Martin"]


def test_a_named_person_validates_the_files_she_ticked(cleo: Client, files: list[Pathway]) -> None:
    first, _, third = files
    shown = {"dossier": ids(first, third), "montre": ids(*files)}
    assert "2 certificats sont délivrés." in text(cleo.post(PATH, shown, follow=True))
    assert states(files) == ["certified", "before_jury", "certified"]
    assert Validation.objects.get().validated_by.first_name == "Cleo"
    page = cleo.get(PATH).context["page"]
    assert [(each.by, each.decision) for each in page.batches] == [("Cleo Martin", "2 certificats accordés")]
    batch = cleo.get("/certificats-delivres/", {"lot": str(page.batches[0].public_id)}).context["page"]
    assert len(batch.rows) == 2


def test_the_whole_page_is_validated_in_one_go(cleo: Client, files: list[Pathway]) -> None:
    page = cleo.get(PATH).context["page"]
    assert page.whole_page == "Valider les 3 dossiers de cette page"
    cleo.post(PATH, {"page": "1", "montre": ids(*files)})
    assert [each.pathway for each in Certificate.objects.order_by("pk")] == files


@pytest.mark.parametrize("said", [[], ["un dossier"], [str(UUID(int=1))]])
def test_nothing_ticked_or_an_unknown_file_validates_nothing(
    cleo: Client, files: list[Pathway], said: list[str]
) -> None:
    answer = cleo.post(PATH, {"dossier": said})
    assert (answer.status_code, Deliberation.objects.count()) == (422, 0)
    assert ("n’est coché" if not said else "n’attend plus") in text(answer)


def test_one_file_that_no_longer_waits_holds_the_others_back_and_keeps_the_ticks(
    cleo: Client, files: list[Pathway]
) -> None:
    cleo.post(PATH, {"dossier": ids(files[0])})
    answer = cleo.post(PATH, {"dossier": ids(*files)})
    assert states(files) == ["certified", "before_jury", "before_jury"]
    assert [file.is_ticked for file in answer.context["page"].files] == [True, True]


def test_a_file_of_another_certificate_is_not_validated_here(
    cleo: Client, cast: Cast, clea: Framework, files: list[Pathway]
) -> None:
    heard_by_a_jury = file_sent(clea, cast.caen, 3, on=TODAY)
    assert cleo.post(PATH, {"dossier": ids(heard_by_a_jury)}).status_code == 422
    assert states([heard_by_a_jury]) == ["before_jury"]


def test_who_already_holds_the_certificate_is_said_and_left_out(
    cleo: Client, cast: Cast, files: list[Pathway]
) -> None:
    cleo.post(PATH, {"dossier": ids(files[0])})
    Pathway.objects.filter(pk=files[1].pk).update(person=files[0].person)
    page = cleo.get(PATH).context["page"]
    assert [file.is_held for file in page.files] == [True, False]
    assert [file.public_id for file in page.can_validate] == [files[2].public_id]
    assert cleo.post(PATH, {"dossier": ids(files[1])}).status_code == 422


def test_what_waits_is_told_on_the_page_of_the_day(cleo: Client, files: list[Pathway]) -> None:
    (task,) = cleo.get("/aujourdhui/").context["tasks"]
    assert (task.label, task.count) == ("dossiers CléA Numérique à valider", 3)
    assert len(cleo.get(task.url).context["page"].files) == 3


def test_when_nothing_waits_the_page_says_what_will(cleo: Client, cast: Cast) -> None:
    assert "Aucun dossier n’attend." in text(cleo.get(PATH))


def test_the_page_asks_the_database_few_questions(
    cleo: Client, files: list[Pathway], django_assert_max_num_queries
) -> None:
    cleo.post(PATH, {"dossier": ids(files[0])})
    with django_assert_max_num_queries(11):
        cleo.get(PATH)
