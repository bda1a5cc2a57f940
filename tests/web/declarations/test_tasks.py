"""What waits today for the declaration, and that each number leads to its rows."""

from django.test import Client

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Batch
from tests.cast import Cast
from tests.hearing import Bench
from tests.web.declarations.stage import NOBODY, answered, awarded, built, deposited
from tests.web.declarations.test_corrections import kept_back
from tests.web.test_today import waiting


def lead_to_their_rows(client: Client) -> None:
    for task in client.get("/aujourdhui/").context["tasks"]:
        assert len(client.get(task.url).context["page"].rows) == task.count


def test_the_certifier_is_told_what_is_late_to_prepare_to_deposit_and_unanswered(
    certificates: list[Certificate], cecile: Client, cast: Cast, bench: Bench
) -> None:
    assert waiting(cecile) == {"certificats à mettre dans un lot": 4}
    deposited(bench)
    awarded(cast.caen, bench, [10], days=120)
    built(bench)
    awarded(cast.caen, bench, [11], days=2)
    assert waiting(cecile) == {
        "certificat à déclarer : délai dépassé": 1,
        "certificat à mettre dans un lot": 1,
        "lot à déposer": 1,
        "lot qui attend un rapport": 1,
    }
    lead_to_their_rows(cecile)


def test_a_body_is_told_what_was_rejected_of_its_own_files(
    certificates: list[Certificate], ada: Client, charlie: Client, bench: Bench
) -> None:
    answered(bench, {0: NOBODY, 2: NOBODY})
    assert waiting(ada) == {"déclarations rejetées, à corriger": 2}
    lead_to_their_rows(ada)
    assert waiting(charlie) == {}


def test_a_body_is_told_what_cannot_be_declared_of_its_own_files(
    certificates: list[Certificate], ada: Client, charlie: Client, bench: Bench
) -> None:
    kept_back(certificates[2], bench, birth_place="1411")
    assert waiting(ada) == {"certificat impossible à déclarer": 1}
    page = ada.get("/declarations/a-corriger/").context["page"]
    assert (len(page.rows), len(page.kept_back)) == (0, 1)
    assert waiting(charlie) == {}


def test_nothing_waits_once_everything_is_answered(
    certificates: list[Certificate], cecile: Client, ada: Client, bench: Bench
) -> None:
    answered(bench, {})
    assert (waiting(cecile), waiting(ada), Batch.objects.get().state) == ({}, {}, "closed")
