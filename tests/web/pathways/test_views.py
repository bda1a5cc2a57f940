import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.accounts.actions import give_role
from socle.apps.assessments.actions import open_assessment
from socle.apps.assessments.rating import record_ratings
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.core.assessment import Kind
from socle.core.roles import Role
from socle.scheme import scheme
from tests.cast import Cast, assess, enrol, give_result_back, signed_in, someone, verdicts
from tests.core.test_person import ALICE
from tests.web.pathways.people import people

ON = localdate()


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def names(response: object) -> list[str]:
    return [row.name for row in response.context["page"].rows]  # type: ignore[attr-defined]


@pytest.fixture
def alice(cast: Cast, clea: Framework) -> Pathway:
    return enrol(cast, clea, on=ON)


def file(pathway: Pathway, rest: str = "") -> str:
    return f"/candidats/{pathway.public_id}/{rest}"


READ = ("", "coordonnees/")
ACTS = ("presence/", "coordonnees/", "arret/", "reprise/", "resultat-obtenu-ailleurs/", "jury/", "carte/")
CARDS = ("carte/pdf/", "carte/annuler/")


@pytest.mark.parametrize("page", READ)
def test_charlie_sees_nothing_of_another_body(cast: Cast, alice: Pathway, client: Client, page: str) -> None:
    assert signed_in(client, cast.charlie).get(file(alice, page)).status_code == 404


@pytest.mark.parametrize("act", ACTS + CARDS)
def test_charlie_does_nothing_on_a_file_of_another_body(
    cast: Cast, alice: Pathway, client: Client, act: str
) -> None:
    assert signed_in(client, cast.charlie).post(file(alice, act)).status_code == 404


@pytest.mark.parametrize("act", sorted({*ACTS, *CARDS} - {"coordonnees/"}))
def test_reading_never_writes(cast: Cast, alice: Pathway, client: Client, act: str) -> None:
    assert signed_in(client, cast.ada).get(file(alice, act)).status_code == 405


@pytest.mark.parametrize("act", ACTS + CARDS)
def test_a_trainer_does_nothing_on_the_file(cast: Cast, alice: Pathway, client: Client, act: str) -> None:
    assert signed_in(client, cast.tim).post(file(alice, act)).status_code == 403


def test_charlie_finds_an_empty_list(cast: Cast, alice: Pathway, client: Client) -> None:
    answer = signed_in(client, cast.charlie).get("/candidats/")
    assert (answer.status_code, names(answer)) == (200, [])
    assert "Lefèvre" not in text(answer)


def test_people_are_sorted_and_found_by_part_of_their_name(
    cast: Cast, clea: Framework, client: Client
) -> None:
    for person in people("Éric Zola", "Zoé Abadie", "Marc Dupont"):
        enrol(cast, clea, person, ON)
    signed_in(client, cast.ada)
    assert names(client.get("/candidats/")) == ["Abadie Zoé", "Dupont Marc", "Zola Éric"]
    assert names(client.get("/candidats/?nom=zo")) == ["Abadie Zoé", "Zola Éric"]
    assert names(client.get("/candidats/?nom=eric+zola")) == ["Zola Éric"]
    assert names(client.get("/candidats/?nom=personne")) == []


def test_filters_stay_in_the_address_and_one_that_means_nothing_filters_nothing(
    cast: Cast, alice: Pathway, client: Client
) -> None:
    signed_in(client, cast.bob)
    for address, found in {
        "etape=enrolled": 1,
        "etape=certified": 0,
        "etape=lost": 1,
        "certificat=clea": 1,
        "certificat=clea-numerique": 0,
        "etablissement=73282932000074": 1,
        "etablissement=35600000000048": 1,
        "attente=a-envoyer": 0,
        "attente=inconnue": 1,
        "apres=nonsense": 1,
        f"apres={uuid4()}": 1,
        f"apres={alice.public_id}": 0,
    }.items():
        assert (address, len(names(client.get(f"/candidats/?{address}")))) == (address, found)


def test_pages_follow_one_another_without_losing_anyone(cast: Cast, clea: Framework, client: Client) -> None:
    for person in people(*(f"Nour Personne{n:03}" for n in range(52))):
        enrol(cast, clea, person, ON)
    first = signed_in(client, cast.ada).get("/candidats/?etape=enrolled")
    second = client.get(f"/candidats/?{first.context['page'].next_query}")
    assert (len(names(first)), len(names(second))) == (50, 2)
    assert names(first) + names(second) == sorted(names(first) + names(second))
    assert second.context["page"].next_query == ""


def test_the_list_asks_the_database_few_questions(
    cast: Cast, clea: Framework, client: Client, django_assert_num_queries
) -> None:
    for person in people("Éric Zola", "Zoé Abadie", "Marc Dupont"):
        enrol(cast, clea, person, ON)
    signed_in(client, cast.ada)
    with django_assert_num_queries(7):
        client.get("/candidats/?nom=zo")


def test_a_file_asks_the_database_few_questions(
    cast: Cast, alice: Pathway, client: Client, django_assert_num_queries
) -> None:
    give_result_back(assess(alice, cast.bob, verdicts(alice), on=ON), cast.bob, ON)
    signed_in(client, cast.bob).get(file(alice))
    with django_assert_num_queries(15):
        client.get(file(alice))


def test_the_next_act_follows_the_step_and_the_role(cast: Cast, alice: Pathway, client: Client) -> None:
    def told(account: object) -> str:
        return signed_in(client, account).get(file(alice)).context["page"].next.label

    assert told(cast.bob) == "Ouvrir l’évaluation préalable"
    assert told(cast.ada) == "Un évaluateur ouvre l’évaluation préalable."
    assessment = assess(alice, cast.bob, {}, on=ON)
    assert told(cast.bob) == "Continuer l’évaluation"

    record_ratings(assessment, verdicts(alice, d3="not_acquired"), by=cast.bob, on=ON)
    assert told(cast.bob) == "Rendre le résultat"
    give_result_back(assessment, cast.bob, ON)
    assert told(cast.bob) == "Ouvrir l’évaluation finale"
    assert signed_in(client, cast.tim).get(file(alice)).headers["Location"] == file(alice, "formation/")


def test_a_complete_file_goes_to_the_jury_and_an_incomplete_one_says_what_it_lacks(
    cast: Cast, clea: Framework, client: Client
) -> None:
    alice = enrol(cast, clea, on=ON)
    give_result_back(assess(alice, cast.bob, verdicts(alice), on=ON), cast.bob, ON)
    signed_in(client, cast.ada)
    assert client.get(file(alice)).context["page"].next.label == "Envoyer le dossier au jury"
    client.post(file(alice, "jury/"))
    alice.refresh_from_db()
    assert alice.state == "before_jury"
    again = client.post(file(alice, "jury/"), follow=True)
    assert "Cette action n’est pas possible" in text(again)


def test_what_the_file_lacks_is_listed(cast: Cast, clea: Framework, client: Client) -> None:
    alice = enrol(cast, clea, on=ON)
    assessment = open_assessment(alice, Kind.INITIAL, scheme=scheme(), by=cast.bob, on=ON)
    record_ratings(assessment, verdicts(alice), by=cast.bob, on=ON)
    give_result_back(assessment, cast.bob, ON)
    page = signed_in(client, cast.ada).get(file(alice)).context["page"]
    assert page.next.label == "Le dossier n’est pas encore complet."
    assert "une situation qui montre le critère" in page.missing[0]
    assert (len(page.missing), page.more_missing) == (12, 95)
    assert "Il manque" in text(client.get(file(alice)))
    refused = client.post(file(alice, "jury/"), follow=True)
    assert "Le dossier n’est pas complet" in text(refused)


def test_presences_are_noted_and_a_day_to_come_is_refused(cast: Cast, alice: Pathway, client: Client) -> None:
    def day(on: object) -> dict[str, int]:
        return {"on_day": on.day, "on_month": on.month, "on_year": on.year}  # type: ignore[attr-defined]

    signed_in(client, cast.bob)
    assert client.post(file(alice, "presence/"), day(ON)).status_code == 302
    tomorrow = client.post(file(alice, "presence/"), day(ON + timedelta(days=1)))
    before = client.post(file(alice, "presence/"), day(ON - timedelta(days=1)))
    assert (tomorrow.status_code, before.status_code) == (422, 422)
    assert "Ce jour n’est pas encore venu." in text(tomorrow)
    assert "Choisissez un jour après." in text(before)
    assert list(alice.presences.values_list("on", flat=True)) == [ON]


def test_contact_is_changed_and_the_journal_says_who_did_it(
    cast: Cast, alice: Pathway, client: Client
) -> None:
    signed_in(client, cast.bob)
    wrong = client.post(file(alice, "coordonnees/"), {"email": "alice", "phone": "06"})
    assert (wrong.status_code, 'value="06"' in text(wrong)) == (422, True)
    client.post(file(alice, "coordonnees/"), {"phone": "06 12 34 56 78"})
    page = client.get(file(alice)).context["page"]
    assert page.pathway.person.phone == "06 12 34 56 78"
    assert [(line.what, line.who) for line in page.history] == [
        ("Coordonnées modifiées", "Bob Martin"),
        ("Inscription, notice d’information remise", "Ada Martin"),
        ("Personne enregistrée", ""),
    ]


def test_a_file_is_stopped_with_a_reason_then_taken_up_again(
    cast: Cast, alice: Pathway, client: Client
) -> None:
    signed_in(client, cast.ada)
    assert client.post(file(alice, "arret/"), {}).status_code == 422
    client.post(file(alice, "arret/"), {"reason": "moved"})
    page = client.get(file(alice)).context["page"]
    assert (page.state, page.stop_reason, page.next.label) == (
        "arrêté",
        "Déménagement",
        "Reprendre le parcours",
    )
    client.post(file(alice, "reprise/"))
    alice.refresh_from_db()
    assert alice.state == "enrolled"


def test_a_result_obtained_elsewhere_needs_no_grid(cast: Cast, alice: Pathway, client: Client) -> None:
    signed_in(client, cast.ada)
    assert client.post(file(alice, "resultat-obtenu-ailleurs/"), {}).status_code == 422
    client.post(file(alice, "resultat-obtenu-ailleurs/"), {"source": "CléA Numérique by Pix"})
    alice.refresh_from_db()
    assert (alice.state, alice.outside_source) == ("ready_for_jury", "CléA Numérique by Pix")


def test_the_card_s_code_is_shown_once_and_never_stored(cast: Cast, alice: Pathway, client: Client) -> None:
    answer = signed_in(client, cast.ada).post(file(alice, "carte/"))
    code = answer.context["code"]
    assert (answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (200, True)
    assert f"{code[:5]}-{code[5:]}" in text(answer)
    assert f"{code[:5]}-{code[5:]}" not in text(client.get(file(alice)))
    pdf = client.post(file(alice, "carte/pdf/"), {"code": code})
    assert (pdf.headers["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    client.post(file(alice, "carte/annuler/"))
    assert not alice.person.cards.filter(revoked_on__isnull=True).exists()


def test_a_trainer_sees_only_the_people_to_train(cast: Cast, clea: Framework, client: Client) -> None:
    enrolled, prescribed = (enrol(cast, clea, person, ON) for person in people("Nour Un", "Nour Deux"))
    give_result_back(
        assess(prescribed, cast.bob, verdicts(prescribed, d3="not_acquired"), on=ON), cast.bob, ON
    )
    signed_in(client, cast.tim)
    assert names(client.get("/candidats/")) == ["Deux Nour"]
    assert client.get(file(enrolled)).status_code == 404


def test_someone_with_roles_in_two_bodies_sees_each_according_to_the_role(
    cast: Cast, clea: Framework, alice: Pathway, client: Client
) -> None:
    give_role(cast.charlie, Role.TRAINER, body=cast.caen.body, by=None, on=ON)
    signed_in(client, cast.charlie)
    assert client.get(file(alice)).status_code == 404
    give_result_back(assess(alice, cast.bob, verdicts(alice, d3="not_acquired"), on=ON), cast.bob, ON)
    assert client.get(file(alice)).headers["Location"] == file(alice, "formation/")
    assert names(client.get("/candidats/")) == ["Lefèvre-Martin Zoë"]


def test_a_role_that_ended_opens_nothing(cast: Cast, alice: Pathway, client: Client) -> None:
    cast.bob.memberships.update(ends_on=ON - timedelta(days=1))
    assert signed_in(client, cast.bob).get(file(alice)).status_code == 403


def test_someone_not_signed_in_is_sent_to_the_sign_in_page(alice: Pathway, client: Client) -> None:
    assert client.get(file(alice)).headers["Location"].startswith("/compte/login/")


def test_the_used_name_is_found_too(cast: Cast, clea: Framework, client: Client) -> None:
    enrol(cast, clea, someone(replace(ALICE, used_name="Durand"), ON), ON)
    assert names(signed_in(client, cast.ada).get("/candidats/?nom=durand")) == ["Lefèvre-Martin Zoë (Durand)"]
