from datetime import timedelta

from django.test import Client
from django.utils.timezone import localdate

from socle.apps.assessments.rating import record_ratings
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.actions import record_presence
from socle.apps.pathways.models import Pathway
from tests.cast import Cast, assess, enrol, give_result_back, signed_in, verdicts
from tests.web.pathways.people import people

ON = localdate()


def waiting(client: Client) -> dict[str, int]:
    return {task.label: task.count for task in client.get("/aujourdhui/").context["tasks"]}


def given_back(cast: Cast, pathway: Pathway, **missing: str) -> None:
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, **missing), on=ON), cast.bob, ON)


def test_each_role_sees_what_waits_for_it_and_each_number_leads_to_its_rows(
    cast: Cast, clea: Framework, client: Client
) -> None:
    some, whole, done, learns = (
        enrol(cast, clea, person, ON)
        for person in people("Nour Un", "Nour Deux", "Nour Trois", "Nour Quatre")
    )
    assess(some, cast.bob, {"1.1.1": "acquired"}, on=ON)
    record_ratings(assess(whole, cast.bob, {}, on=ON), verdicts(whole, d2="not_acquired"), by=cast.bob, on=ON)
    given_back(cast, done)
    given_back(cast, learns, d3="not_acquired")
    signed_in(client, cast.bob)
    assert waiting(client) == {
        "résultat à rendre à la personne": 1,
        "évaluation à finir": 1,
        "dossier prêt à envoyer au jury": 1,
    }
    for task in client.get("/aujourdhui/").context["tasks"]:
        assert len(client.get(task.url).context["page"].rows) == task.count
    assert waiting(signed_in(client, cast.tim)) == {"personne à former": 1}
    assert waiting(signed_in(client, cast.charlie)) == {}
    assert "Rien ne vous attend aujourd’hui." in client.get("/aujourdhui/").content.decode()


def test_a_domain_only_said_not_assessed_is_not_looked_at(
    cast: Cast, clea: Framework, client: Client
) -> None:
    pathway = enrol(cast, clea, on=ON)
    assess(pathway, cast.bob, verdicts(pathway, d5="not_assessed"), on=ON)
    assert waiting(signed_in(client, cast.bob)) == {"évaluation à finir": 1}


def test_what_was_acquired_is_recalled_six_months_before_it_is_lost(
    cast: Cast, clea: Framework, client: Client
) -> None:
    pathway = enrol(cast, clea, on=ON)
    given_back(cast, pathway, d3="not_acquired")
    signed_in(client, cast.ada)
    counts = []
    for days in (-1, 0, 183, 184):
        Pathway.objects.update(kept_until=ON + timedelta(days=days))
        counts.append(len(waiting(client)))
    assert counts == [0, 1, 1, 0]


def test_someone_without_a_trace_for_three_months_is_to_be_called(
    cast: Cast, clea: Framework, client: Client
) -> None:
    pathway = enrol(cast, clea, on=ON - timedelta(days=91))
    signed_in(client, cast.ada)
    assert waiting(client) == {"personne sans nouvelles depuis trois mois": 1}
    record_presence(pathway, by=None, on=ON - timedelta(days=90))
    assert waiting(client) == {}


def test_the_page_asks_the_database_few_questions(
    cast: Cast, clea: Framework, client: Client, django_assert_num_queries
) -> None:
    enrol(cast, clea, on=ON)
    signed_in(client, cast.charlie)
    with django_assert_num_queries(13):
        client.get("/aujourdhui/")
