"""The calls of the open API that the benchmark makes, with the key of one body's software."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from benchmarks.visits import Visit
from socle.apps.accounts.models import Membership
from socle.apps.api_keys.actions import make_key
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role

ROOT = "/api/v1"


def calls() -> Iterator[tuple[str, Visit]]:
    """Name and call; a call answers how many queries it took."""
    settings.API_REQUESTS_A_MINUTE = 1_000_000
    certified = Pathway.objects.filter(state="certified").order_by("-pk")
    pathway = certified.select_related("site", "person")[0]
    held = Membership.objects.filter(role=Role.ADMINISTRATOR, body=pathway.site.body_id, ends_on__isnull=True)
    holder = held.filter(starts_on__lte=date.today()).order_by("pk")[0]
    made = make_key(holder, "Banc d’essai", days=90, only_reads=True, by=holder.account_id, at=now())
    person = pathway.person
    identity = {
        "birth_name": person.birth_name,
        "first_name": person.first_name,
        "birth_date": person.birth_date.isoformat(),
    }
    for name, path, body in (
        ("frameworks", "frameworks", None),
        ("pathways, 50", "pathways", None),
        ("a pathway", f"pathways/{pathway.public_id}", None),
        ("candidates, 50", "candidates", None),
        ("a candidate, by identity", "candidates/search", identity),
        ("certificates, 50", "certificates", None),
        ("sittings, 50", "sittings", None),
        ("register, 50", "register/sites", None),
    ):
        yield name, call_of(made.secret, f"{ROOT}/{path}", body)


def call_of(secret: str, path: str, body: Any) -> Visit:
    client = Client(headers={"Authorization": f"Bearer {secret}"})

    def call() -> int:
        with CaptureQueriesContext(connection) as queries:
            if body is None:
                answer = client.get(path)
            else:
                answer = client.post(path, json.dumps(body), content_type="application/json")
        if answer.status_code != 200:
            raise SystemExit(f"{path} answers {answer.status_code}")
        return len(queries)

    return call
