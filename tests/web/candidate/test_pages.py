"""What a candidate sees of their own pathway, and nobody else."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from socle.apps.assessments.correcting import correct_rating
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.core.assessment import Kind
from socle.core.certification import Verdict
from socle.scheme import scheme
from tests.cast import TODAY, Cast, assess, enrol, give_result_back, signed_in, someone, verdicts
from tests.core.test_person import ALICE
from tests.web.candidate.conftest import opened

PAGES = ("", "restitution/", "restitution.pdf", "attestation.pdf", "certificat.pdf")
NOT_YET = Verdict.NOT_ACQUIRED
NOTHING = {f"d{number}": NOT_YET for number in range(1, 8)}
FORBIDDEN = re.compile(
    r"\d+ ?%|\d+ sur \d+|seuil|niveau|score|note\b|en bonne partie|manqu|pas acquis|échou", re.I
)


def address(pathway: Pathway, page: str) -> str:
    return f"/mon-parcours/{pathway.public_id}/{page}"


def result(cast: Cast, clea: Framework, **missing: str) -> Pathway:
    """Alice, whose initial assessment has been given back."""
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, **missing)), cast.bob)
    return pathway


def read(client: Client, path: str) -> str:
    """What the main part of the page says."""
    answer = client.get(path)
    assert answer.status_code == 200
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)
    assert main
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main[0]))


def test_before_the_result_is_given_back_nothing_of_the_ratings_shows(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    assess(pathway, cast.bob, verdicts(pathway))
    client = opened(pathway.person)
    page = read(client, "/mon-parcours/")
    assert "Votre évaluation a commencé." in page
    assert "Je sais" not in page and "Acquis" not in page and "PDF" not in page
    assert [client.get(address(pathway, page)).status_code for page in PAGES[1:]] == [404] * 4
    assert client.get("/mon-parcours/restitution/").status_code == 404


def test_a_final_assessment_under_way_changes_nothing_the_person_sees(cast: Cast, clea: Framework) -> None:
    pathway = result(cast, clea, d3=NOT_YET)
    client = opened(pathway.person)
    before = read(client, address(pathway, "restitution/"))
    final = {code: Verdict.ACQUIRED for code in verdicts(pathway) if code.startswith("3.")}
    assess(pathway, cast.bob, final, kind=Kind.FINAL, on=TODAY + timedelta(days=30))
    assert read(client, address(pathway, "restitution/")) == before


def test_the_page_says_where_i_am_the_next_appointment_and_whom_to_call(cast: Cast, clea: Framework) -> None:
    client = opened(result(cast, clea, d3=NOT_YET).person)
    page = client.get("/mon-parcours/").content.decode()
    assert "Un rendez-vous avec la formatrice le lundi 7 décembre 2026 à 9 h." in page
    assert '<strong lang="fr">Inès Martin</strong>' in page
    assert 'href="tel:0199001234"' in page
    assert re.findall(r'<li class="(\w+)"', page)[:5] == ["done", "done", "current", "later", "later"]


def test_what_is_acquired_comes_before_what_will_be_learnt(cast: Cast, clea: Framework) -> None:
    pathway = result(cast, clea, d3=NOT_YET, d6=NOT_YET)
    page = read(opened(pathway.person), address(pathway, "restitution/"))
    positions = [page.index(said) for said in ("Je sais écouter", "Ce que vous allez apprendre", "La suite")]
    assert positions == sorted(positions)
    assert "Reconnaître le matériel" in page and "7 décembre 2026" in page


@pytest.mark.parametrize(
    "missing", [{}, {"d3": NOT_YET, "d6": NOT_YET}, NOTHING], ids=["all", "some", "none"]
)
def test_no_page_counts_grades_or_names_a_lack(cast: Cast, clea: Framework, missing: dict[str, str]) -> None:
    pathway = result(cast, clea, **missing)
    client = opened(pathway.person)
    said = read(client, "/mon-parcours/") + read(client, address(pathway, "restitution/"))
    assert FORBIDDEN.findall(said) == []


def test_with_everything_acquired_the_page_says_so_and_nothing_is_left_to_learn(
    cast: Cast, clea: Framework
) -> None:
    pathway = result(cast, clea)
    client = opened(pathway.person)
    page = read(client, address(pathway, "restitution/"))
    assert "Vous savez faire tout ce que ce certificat demande." in page
    assert "Ce que vous allez apprendre" not in page and "Le jury regarde votre dossier" in page
    assert "Formation" not in read(client, "/mon-parcours/")
    assert [client.get(address(pathway, each)).status_code for each in PAGES[2:]] == [200, 404, 404]


def test_with_nothing_acquired_the_page_begins_with_what_was_done(cast: Cast, clea: Framework) -> None:
    pathway = result(cast, clea, **NOTHING)
    client = opened(pathway.person)
    page = read(client, address(pathway, "restitution/"))
    assert "Vous avez fait le premier pas." in page and "Je sais" not in page
    assert [client.get(address(pathway, each)).status_code for each in PAGES[2:]] == [200, 404, 404]


def test_the_documents_are_pdf_files_rendered_once(cast: Cast, clea: Framework) -> None:
    pathway = result(cast, clea, d3=NOT_YET)
    client = opened(pathway.person)
    for page in ("restitution.pdf", "attestation.pdf"):
        once, twice = (client.get(address(pathway, page)) for _ in range(2))
        assert (once["Content-Type"], once.content[:5], once.content) == (
            "application/pdf",
            b"%PDF-",
            twice.content,
        )


def test_a_correction_makes_another_document(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    assessment = assess(pathway, cast.bob, verdicts(pathway, d3=NOT_YET))
    give_result_back(assessment, cast.bob)
    client = opened(pathway.person)
    before = client.get(address(pathway, "restitution.pdf")).content
    for code in ("3.1.1", "3.1.2", "3.1.3", "3.1.4", "3.1.5"):
        if code in verdicts(pathway):
            correct_rating(
                assessment,
                code,
                Verdict.ACQUIRED,
                reason="Vu depuis.",
                scheme=scheme(),
                by=cast.bob,
                on=TODAY,
            )
    assert client.get(address(pathway, "restitution.pdf")).content != before


def test_a_candidate_never_reaches_another_candidate_s_pages(cast: Cast, clea: Framework) -> None:
    pathway = result(cast, clea, d3=NOT_YET)
    other = someone(replace(ALICE, birth_name="Autre"))
    client = opened(other)
    assert [client.get(address(pathway, page)).status_code for page in PAGES[1:]] == [404] * 4
    assert "Aucun parcours n’est ouvert pour vous." in read(client, "/mon-parcours/")


def test_charlie_and_every_professional_are_kept_out(cast: Cast, clea: Framework, client: Client) -> None:
    pathway = result(cast, clea, d3=NOT_YET)
    for account in (cast.charlie, cast.bob, cast.ada, cast.tim):
        signed_in(client, account)
        answers = [client.get("/mon-parcours/"), *(client.get(address(pathway, page)) for page in PAGES[1:])]
        assert [answer.status_code for answer in answers] == [403] * 5


def test_whoever_has_no_card_is_asked_for_it(cast: Cast, clea: Framework, client: Client) -> None:
    pathway = result(cast, clea, d3=NOT_YET)
    answers = [client.get("/mon-parcours/"), *(client.get(address(pathway, page)) for page in PAGES[1:])]
    assert [answer["Location"] for answer in answers] == ["/c/"] * 5


def test_the_latest_pathway_comes_first(cast: Cast, clea: Framework) -> None:
    first = enrol(cast, clea)
    Pathway.objects.filter(pk=first.pk).update(state="expired")
    latest = enrol(cast, clea, first.person, TODAY + timedelta(days=1))
    page = opened(first.person).get("/mon-parcours/").content.decode()
    assert re.findall(r'id="pathway-(\d+)"', page) == [str(latest.pk), str(first.pk)]
    assert "Votre parcours a duré plus de cinq ans" in page


def test_the_page_asks_the_database_few_questions(
    cast: Cast, clea: Framework, django_assert_max_num_queries
) -> None:
    pathway = result(cast, clea, d3=NOT_YET)
    client = opened(pathway.person)
    client.get("/mon-parcours/")
    with django_assert_max_num_queries(8):
        client.get("/mon-parcours/")
    with django_assert_max_num_queries(8):
        client.get(address(pathway, "restitution/"))


def test_a_page_carries_no_inline_script_or_style(cast: Cast, clea: Framework) -> None:
    client = opened(result(cast, clea, d3=NOT_YET).person)
    page = client.get("/mon-parcours/").content.decode() + client.get("/c/").content.decode()
    assert (" style=" in page, "<style" in page, "<script" in page) == (False, False, False)


def test_whoever_trained_sees_the_training_among_the_steps_done(cast: Cast, clea: Framework) -> None:
    pathway = result(cast, clea, d3=NOT_YET)
    final = {code: Verdict.ACQUIRED for code in verdicts(pathway) if code.startswith("3.")}
    day = TODAY + timedelta(days=30)
    give_result_back(assess(pathway, cast.bob, final, kind=Kind.FINAL, on=day), cast.bob, day)
    page = opened(pathway.person).get("/mon-parcours/").content.decode()
    assert re.findall(r'<li class="(\w+)"', page)[:5] == ["done", "done", "done", "current", "later"]
