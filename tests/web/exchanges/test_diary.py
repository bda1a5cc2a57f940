from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from socle.apps.accreditations.actions import accredit
from socle.apps.exchanges.models import ImportedLine
from socle.apps.frameworks.models import Framework
from socle.apps.people.models import Doubt
from socle.core.accreditation import AccreditedRole
from socle.core.roles import Role
from tests.api.conftest import caller, key_of
from tests.apps.legacy.test_take_over import take
from tests.cast import FIRST_DAY, Cast, professional, signed_in
from tests.core.exchange.candidates.files import csv_of, line
from tests.core.exchange.legacy.files import ALICE as BEFORE
from tests.core.exchange.legacy.files import history
from tests.web.imports.test_views import ALICE, FAULTY, FILE, imported, kept, text_of
from tests.web.test_exports import rows_of

ASSESS = AccreditedRole.ASSESS
BY_PIX = ALICE | {"certificate_name": "CléA Numérique by Pix"}

OF_A_BODY = ("files", "elsewhere", "declaration", "software")
OF_THE_SCHEME = ("declaration", "elsewhere", "legacy", "software")


@pytest.fixture
def ada(cast: Cast) -> Client:
    return signed_in(Client(), cast.ada)  # type: ignore[no-any-return]


@pytest.fixture
def cleo(cast: Cast) -> Client:
    return signed_in(Client(), professional("Cleo", Role.CERTIFIER))  # type: ignore[no-any-return]


def shown(client: Client) -> Any:
    return client.get("/echanges/").context["page"]


def lines(client: Client) -> dict[str, tuple[int, int]]:
    """What waits and what failed, exchange by exchange, in the order of the page."""
    return {each.standing.code: (each.standing.waiting, each.standing.failed) for each in shown(client).lines}


def held(cast: Cast) -> None:
    """Alice is known; Pix certified someone of her name."""
    numerique = Framework.objects.get(slug="clea-numerique")
    accredit(cast.caen, numerique, ASSESS, starts_on=FIRST_DAY, ends_on=None, by=None, on=FIRST_DAY)
    imported(cast, FILE)
    imported(cast, csv_of(line(**BY_PIX)))


def test_where_nothing_happened_each_exchange_says_what_starts_it(ada: Client, cleo: Client) -> None:
    assert lines(ada) == dict.fromkeys(OF_A_BODY, (0, 0))
    assert lines(cleo) == {**dict.fromkeys(OF_THE_SCHEME, (0, 0)), "log": (3, 0)}
    page = text_of(ada.get("/echanges/"))
    assert "Tout est à jour : personne n’a rien à faire." in page
    assert "Importez un premier fichier" in page


def test_what_failed_comes_first_and_each_number_leads_to_its_rows(ada: Client, cast: Cast) -> None:
    kept(cast, FAULTY)
    kept(cast, csv_of(line(**ALICE | {"first_name": "Léo"})))
    assert next(iter(lines(ada).items())) == ("files", (1, 1))
    page = text_of(ada.get("/echanges/"))
    assert "<strong>1 échange</strong> attend que quelqu’un agisse." in page
    listed = {
        state: [row.step for row in ada.get(f"/imports/?etat={state}").context["page"].rows]
        for state in ("en-attente", "a-corriger")
        if f'href="/imports/?etat={state}"' in page
    }
    assert listed == {"en-attente": ["à confirmer"], "a-corriger": ["1 à corriger"]}


def test_a_result_that_waits_is_listed_until_the_certifier_answers(
    ada: Client, cleo: Client, cast: Cast
) -> None:
    held(cast)
    assert (lines(ada)["elsewhere"], lines(cleo)["elsewhere"]) == ((1, 0), (1, 0))
    address = "/echanges/resultats-en-attente/"
    assert 'href="/candidats/' in text_of(ada.get(address))
    assert 'href="/candidats/' not in text_of(cleo.get(address))
    expected = [["Martin", "Alice", "07/03/1990", "Afpa Caen, Caen", "12/05/2026"]]
    assert rows_of(ada, f"{address}?export=resultats-en-attente.csv")[1:] == expected
    Doubt.objects.update(resolved_on=localdate(), is_same=False)
    assert (lines(ada)["elsewhere"], ImportedLine.objects.filter(outcome="held").count()) == ((0, 0), 1)
    assert "Aucun résultat n’attend." in text_of(ada.get(address))


def test_software_that_is_refused_is_seen_by_its_body_alone(ada: Client, cast: Cast, clea: Framework) -> None:
    caller(key_of(cast.bob, Role.ASSESSOR))("GET", "pathways")
    assert lines(ada)["software"] == (0, 0)
    caller(key_of(cast.tim, Role.TRAINER))("GET", "certificates")
    assert lines(ada)["software"] == (0, 1)
    assert shown(ada).lines[0].standing.last_success == localdate()
    assert "1 demande refusée depuis la nuit" in text_of(ada.get("/logiciels/"))
    assert lines(signed_in(Client(), cast.charlie))["software"] == (0, 0)


def test_the_history_tells_the_day_it_was_taken_over(cleo: Client) -> None:
    take(history(BEFORE))
    (told,) = [each.standing for each in shown(cleo).lines if each.standing.code == "legacy"]
    assert told.last_success is not None
    assert told.is_calm


def test_charlie_sees_the_exchanges_of_his_body_alone(cast: Cast) -> None:
    kept(cast, FAULTY)
    held(cast)
    charlie = signed_in(Client(), cast.charlie)
    assert lines(charlie) == dict.fromkeys(OF_A_BODY, (0, 0))
    assert rows_of(charlie, "/echanges/resultats-en-attente/?export=resultats-en-attente.csv")[1:] == []


@pytest.mark.parametrize("page", ("", "resultats-en-attente/"))
def test_an_assessor_has_no_diary(cast: Cast, page: str) -> None:
    assert signed_in(Client(), cast.bob).get(f"/echanges/{page}").status_code == 403


def test_the_diary_asks_few_questions(
    ada: Client, cleo: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kept(cast, FAULTY)
    for client, queries in ((ada, 12), (cleo, 11)):
        client.get("/echanges/")
        with django_assert_num_queries(queries):
            client.get("/echanges/")
