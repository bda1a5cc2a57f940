import pytest

from socle.core.places.search import Place, read_place

DEPARTEMENTS = {"14": "Calvados", "86": "Vienne", "2A": "Corse-du-Sud", "974": "La Réunion"}


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("  ", None),
        ("14", Place(("14",), "")),
        ("14000", Place(("14000",), "")),
        ("2B", Place(("202", "206"), "")),
        ("calvados", Place(("14",), "CALVADOS")),
        ("corse du sud", Place(("200", "201"), "CORSE DU SUD")),
        ("Réunion", Place(("974",), "REUNION")),
        ("St-Étienne", Place((), "SAINT ETIENNE")),
        ("Lyon 3e", Place((), "LYON")),
        ("…", Place((), "?")),
    ],
)
def test_a_place_is_a_town_a_postal_code_or_a_department(asked: str, place: Place | None) -> None:
    assert read_place(asked, DEPARTEMENTS) == place


def test_a_department_that_is_also_a_town_answers_both() -> None:
    assert read_place("Vienne", DEPARTEMENTS) == Place(("86",), "VIENNE")


def test_a_town_is_found_by_its_beginning_whatever_its_spelling() -> None:
    place = read_place("herouville", DEPARTEMENTS)
    assert place is not None
    assert (place.names("Hérouville-Saint-Clair"), place.names("Caen")) == (True, False)
