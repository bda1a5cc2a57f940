"""The calendar, what waits today, and how few questions these pages ask."""

from datetime import timedelta

from django.test import Client

from socle.apps.frameworks.models import Framework
from tests.cast import Cast, signed_in
from tests.hearing import Bench, file_sent, sign
from tests.web.juries.stage import ON, opened, page, planned, with_agenda


def waiting(client: Client) -> dict[str, int]:
    """What waits today; each number leads to its rows."""
    tasks = client.get("/aujourdhui/").context["tasks"]
    for task in tasks:
        assert len(client.get(task.url).context["page"].upcoming) == task.count
    return {task.label: task.count for task in tasks}


def test_sittings_to_come_stand_first_with_their_files_and_members(
    cast: Cast, clea: Framework, bench: Bench, client: Client
) -> None:
    later, sooner = planned(clea, bench, ON + timedelta(days=9)), planned(clea, bench, ON + timedelta(days=2))
    file_sent(clea, cast.caen, on=ON)
    now, _ = with_agenda(clea, bench)
    off = planned(clea, bench)
    signed_in(client, bench.sophie).post(page(off, "annulation/"))
    seen = client.get("/seances/").context["page"]
    assert [row.sitting for row in seen.upcoming] == [now, sooner, later]
    assert [(row.sitting, row.state) for row in seen.past] == [(off, "Annulée")]
    assert (seen.upcoming[0].files, seen.upcoming[0].members) == (1, "Employeurs : 1 · Salariés : 1")


def test_each_role_sees_what_waits_for_it(cast: Cast, clea: Framework, bench: Bench, client: Client) -> None:
    planned(clea, bench, ON + timedelta(days=3))
    signed_in(client, bench.emma)
    assert waiting(client) == {"séance à laquelle vous êtes invité": 1}
    file_sent(clea, cast.caen, 1, on=ON)
    with_agenda(clea, bench)
    planned(clea, bench)
    signed_in(client, bench.sophie)
    assert waiting(client) == {"ordre du jour à arrêter": 1, "séance à ouvrir": 1}
    file_sent(clea, cast.caen, 2, on=ON)
    sitting, _ = opened(clea, bench)
    client.post(page(sitting, "bloc/"))
    assert waiting(client)["séance ouverte"] == 1
    assert waiting(signed_in(client, bench.emma))["procès-verbal à signer"] == 1
    sign(sitting, bench.emma, on=ON)
    assert "procès-verbal à signer" not in waiting(client)


def test_a_sitting_of_sixty_files_asks_the_database_few_questions(
    cast: Cast, clea: Framework, bench: Bench, client: Client, django_assert_num_queries
) -> None:
    for number in range(60):
        file_sent(clea, cast.caen, number, on=ON)
    sitting, _ = opened(clea, bench)
    for account, count in ((bench.sophie, 9), (bench.emma, 10)):
        signed_in(client, account)
        with django_assert_num_queries(count):
            client.get(page(sitting))
    signed_in(client, bench.sophie)
    with django_assert_num_queries(8):
        client.get("/seances/")
