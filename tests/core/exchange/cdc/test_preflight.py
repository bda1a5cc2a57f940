import pytest

from socle.core.exchange.cdc.preflight import doubts_about
from socle.scheme import scheme
from tests.core.exchange.cdc.passages import passage


def doubts(**changes: str) -> list[tuple[str, str]]:
    found = doubts_about(passage(**changes), scheme().places)
    return [(each.element, each.predicted.value) for each in found]


NOBODY, SEVERAL = "Aucun titulaire ne correspond", "Plusieurs titulaires"
ABROAD = {"codeInsee": "99352", "libelleCommuneNaissance": "Oran", "libellePaysNaissance": "Algérie"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"prenom1": "Alice, Zoé"}, [("prenom1", NOBODY)]),
        ({"nomUsage": "MARTIN"}, [("nomUsage", NOBODY)]),
        ({"jourNaissance": ""}, [("jourNaissance", SEVERAL)]),
        ({"codeInsee": "", "libelleCommuneNaissance": ""}, [("codeInsee", SEVERAL)]),
        ({"codeInsee": "75999"}, [("codeInsee", NOBODY)]),
        ({"codeInsee": "97411", "libelleCommuneNaissance": "Saint-Denis"}, []),
        (ABROAD | {"anneeNaissance": "1956"}, []),
        (ABROAD | {"anneeNaissance": "1980"}, []),
        (ABROAD | {"anneeNaissance": "1956", "codeInsee": "92117"}, [("codeInsee", NOBODY)]),
    ],
)
def test_what_the_state_would_not_find_is_told_before_it_is_sent(
    changes: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert doubts(**changes) == expected
