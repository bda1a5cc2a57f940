"""The examples of `docs/api.md`, sent as they stand and compared with what they say."""

import json
import re
from typing import Any

from django.test import Client

from socle.apps.api_keys.models import Key
from socle.apps.frameworks.models import Framework
from socle.core.api_access import GRANTED
from socle.core.roles import Role
from socle.environment import home
from tests.api.conftest import key_of
from tests.cast import Cast

PAGE = (home({}) / "docs" / "api.md").read_text(encoding="utf-8")
MESSAGES = re.findall(r"```http\n(.*?)\n```", PAGE, re.DOTALL)


def parts(message: str) -> tuple[str, dict[str, str], str]:
    head, _, body = message.partition("\n\n")
    first, *lines = head.split("\n")
    return first, dict(line.split(": ", 1) for line in lines), body


def filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\$([A-Z]+)", lambda found: known[found[1]], text)


def learn(said: Any, given: Any, known: dict[str, str]) -> Any:
    """What was answered, where the page leaves it open: `…`, or a name that the next examples use."""
    if isinstance(said, dict) and isinstance(given, dict):
        return {name: learn(said.get(name), value, known) for name, value in given.items()}
    if isinstance(said, list) and isinstance(given, list) and len(said) == len(given):
        return [learn(a, b, known) for a, b in zip(said, given, strict=True)]
    if isinstance(said, str) and said.startswith("$"):
        return said if known.setdefault(said[1:], given) == given else given
    return said if said == "…" else given


def test_the_examples_of_the_page_are_answered_as_it_says(cast: Cast, clea: Framework) -> None:
    known = {"KEY": key_of(cast.bob, Role.ASSESSOR), "CLIENT": str(Key.objects.get().public_id)}
    client, pairs = Client(), list(zip(MESSAGES[::2], MESSAGES[1::2], strict=True))
    for asked, told in pairs:
        first, headers, body = parts(filled(asked, known))
        method, path = first.split(" ")
        kind = headers.pop("Content-Type", "application/json")
        answer = client.generic(method, path, body, content_type=kind, headers=headers)
        status, expected, content = parts(told)
        assert f"HTTP/1.1 {answer.status_code}" == status, answer.content.decode()
        assert {name: learn(value, answer[name], known) for name, value in expected.items()} == expected
        if content:
            said = json.loads(content)
            assert learn(said, answer.json(), known) == said
    assert len(pairs) == 12


def test_the_table_of_roles_is_that_of_the_code() -> None:
    rows = dict(re.findall(r"^\| (administrator|trainer|secretary|certifier) \| (.*)$", PAGE, re.M))
    own = {name: set(re.findall(r"`([a-z:]+)`", said)) for name, said in rows.items()}
    everybody = {"frameworks:read", "register:read"}
    assert own == {role: {s.value for s in GRANTED[Role(role)]} - everybody for role in own}
