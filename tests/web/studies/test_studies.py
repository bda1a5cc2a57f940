"""The pages of a study: written and locked by Rosa, read by everybody, withdrawn by nobody."""

import html
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from socle.apps.files.actions import store
from socle.apps.studies.data import give_data
from socle.apps.studies.models import Excerpt, Extract, Material, Run, Study
from socle.apps.studies.publishing import publish_run
from socle.apps.studies.running import calculate, results_of, start_run
from socle.web.studies.register import REPORT_POLICY
from tests.apps.studies.lab import PROTOCOL, Lab, drafted, gather_lab, locked, people
from tests.cast import TODAY, signed_in


@pytest.fixture
def lab(db: None) -> Lab:
    return gather_lab()


@pytest.fixture
def rosa(client: Client, lab: Lab) -> Client:
    return signed_in(client, lab.rosa)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_study_is_named_written_then_locked(rosa: Client) -> None:
    page = rosa.post("/mes-etudes/nouvelle/", {"name": "CléA et emploi"}, follow=True)
    study = Study.objects.get()
    assert "Ce protocole ne peut pas encore être verrouillé" not in text(page)
    address = f"/mes-etudes/{study.public_id}/protocole/"
    rosa.post(address, {"name": "CléA et emploi", "text": "treatment = 3"})
    assert "Ce protocole ne peut pas encore être verrouillé." in text(rosa.get(address))
    wrong = rosa.post(address, {"name": "CléA et emploi", "text": "treatment = 3", "lock": "1"})
    assert wrong.status_code == 422
    assert "treatment = 3" in text(wrong)
    done = rosa.post(address, {"name": "CléA et emploi", "text": PROTOCOL, "lock": "1"}, follow=True)
    assert "Le protocole est verrouillé : l’étude est au registre public." in text(done)
    study.refresh_from_db()
    assert study.state == "locked"


def test_the_register_says_what_is_locked_and_not_published(rosa: Client, lab: Lab) -> None:
    protocol = locked(lab.rosa)
    drafted(lab.rosa)
    page = text(Client().get("/etudes/"))
    assert page.count('class="card"') == 1
    assert "Verrouillée le mardi 24 novembre 2026, non publiée." in page
    one = text(Client().get(f"/etudes/{protocol.study.public_id}/"))
    assert protocol.sha256 in one
    assert "Aucun résultat n’est publié." in one
    told = Client().get(f"/etudes/{protocol.study.public_id}/protocole-1.toml")
    assert (told.content.decode(), told["Content-Type"]) == (PROTOCOL, "text/plain; charset=utf-8")


def test_the_register_is_read_in_english(lab: Lab) -> None:
    locked(lab.rosa)
    page = text(Client(headers={"accept-language": "en"}).get("/etudes/"))
    assert "Register of studies" in page
    assert "Locked on Tuesday 24 November 2026, not published." in page


def test_the_register_leaves_as_a_table(lab: Lab) -> None:
    locked(lab.rosa)
    answer = Client().get("/etudes/?export=etudes.csv")
    content = b"".join(answer).decode("utf-8-sig")  # type: ignore[arg-type]
    assert content.splitlines()[1].startswith(
        "CléA et emploi en Normandie;verrouillée, non publiée;24/11/2026;0;"
    )


def test_my_studies_leave_as_a_table_and_charlie_has_none_of_them(rosa: Client, lab: Lab) -> None:
    locked(lab.rosa)

    def rows(client: Client) -> list[str]:
        answer = client.get("/mes-etudes/?export=mes-etudes.csv")
        return b"".join(answer).decode("utf-8-sig").splitlines()[1:]  # type: ignore[arg-type]

    assert rows(rosa) == ["CléA et emploi en Normandie;verrouillée, non publiée;24/11/2026"]
    assert rows(signed_in(Client(), lab.charlie)) == []


def test_the_register_takes_as_many_queries_for_one_study_as_for_ten(
    lab: Lab, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(10):
        locked(lab.rosa)
    with django_assert_num_queries(2):
        Client().get("/etudes/")


def test_nobody_reads_a_draft_but_its_author(lab: Lab, rosa: Client) -> None:
    study = drafted(lab.rosa)
    charlie, cleo = signed_in(Client(), lab.charlie), signed_in(Client(), lab.cleo)
    pages = (f"/mes-etudes/{study.public_id}/", f"/mes-etudes/{study.public_id}/protocole/")
    assert [rosa.get(page).status_code for page in pages] == [200, 200]
    assert [charlie.get(page).status_code for page in pages] == [404, 404]
    assert [cleo.get(page).status_code for page in pages] == [403, 403]
    assert Client().get(f"/etudes/{study.public_id}/").status_code == 404


def test_an_amendment_stands_beside_what_it_changes(rosa: Client, lab: Lab) -> None:
    study = locked(lab.rosa).study
    address = f"/mes-etudes/{study.public_id}/amendement/"
    changed = PROTOCOL.replace('"age", "sexe"', '"age", "age^2", "sexe"')
    assert rosa.post(address, {"text": changed, "reason": ""}).status_code == 422
    rosa.post(address, {"text": changed, "reason": "L’âge compte plus tôt."})
    page = text(Client().get(f"/etudes/{study.public_id}/"))
    assert "L’âge compte plus tôt." in page
    assert page.count("SHA-256 ") == 2


def test_a_file_that_cannot_be_read_is_refused_on_its_field(rosa: Client, lab: Lab) -> None:
    study = locked(lab.rosa).study
    address = f"/mes-etudes/{study.public_id}/donnees/"
    assert "Choisissez un fichier." in text(rosa.post(address, {}))
    wrong = rosa.post(address, {"sent": SimpleUploadedFile("people.csv", b"a,b\n1\n")})
    assert (wrong.status_code, "La ligne 2 de people.csv" in text(wrong)) == (422, True)
    right = rosa.post(
        address, {"sent": SimpleUploadedFile("people.csv", b"entree,age\n1,30\n0,31\n")}, follow=True
    )
    assert "2 lignes sont lues." in text(right)


def test_the_certifier_answers_a_request_and_the_researcher_takes_the_file(rosa: Client, lab: Lab) -> None:
    study = locked(lab.rosa).study
    asked = {"opened_from": "2026-01-01", "opened_until": "2026-12-31"}
    rosa.post(f"/mes-etudes/{study.public_id}/demande/", asked)
    extract = Extract.objects.get()
    file = f"/mes-etudes/extraits/{extract.public_id}.csv"
    assert rosa.get(file).status_code == 404
    cleo = signed_in(Client(), lab.cleo)
    assert "Demandé par Rosa Martin" in text(cleo.get("/demandes-de-donnees/"))
    cleo.post(f"/demandes-de-donnees/{extract.public_id}/", {"grant": "1"})
    assert rosa.get(file).content.startswith(b"person,framework,entry_month")
    assert signed_in(Client(), lab.charlie).get(file).status_code == 404
    assert cleo.get(file).status_code == 403


def test_an_interview_is_coded_cited_and_taken_back(rosa: Client, lab: Lab) -> None:
    study = drafted(lab.rosa)
    rosa.post(f"/mes-etudes/{study.public_id}/themes/", {"theme": "Confiance", "definition": ""})
    noted = {
        "kind": "interview",
        "name": "Entretien 7",
        "collected_on": "2026-11-20",
        "text": "J’ose.\r\nEnfin.",
    }
    rosa.post(f"/mes-etudes/{study.public_id}/entretiens/", noted)
    material = Material.objects.get()
    address = f"/mes-etudes/entretiens/{material.public_id}/"
    theme = str(study.themes.get().pk)
    assert rosa.post(address, {"passage": "Je n’ose pas", "theme": theme}).status_code == 422
    rosa.post(address, {"passage": "J’ose.\r\nEnfin", "theme": theme})
    excerpt = Excerpt.objects.get()
    rosa.post(f"/mes-etudes/passages/{excerpt.public_id}/", {"cite": "1"})
    assert "cité à côté des chiffres" in text(rosa.get(address))
    charlie = signed_in(Client(), lab.charlie)
    assert charlie.get(address).status_code == 404
    assert charlie.post(f"/mes-etudes/passages/{excerpt.public_id}/", {"remove": "1"}).status_code == 404
    rosa.post(f"{address}effacer/")
    assert not Material.objects.exists()


def test_a_published_study_says_first_what_may_be_concluded(lab: Lab) -> None:
    protocol = locked(lab.rosa)
    study = Study.objects.get(pk=protocol.study_id)
    run = start_run(give_data(study, people(), "people.csv", by=lab.rosa, on=TODAY), by=lab.rosa, on=TODAY)
    calculate(run, on=TODAY)
    publish_run(run, by=lab.rosa, on=TODAY)
    address = f"/etudes/{study.public_id}/"
    assert results_of(run).conclusion[:60] in html.unescape(text(Client().get(address)))
    report = Client().get(f"{address}rapport/")
    assert report.content.startswith(b"<!DOCTYPE html>")
    assert report["Content-Security-Policy"] == REPORT_POLICY
    papers = [Client().get(address + name) for name in ("rapport.pdf", "note.pdf", "resultats.json")]
    assert [each.content[:5] for each in papers] == [b"%PDF-", b"%PDF-", b'{\n "s']


def test_a_run_is_started_followed_and_read_by_its_author_alone(rosa: Client, lab: Lab) -> None:
    study = Study.objects.get(pk=locked(lab.rosa).study_id)
    data = give_data(study, people(), "people.csv", by=lab.rosa, on=TODAY)
    started = rosa.post(f"/mes-etudes/donnees/{data.public_id}/calcul/")
    page = started["Location"]
    assert "Le calcul attend son tour." in text(rosa.get(page))
    assert rosa.get(f"{page}etat.json").json() == {"step": "", "done": 0, "steps": 0, "ended": False}
    assert rosa.get(f"{page}rapport/").status_code == 404
    calculate(Run.objects.get(), on=TODAY)
    assert "Publier cette étude" in text(rosa.get(page))
    assert rosa.get(f"{page}rapport/").content.startswith(b"<!DOCTYPE html>")
    charlie = signed_in(Client(), lab.charlie)
    assert [charlie.get(address).status_code for address in (page, f"{page}rapport/")] == [404, 404]
    assert charlie.post(f"{page}publier/").status_code == 404
    assert "L’étude est publiée." in text(rosa.post(f"{page}publier/", follow=True))


def test_results_of_another_release_are_said_to_be_calculated_again(rosa: Client, lab: Lab) -> None:
    study = Study.objects.get(pk=locked(lab.rosa).study_id)
    run = start_run(give_data(study, people(), "people.csv", by=lab.rosa, on=TODAY), by=lab.rosa, on=TODAY)
    calculate(run, on=TODAY)
    Run.objects.update(results=store(b'{"schema": "socle-impact-0"}', "application/json"))
    page = text(rosa.get(f"/mes-etudes/calculs/{run.public_id}/"))
    assert "Ce calcul a été fait par une version antérieure du logiciel." in page
    assert "Publier cette étude" not in page
    assert rosa.get(f"/mes-etudes/calculs/{run.public_id}/rapport/").status_code == 302


def test_today_reminds_of_what_was_locked_and_never_published(rosa: Client, lab: Lab) -> None:
    locked(lab.rosa, on=date(2026, 11, 1))
    assert "étude verrouillée, non publiée" in text(rosa.get("/aujourdhui/"))
    assert date(2026, 11, 1) < TODAY
