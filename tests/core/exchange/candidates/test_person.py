from datetime import date

import pytest

from socle.core.exchange.candidates.person import civil_status, coded
from socle.core.exchange.candidates.row import CandidateRow
from socle.core.lists import Choice, Lists
from socle.core.places.tables import Commune, Places
from tests.core.exchange.candidates.files import TODAY, line

PLACES = Places(
    (
        Commune("01053", "Bourg-en-Bresse", postal_codes=("01000",)),
        Commune("01015", "Arbignieu", None, date(2015, 12, 31), postal_codes=("01300",)),
    )
)
LISTS = Lists(
    {
        "status": (Choice("jobseeker", "Demandeur d’emploi"), Choice("unknown", "Pas renseigné")),
        "education": (Choice("none", "Sans diplôme"), Choice("old", "BEPC", date(2020, 1, 1))),
        "referrer": (Choice("region", "Région"),),
        "payer": (Choice("region", "Région"),),
    }
)


def row(**changes: str) -> CandidateRow:
    return CandidateRow.from_cells(line(**changes))


BIRTHS = [
    ({}, ("01053", "Bourg-en-Bresse")),
    ({"birth_town": "BOURG EN BRESSE"}, ("01053", "Bourg-en-Bresse")),
    ({"birth_town": "Arbignieu", "birth_postal_code": "01300"}, ("01015", "Arbignieu")),
    ({"birth_town": "Nulle-Part"}, ("", "Nulle-Part")),
    ({"birth_postal_code": "75001"}, ("", "Bourg-en-Bresse")),
    ({"birth_town": ""}, ("", "lieu non renseigné")),
    ({"born_abroad": "OUI", "birth_zone": "300", "birth_town": ""}, ("", "Afrique")),
    ({"born_abroad": "OUI", "birth_zone": "300", "birth_town": "Tunis"}, ("", "Tunis, Afrique")),
]


@pytest.mark.parametrize(("changes", "place"), BIRTHS)
def test_a_birth_place_has_a_code_only_when_one_commune_answers_to_it(
    changes: dict[str, str], place: tuple[str, str]
) -> None:
    status = civil_status(row(**changes), PLACES)
    assert (status.birth_place, status.birth_place_name) == place


def test_labels_are_found_whatever_their_case_and_accents_and_the_rest_is_unknown() -> None:
    told = row(enrolment_status="DEMANDEUR D'EMPLOI", education_level="BEPC", initiative="Mairie")
    assert coded(told, LISTS, TODAY) == {
        "status": "jobseeker",
        "education": "unknown",
        "referrer": "unknown",
        "payer": "unknown",
    }
