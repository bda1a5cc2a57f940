from dataclasses import replace

from socle.core.impact.disclosure import publishable
from socle.core.impact.report.blocks import Drawing, Named, Rows, Words
from socle.core.impact.report.classes import classes_told, in_brief, months_table
from socle.core.impact.report.months import TEXTURES, months_chart, shown_months
from socle.core.impact.typology.answer import Crossed, Public, Trait, Trajectory, Typology
from socle.core.impact.typology.asked import MOST_STATES
from tests.core.impact.written import results_with

FOUND = Typology(
    people=400,
    publics=(Public("A", 300, (Trait("âge", "jusqu’à 30", 240, 20),)), Public("B", 100, ())),
    publics_apart=0.6,
    states=("emploi", "recherche"),
    trajectories=(
        Trajectory("1", 280, ((0, 280, 280), (280, 0, 0))),
        Trajectory("2", 120, ((0, 0, 30), (120, 120, 90))),
    ),
    trajectories_apart=0.1,
    crossed=(Crossed("A", (240, 60)), Crossed("B", (40, 60))),
)
NAMED = {
    "Public A : 75\u00a0% des bénéficiaires (300)": (
        "Âge « jusqu’à 30 » pour 80\u00a0%, contre 20\u00a0% ailleurs."
    ),
    "Public B : 25\u00a0% des bénéficiaires (100)": "Rien ne le distingue nettement des autres.",
    "Trajectoire 1 : 70\u00a0% des bénéficiaires (280)": "Emploi (2 mois).",
    "Trajectoire 2 : 30\u00a0% des bénéficiaires (120)": "Recherche (3 mois).",
}


def test_each_class_is_told_in_words_before_it_is_drawn() -> None:
    blocks = list(classes_told(FOUND))
    told = [pair for block in blocks if isinstance(block, Named) for pair in block.pairs]
    assert dict(told) == NAMED
    assert [type(block) for block in blocks] == [Words, Words, Named, Words, Named, Drawing, Rows]


def test_a_study_without_typology_says_nothing_of_it() -> None:
    assert (list(classes_told(None)), months_table(None)) == ([], None)


def test_the_crossing_shows_shares_of_each_public_and_counts() -> None:
    rows = next(block for block in classes_told(FOUND) if isinstance(block, Rows))
    assert rows.rows == (
        ("Public A", "80\u00a0% (240)", "20\u00a0% (60)"),
        ("Public B", "40\u00a0% (40)", "60\u00a0% (60)"),
    )


def test_the_drawing_has_words_and_a_table_with_the_same_shares() -> None:
    drawing = next(block for block in classes_told(FOUND) if isinstance(block, Drawing))
    assert drawing.figure.described == (
        "Trajectoire 1 : à 1 mois, 100\u00a0% en « recherche », puis à 3 mois, 100\u00a0% en « emploi ». "
        "Trajectoire 2 : à 1 mois, 100\u00a0% en « recherche », puis à 3 mois, 75\u00a0% en « recherche »."
    )
    table = months_table(FOUND)
    assert table is not None
    assert (len(table.rows), table.rows[5]) == (6, ("Trajectoire 2, 3 mois", "25\u00a0%", "75\u00a0%"))


def test_long_follow_ups_are_shown_by_steps_from_the_first_month_to_the_last() -> None:
    two_years = Trajectory("1", 5, ((5,) * 24,))
    assert [month + 1 for month, _ in shown_months(two_years)] == [1, 3, 6, 9, 12, 15, 18, 21, 24]


def test_each_state_has_a_texture_of_its_own() -> None:
    assert len(set(TEXTURES)) == len(TEXTURES) == MOST_STATES
    drawn = months_chart(FOUND).svg
    assert [f"url(#texture-{place})" in drawn for place in (0, 1, 2)] == [True, True, False]


def test_the_brief_says_the_largest_of_each() -> None:
    assert list(in_brief(FOUND)) == [
        "2 publics parmi les bénéficiaires. Le plus nombreux (75\u00a0%) : âge « jusqu’à 30 » pour "
        "80\u00a0%, contre 20\u00a0% ailleurs.",
        "2 trajectoires depuis l’entrée. La plus fréquente (70\u00a0%) : emploi (2 mois).",
    ]


def test_a_public_hidden_from_the_crossing_is_named() -> None:
    *_, said = classes_told(replace(FOUND, crossed=FOUND.crossed[:1]))
    assert said == Words("Effectifs trop petits pour être publiés : B.")


def test_what_is_hidden_before_publication_is_not_in_the_section() -> None:
    crossed = (Crossed("A", (240, 60)), Crossed("B", (95, 5)))
    told = publishable(results_with(typology=replace(FOUND, crossed=crossed))).results.typology
    assert [block for block in classes_told(told) if isinstance(block, Rows)] == []
