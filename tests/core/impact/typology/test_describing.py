import numpy as np

from socle.core.impact.plan import Described
from socle.core.impact.table import Table, table_of
from socle.core.impact.typology.answer import Crossed
from socle.core.impact.typology.asked import Asked
from socle.core.impact.typology.describing import describe

LABELS = {"age": Described(label="âge")}


def entered() -> Table:
    """Forty young people who train and twenty older ones who search; two of each do as the others."""
    old = np.arange(60) >= 40
    searches = old ^ (np.arange(60) % 20 == 0)
    months = np.where(searches, "search-search-search-search", "search-training-training-training")
    months[59] = "search-search-search-training"
    return table_of(
        {
            "age": np.where(old, "âgé", "jeune"),
            "place": np.where(old ^ (np.arange(60) % 13 == 0), "ville", "rural"),
            "months": months,
        }
    )


def test_publics_trajectories_and_how_they_cross() -> None:
    found = describe(Asked(("age", "place"), "months", 2), LABELS, entered())
    assert [each.people for each in found.publics] == [40, 20]
    assert found.publics[0].traits[0].question == "âge"
    assert found.states == ("search", "training")
    assert sum(each.people for each in found.trajectories) == found.people == 60
    assert found.crossed == (Crossed("A", (38, 2)), Crossed("B", (1, 19)))


def test_publics_alone_or_trajectories_alone_cross_nothing() -> None:
    publics = describe(Asked(("age", "place"), "", 2), {}, entered())
    assert (len(publics.publics), publics.trajectories, publics.crossed) == (2, (), ())
    table = table_of({"months": ["a-a", "a-b", "b-b"] * 10})
    lived = describe(Asked(sequence="months", classes=2), {}, table)
    assert (lived.publics, len(lived.trajectories), lived.crossed) == ((), 2, ())
