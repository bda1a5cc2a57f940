"""One file that waits for the certifier: what she reads of it, and the decisions that award nothing."""

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.accreditations.actions import accredit
from socle.apps.assessments.actions import submit_to_jury
from socle.apps.assessments.models import Evidence
from socle.apps.assessments.situations import attach_evidence
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.models import Deliberation
from socle.apps.pathways.models import Pathway
from socle.core.accreditation import AccreditedRole
from socle.core.days import in_full
from tests.cast import FIRST_DAY, Cast, assess, enrol, give_result_back, signed_in, verdicts
from tests.hearing import file_sent
from tests.photos import photo
from tests.web.candidate.conftest import opened
from tests.web.juries.saying import text, told

TODAY = localdate()
WHY = "La photo de la situation 1 est floue."


def page(pathway: Pathway, rest: str = "") -> str:
    return f"/validations/{pathway.public_id}/{rest}"


@pytest.fixture
def numerique(cast: Cast) -> Framework:
    framework = Framework.objects.get(slug="clea-numerique")
    held = {"starts_on": FIRST_DAY, "ends_on": None, "by": None, "on": FIRST_DAY}
    accredit(cast.caen, framework, AccreditedRole.ASSESS, **held)
    return framework


@pytest.fixture
def piece(cast: Cast, numerique: Framework) -> Evidence:
    """A photo of Alice's file, assessed by Bob, which waits for the certifier."""
    alice = enrol(cast, numerique, on=TODAY)
    assessment = assess(alice, cast.bob, verdicts(alice), on=TODAY)
    evidence = attach_evidence(assessment.situations.get(), photo(), by=cast.bob, on=TODAY)
    give_result_back(assessment, cast.bob, TODAY)
    submit_to_jury(alice, by=cast.ada.pk, on=TODAY)
    return evidence


@pytest.fixture
def alice(piece: Evidence) -> Pathway:
    return Pathway.objects.get()


def test_each_file_of_the_list_leads_to_its_page(cleo: Client, alice: Pathway) -> None:
    assert f'href="{page(alice)}"' in cleo.get("/validations/").content.decode()


def test_a_file_is_read_once_opened_with_who_assessed_and_when(
    cleo: Client, alice: Pathway, piece: Evidence
) -> None:
    photo_address = page(alice, f"pieces/{piece.public_id}/")
    closed = cleo.get(page(alice))
    assert (closed.context["page"].reading, cleo.get(photo_address).status_code) == (None, 404)
    assert "Évaluation préalable, par Bob Martin, rendue le" in text(closed)
    said = told(cleo, page(alice, "ouverture/"))
    assert "Je sais" in said and "Situation 1 : Préparer une commande de peinture" in said
    shown = cleo.get(page(alice)).context["page"].reading
    assert (len(shown.domains), len(shown.situations)) == (4, 1)
    picture = cleo.get(photo_address)
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/jpeg")
    assert Entry.objects.filter(verb="open_to_validate", subject_id=alice.pk).count() == 1
    (file,) = cleo.get("/validations/").context["page"].files
    assert file.is_opened


def test_a_result_obtained_elsewhere_says_who_obtained_it(
    cleo: Client, cast: Cast, numerique: Framework
) -> None:
    pathway = file_sent(numerique, cast.caen, on=TODAY)
    assert "Il n’y a ni grille ni situation à lire ici." in told(cleo, page(pathway, "ouverture/"))
    facts = dict(cleo.get(page(pathway)).context["page"].facts)
    assert (facts["Résultat obtenu par"], facts["Envoyé le"]) == ("CléA by Pix", f"{TODAY:%d/%m/%Y}")


def test_a_file_is_validated_from_its_page(cleo: Client, alice: Pathway) -> None:
    assert "Valider ce dossier" in text(cleo.get(page(alice)))
    said = told(cleo, "/validations/?certificat=clea-numerique", {"dossier": str(alice.public_id)})
    assert "1 certificat est délivré." in said
    after = cleo.get(page(alice)).context["page"]
    assert (after.form, [each.verdict for each in after.decisions]) == (None, ["Certificat accordé"])


@pytest.mark.parametrize(
    ("verdict", "state", "label"),
    [("deferred", "ready_for_jury", "Dossier ajourné"), ("refused", "prescribed", "Certificat refusé")],
)
def test_a_file_is_sent_back_or_refused_with_its_reason(
    cleo: Client, alice: Pathway, verdict: str, state: str, label: str
) -> None:
    said = told(cleo, page(alice, "decision/"), {"verdict": verdict, "reason": WHY})
    alice.refresh_from_db()
    assert (alice.state, "La décision est enregistrée." in said, label in said) == (state, True, True)
    (decision,) = cleo.get(page(alice)).context["page"].decisions
    assert (decision.verdict, decision.reason, decision.by) == (label, WHY, "Cleo Martin")


def test_the_person_and_the_body_read_why(cleo: Client, cast: Cast, alice: Pathway) -> None:
    cleo.post(page(alice, "decision/"), {"verdict": "deferred", "reason": WHY})
    body = signed_in(Client(), cast.ada).get(f"/candidats/{alice.public_id}/")
    assert f"Dossier ajourné le {in_full(TODAY)}. {WHY}" in text(body)
    mine = opened(alice.person).get("/mon-parcours/", headers={"Accept-Language": "fr"})
    assert f"Votre dossier est à compléter. Décision du {in_full(TODAY)}. Voici pourquoi : {WHY}" in text(
        mine
    )


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"verdict": "deferred", "reason": " "}, "Écrivez la raison"),
        ({"verdict": "granted", "reason": WHY}, "Sélectionnez un choix valide"),
        ({"reason": WHY}, "Choisissez une décision."),
    ],
)
def test_a_decision_without_reason_or_that_awards_is_told_on_the_form(
    cleo: Client, alice: Pathway, said: dict[str, object], refusal: str
) -> None:
    answer = cleo.post(page(alice, "decision/"), said)
    assert (answer.status_code, refusal in text(answer), Deliberation.objects.count()) == (422, True, 0)


def test_a_second_decision_on_the_same_page_is_refused_in_words(cleo: Client, alice: Pathway) -> None:
    said = {"verdict": "deferred", "reason": WHY}
    cleo.post(page(alice, "decision/"), said)
    answer = cleo.post(page(alice, "decision/"), said)
    assert (answer.status_code, "prêt pour le jury" in text(answer)) == (422, True)
    assert Deliberation.objects.count() == 1


def test_a_file_sent_again_is_opened_again(cleo: Client, cast: Cast, alice: Pathway, piece: Evidence) -> None:
    cleo.post(page(alice, "ouverture/"))
    cleo.post(page(alice, "decision/"), {"verdict": "deferred", "reason": WHY})
    photo_address = page(alice, f"pieces/{piece.public_id}/")
    assert cleo.get(photo_address).status_code == 404
    submit_to_jury(alice, by=cast.ada.pk, on=TODAY)
    seen = cleo.get(page(alice)).context["page"]
    assert (seen.reading, seen.can_open, cleo.get(photo_address).status_code) == (None, True, 404)


def test_a_file_that_a_jury_hears_is_not_read_here(cleo: Client, cast: Cast, clea: Framework) -> None:
    heard = file_sent(clea, cast.caen, on=TODAY)
    assert {cleo.get(page(heard)).status_code, cleo.post(page(heard, "ouverture/")).status_code} == {404}


@pytest.mark.parametrize("rest", ["", "ouverture/", "decision/", "piece"])
def test_charlie_and_the_jury_s_secretary_see_nothing(
    client: Client, cast: Cast, alice: Pathway, piece: Evidence, rest: str
) -> None:
    address = page(alice, f"pieces/{piece.public_id}/" if rest == "piece" else rest)
    for account in (cast.charlie, cast.ada):
        signed_in(client, account)
        assert (client.get(address).status_code, client.post(address).status_code) == (403, 403)


def test_a_file_asks_the_database_few_questions(
    cleo: Client, alice: Pathway, django_assert_max_num_queries
) -> None:
    cleo.post(page(alice, "ouverture/"))
    with django_assert_max_num_queries(15):
        cleo.get(page(alice))
