"""Who reaches a sitting: its secretary, and the members invited to it."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from socle.apps.accounts.models import Account
from socle.apps.frameworks.models import Framework
from socle.web.juries.urls import urlpatterns
from tests.cast import Cast, signed_in
from tests.hearing import Bench, file_sent
from tests.web.juries.stage import ON, opened

NOBODY = UUID(int=0)
READ = {"sittings", "plan_sitting", "sitting", "minutes_pdf", "print_run_pdf", "jury_file", "jury_evidence"}
MEMBERS = {"sitting", "minutes_pdf", "sign_minutes", "jury_file", "open_jury_file", "jury_evidence"}


def addresses(sitting: UUID) -> dict[str, str]:
    values = {"public_id": sitting, "member": NOBODY, "number": 1, "evidence": NOBODY}
    return {
        str(each.name): reverse(str(each.name), kwargs={k: values[k] for k in each.pattern.converters})
        for each in urlpatterns
    }


def test_a_juror_who_is_not_invited_finds_nothing(
    cast: Cast, clea: Framework, bench: Bench, nina: Account, client: Client
) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, _ = opened(clea, bench)
    signed_in(client, nina)
    found = addresses(sitting.public_id)
    answers = {name: (client.get if name in READ else client.post)(found[name]).status_code for name in found}
    forbidden = dict.fromkeys(set(found) - MEMBERS - {"sittings"}, 403)
    assert answers == {"sittings": 200} | dict.fromkeys(MEMBERS, 404) | forbidden
    assert client.get("/seances/").context["page"].upcoming == ()


def test_charlie_and_the_body_are_refused(cast: Cast, bench: Bench, client: Client) -> None:
    for account in (cast.charlie, cast.ada, bench.cecile):
        signed_in(client, account)
        for address in addresses(NOBODY).values():
            assert (client.get(address).status_code, client.post(address).status_code) == (403, 403)


def test_reading_never_writes(cast: Cast, clea: Framework, bench: Bench, client: Client) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, _ = opened(clea, bench)
    found = addresses(sitting.public_id)
    for name in set(found) - READ:
        account = bench.emma if name == "sign_minutes" else bench.sophie
        assert (name, signed_in(client, account).get(found[name]).status_code) == (name, 405)


@pytest.mark.parametrize("name", ["print_run_pdf", "minutes_pdf"])
def test_nothing_is_printed_of_a_sitting_that_has_not_opened(
    cast: Cast, clea: Framework, bench: Bench, client: Client, name: str
) -> None:
    from tests.web.juries.stage import planned

    address = addresses(planned(clea, bench).public_id)[name]
    assert signed_in(client, bench.sophie).get(address).status_code == 404
