import pytest

from socle.core.impact.table import table_of
from socle.core.impact.typology.asked import Asked, problems_of

CASES = {
    "as it should be": (["emploi-recherche", "", "recherche-recherche"], []),
    "nothing at all": (
        ["", ""],
        ["« months » est vide ; écrivez les états mois par mois : recherche-emploi-emploi"],
    ),
    "some followed longer": (
        ["emploi-emploi", "", "emploi-emploi-emploi"],
        [
            "« months » dit 2 mois à la ligne 2 et 3 à la ligne 4 ; suivez tout le monde aussi longtemps",
        ],
    ),
    "a state alone": (
        ["emploi", "recherche"],
        ["« months » dit 1 mois ; il en faut de 2 à 60, séparés par « - »"],
    ),
    "too many states": (
        ["-".join("abcdefghi")],
        ["« months » nomme 9 états ; réunissez-les en 8 au plus"],
    ),
}


@pytest.mark.parametrize(("lives", "found"), CASES.values(), ids=CASES)
def test_sequences_that_cannot_be_read_are_told(lives: list[str], found: list[str]) -> None:
    assert list(problems_of(Asked(sequence="months"), table_of({"months": lives}))) == found


def test_a_column_where_everybody_differs_describes_no_public() -> None:
    table = table_of({"name": [f"n{rank}" for rank in range(40)], "age": list(range(40))})
    assert list(problems_of(Asked(publics=("name", "age")), table)) == [
        "« name » a 40 valeurs différentes ; réunissez-les en 30 au plus, ou retirez cette colonne de "
        "typology.publics"
    ]
