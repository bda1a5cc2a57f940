"""Default deny, what is described, and what is under way."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connections
from django.test import Client
from django.utils.timezone import localdate
from ninja.operation import Operation

from socle.api.scoped import Scoped
from socle.api.site import api, description
from socle.apps.api_keys.models import Key
from socle.apps.api_keys.replies import lock_of
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.actions import open_pathway
from socle.core.api_access import GRANTED, LABELS, Scope
from socle.core.roles import Role
from socle.scheme import scheme
from tests.api.conftest import caller, key_of
from tests.cast import TODAY, WHY, Cast, assess, enrol, give_result_back, signed_in, someone, verdicts
from tests.core.test_person import ALICE


def operations() -> Iterator[Operation]:
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            yield from view.operations


def test_an_endpoint_without_a_scope_is_open_to_nobody() -> None:
    assert [
        each.path for each in operations() if not all(isinstance(a, Scoped) for a in each.auth_callbacks)
    ] == []
    assert len(list(operations())) == 25


def test_every_scope_is_named_given_and_asked() -> None:
    asked = {auth.scope for each in operations() for auth in each.auth_callbacks}
    given = frozenset[Scope]().union(*GRANTED.values())
    assert (asked, given, set(LABELS)) == (set(Scope), set(Scope), set(Scope))


def test_a_key_never_changes_what_its_scope_only_reads() -> None:
    """A search is a POST, since no name stands in an address."""
    reading = [each for each in operations() if each.auth_callbacks[0].scope.only_reads]
    others = {each.path for each in reading if each.methods != ["GET"]}
    assert others == {"/candidates/search"}


def test_the_description_is_served_to_anyone_with_an_example_of_each_body() -> None:
    said = Client().get("/api/v1/openapi.json")
    assert (said.status_code, said.json()) == (200, json.loads(json.dumps(description())))
    assert said.json()["openapi"] == "3.1.0"
    parts = description()["components"]["schemas"]
    bodies = {
        content["schema"]["$ref"].rpartition("/")[2]
        for methods in description()["paths"].values()
        for each in methods.values()
        for message in (each.get("requestBody", {}), *each["responses"].values())
        for content in message.get("content", {}).values()
    }
    assert [name for name in sorted(bodies) if "examples" not in parts[name]] == []


def test_the_same_act_sent_twice_at_once_is_refused_the_second_time(cast: Cast, clea: Framework) -> None:
    pathway, call = enrol(cast, clea), caller(key_of(cast.ada, Role.ADMINISTRATOR))
    other = connections["default"].copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", (lock_of(Key.objects.get(), "un"),))
        body = {"on": localdate().isoformat()}
        answer = call("POST", f"pathways/{pathway.public_id}/presences", body, idempotency_key="un")
        assert (answer.status_code, answer.json()["code"]) == (409, "being_done")
    finally:
        other.close()


@pytest.mark.parametrize("method", ["DELETE", "PATCH"])
def test_a_method_that_is_not_there_answers_a_problem(cast: Cast, method: str) -> None:
    answer = caller(key_of(cast.ada, Role.ADMINISTRATOR))(method, "pathways")
    assert (answer.status_code, answer.json()["code"], "GET" in answer["Allow"]) == (
        405,
        "method_not_allowed",
        True,
    )


def test_the_page_to_read_names_every_operation_with_its_scope() -> None:
    page = Client().get("/api/v1/", HTTP_ACCEPT_LANGUAGE="en")
    said = page.content.decode()
    missing = [each.path for each in operations() if f'id="{api.get_openapi_operation_id(each)}"' not in said]
    assert (page.status_code, missing, "assessments:write" in said) == (200, [], True)


@pytest.mark.parametrize(
    ("who", "role"), [("ada", Role.ADMINISTRATOR), ("bob", Role.ASSESSOR), ("tim", Role.TRAINER)]
)
def test_a_key_reaches_the_rows_that_the_pages_show(
    cast: Cast, clea: Framework, who: str, role: Role
) -> None:
    """One file enrolled, one to train, one of another body; the list of candidates is the oracle."""
    account = getattr(cast, who)
    enrol(cast, clea)
    trained = enrol(cast, clea, someone(replace(ALICE, birth_name="Dubois")))
    give_result_back(assess(trained, cast.bob, verdicts(trained, d3="not_acquired")), cast.bob)
    elsewhere = someone(replace(ALICE, birth_name="Moreau"))
    open_pathway(elsewhere, clea, cast.rennes, WHY, scheme=scheme(), by=cast.charlie.pk, on=TODAY)
    shown = {
        str(row.public_id) for row in signed_in(Client(), account).get("/candidats/").context["page"].rows
    }
    given = caller(key_of(account, role))("GET", "pathways").json()["items"]
    assert {each["id"] for each in given} == shown
    assert len(shown) == (1 if role == Role.TRAINER else 2)
