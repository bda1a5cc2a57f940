"""schemathesis on the whole API, for every role that has keys: what is described is what is answered."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as examples
from pytest_django import Settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from socle.apps.frameworks.models import Framework
from socle.core.api_access import GRANTED
from socle.core.roles import Role
from socle.web.wsgi import application
from tests.api.conftest import key_of
from tests.cast import Cast, assess, enrol, professional

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
Ids = dict[str, str]


@pytest.fixture
def ids(cast: Cast, clea: Framework) -> Ids:
    """Rows that are there: a made-up id only ever meets « not found »."""
    pathway = enrol(cast, clea)
    assessment = assess(pathway, cast.bob, {"1.1.1": "acquired"})
    return {
        "pathway_id": str(pathway.public_id),
        "candidate_id": str(pathway.person.public_id),
        "assessment_id": str(assessment.public_id),
        "slug": "clea",
        "version": pathway.version.label,
    }


@pytest.fixture
def keys(cast: Cast) -> dict[Role, str]:
    """One key of each role that has keys."""
    accounts = {
        Role.ADMINISTRATOR: cast.ada,
        Role.ASSESSOR: cast.bob,
        Role.TRAINER: cast.tim,
        Role.CERTIFIER: professional("Cleo", Role.CERTIFIER),
        Role.SECRETARY: professional("Sam", Role.SECRETARY),
    }
    return {role: key_of(account, role) for role, account in accounts.items()}


@pytest.fixture
def one_transaction() -> Iterator[None]:
    """The requests of a test stay on its own connection, as with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operations() -> Iterator[Any]:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    return (each.ok() for each in schema.get_all_operations())


def fuzz(operation: Any, mode: GenerationMode, key: str, ids: Ids) -> int:
    """Send generated requests; answer how many were answered otherwise than by a refusal."""
    taken = []

    @seed(20261125)
    @examples(
        max_examples=4,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Case) -> None:
        case.path_parameters = {
            name: ids.get(name, said) for name, said in (case.path_parameters or {}).items()
        }
        answer = case.call(headers={"Authorization": f"Bearer {key}"})
        case.validate_response(answer, checks=CHECKS)
        taken.append(answer.status_code < 400)

    send()
    return sum(taken)


@pytest.mark.usefixtures("one_transaction")
@pytest.mark.parametrize("role", GRANTED)
def test_whatever_is_sent_is_answered_as_described(
    role: Role, keys: dict[Role, str], ids: Ids, settings: Settings
) -> None:
    settings.API_REQUESTS_A_MINUTE = 1_000_000
    answered = {
        operation.label: fuzz(operation, mode, keys[role], ids)
        for operation in operations()
        for mode in (GenerationMode.NEGATIVE, GenerationMode.POSITIVE)
    }
    assert answered["GET /api/v1/frameworks/{slug}"] > 0
    assert len(answered) == 25
