"""The description of the API as a page to read, made from the same document."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socle.api.site import ABOUT, description


@dataclass(frozen=True, slots=True)
class Operation:
    """`names` are what goes in the address or in headers; bodies are examples, empty when there is none."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    scope: str
    names: tuple[tuple[str, str], ...]
    takes: str
    status: str
    gives: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    operations: tuple[Operation, ...]


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Anyone may read what the API is; nobody's data stands there."""
    return render(request, "keys/reference.html", {"about": ABOUT, "groups": groups(description())})


def groups(said: dict[str, Any]) -> tuple[Group, ...]:
    """The operations by subject, in the order of the document."""
    found: dict[str, list[Operation]] = {}
    for path, methods in said["paths"].items():
        for method, each in methods.items():
            found.setdefault(each["tags"][0], []).append(operation(said, method, path, each))
    return tuple(Group(title, tuple(each)) for title, each in found.items())


def operation(said: dict[str, Any], method: str, path: str, each: dict[str, Any]) -> Operation:
    status = next(str(code) for code in each["responses"] if str(code).startswith("2"))
    answer = each["responses"].get(status) or each["responses"][int(status)]
    return Operation(
        anchor=each["operationId"],
        method=method.upper(),
        path=path,
        summary=each["summary"],
        description=each["description"],
        scope=each["security"][1]["oauth"][0],
        names=tuple((p["name"], p.get("description", "")) for p in each["parameters"]),
        takes=example(said, each.get("requestBody", {})),
        status=status,
        gives=example(said, answer),
    )


def example(said: dict[str, Any], message: dict[str, Any]) -> str:
    """The example of a body, indented; empty for a message without one."""
    for content in message.get("content", {}).values():
        shape = said["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
        return json.dumps(shape["examples"][0], ensure_ascii=False, indent=2)
    return ""
