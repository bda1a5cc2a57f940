import math
from dataclasses import replace

import numpy as np
import pytest

from socle.core.impact.lock import Lock
from socle.core.impact.results import Results, Verdict
from socle.core.impact.results_file import from_json, to_json
from socle.core.impact.study import STEPS, run
from socle.core.impact.table import table_of
from tests.core.impact.people import DESIGN, MODELS, people, protocol

WHOLE = """
[comparison]
column = "scheme"
groups = ["rien", "autre"]
[sensitivity]
placebo_outcomes = ["before"]
negative_control_column = "scheme"
negative_control = ["rien", "autre"]
[[specification]]
name = "âge au carré"
propensity = ["age", "age^2", "town"]
[[specification]]
name = "sans les personnes isolées"
trimmed = true
[typology]
publics = ["town", "age"]
sequence = "months"
classes = 2
[[outcome]]
name = "waited"
label = "un emploi"
kind = "duration"
horizon = 12
event_column = "end"
event = "emploi"
competing = ["formation"]
"""
MONTHS = ["emploi-emploi-emploi", "recherche-recherche-emploi", "formation-formation-formation"]


def whole_people() -> dict[str, object]:
    table = people()
    draw = np.random.default_rng(8)
    n = table.rows
    entered = table.yes("entered")
    return {
        "why": np.where(entered, draw.choice(np.array(["emploi", "confiance"]), n), ""),
        "scheme": np.where(entered, "CléA", draw.choice(np.array(["rien", "autre"]), n)),
        "before": draw.integers(0, 2, n),
        "waited": np.round(draw.exponential(9, n), 1),
        "end": draw.choice(np.array(["emploi", "formation", ""]), n),
        "months": np.where(entered, draw.choice(np.array(MONTHS), n), ""),
    }


def whole() -> Results:
    asked = protocol('pathway = "why"\nsubgroups = ["town"]', DESIGN, MODELS.replace("= 0", "= 20") + WHOLE)
    return run(asked, people(**whole_people()), lock=Lock("verrouillé le lundi 5 janvier 2026", "2026-01-05"))


RESULTS = whole()


def test_a_sound_study_finds_the_effect_that_was_put_there() -> None:
    results = run(protocol(), people())
    main = results.main
    assert main is not None
    assert (results.verdict, main.ci_low < 2 < main.ci_high) == (Verdict.EFFECT, True)
    assert results.conclusion.startswith(
        "Parmi les personnes comparables, être bénéficiaire (entered) augmente en moyenne de"
    )
    raw = next(row for row in results.estimates if row.estimator == "naive")
    assert raw.ci_low > 2  # older people enter more, and earn more: the raw gap is not the effect


def test_the_same_study_again_gives_identical_results() -> None:
    assert to_json(whole()) == to_json(RESULTS)


def test_the_order_of_the_rows_changes_nothing() -> None:
    table = people()
    shuffled = table.where(np.random.default_rng(1).permutation(table.rows))
    ours, theirs = run(protocol(), table), run(protocol(), shuffled)
    assert [round(row.estimate, 9) for row in ours.estimates] == [
        round(row.estimate, 9) for row in theirs.estimates
    ]


def test_a_study_follows_its_steps() -> None:
    seen: list[tuple[str, int, int]] = []
    run(protocol(), people(), progress=lambda *step: seen.append(step))
    told = seen.pop(1)
    assert seen == [(step, place, len(STEPS)) for place, step in enumerate(STEPS, 1)]
    assert told == (
        "Avant tout résultat : au mieux, un écart de 0,23 écart-type ou plus sera vu huit fois sur dix",
        1,
        len(STEPS),
    )


def test_every_part_of_a_whole_study_is_answered() -> None:
    assert {row.pathway for row in RESULTS.groups} == {"emploi", "confiance"}
    assert {row.pathway for row in RESULTS.subgroups} == {"Caen", "Rouen", "Évreux"}
    assert [row.group for row in RESULTS.comparisons] == ["rien", "autre"]
    assert {test.column for test in RESULTS.interactions} == {"why", "town"}
    assert [(curve.event, curve.is_competing) for curve in RESULTS.curves] == [
        ("emploi", False),
        ("formation", True),
    ]
    assert [check.name for check in RESULTS.checks] == [
        "detectable",
        "bootstrap",
        "e_value",
        "omitted",
        "rosenbaum",
        "placebo : before",
        "negative_control",
    ]
    assert sorted(row.name for row in RESULTS.specifications) == [
        "choix de l’étude",
        "sans les personnes isolées",
        "âge au carré",
    ]
    assert RESULTS.typology is not None
    assert [len(RESULTS.typology.publics), len(RESULTS.typology.trajectories)] == [2, 2]
    assert RESULTS.stopped == ()
    assert [row.estimator for row in RESULTS.estimates] == ["naive", "dr_att", "incidence_ipw"]


def test_balance_is_that_of_the_headline_and_names_each_level() -> None:
    assert [(row.covariate, row.label) for row in RESULTS.balance] == [
        ("age", "age"),
        ("town[Rouen]", "town : Rouen"),
        ("town[Évreux]", "town : Évreux"),
    ]
    assert all(abs(row.smd_after) < abs(row.smd_before) for row in RESULTS.balance[:1])


def test_results_say_where_they_come_from() -> None:
    origin = RESULTS.provenance
    assert (origin.data_rows, origin.seed, origin.repetitions, origin.lock, origin.locked_on) == (
        600,
        1,
        20,
        "verrouillé le lundi 5 janvier 2026",
        "2026-01-05",
    )
    assert (len(origin.code_sha256), len(origin.protocol_sha256)) == (64, 64)


def test_what_is_written_is_read_back_and_nothing_more() -> None:
    told = to_json(RESULTS)
    assert to_json(from_json(told)) == told


def test_a_perfect_separation_is_refused_with_its_reason_and_still_a_result() -> None:
    table = people()
    told = table_of({**table.cells, "sign": table.yes("entered") * 3})
    results = run(protocol(models=MODELS.replace('"town"]', '"sign"]')), told)
    assert (results.verdict, results.main) == (Verdict.REFUSED, None)
    assert results.reasons[0].startswith("L’estimation n’a pas pu se faire. Pas de recouvrement :")
    assert "Cela ne dit pas que le dispositif est sans effet" in results.conclusion
    assert to_json(from_json(to_json(results))) == to_json(results)


def test_people_who_had_to_wait_for_their_treatment_refuse_the_study() -> None:
    table = people()
    start = np.where(table.yes("entered"), "2023-03-01", "")
    dated = table_of({**table.cells, "zero": np.array(["2023-01-10"] * table.rows), "start": start})
    said = MODELS + '[times]\nzero = "zero"\ntreatment_start = "start"\n'
    results = run(protocol(models=said), dated)
    assert (results.verdict, "temps immortel" in results.reasons[0]) == (Verdict.REFUSED, True)


def test_missing_outcomes_are_left_out_of_their_own_outcome_only() -> None:
    table = people()
    later = table.cells["wage"].copy()
    later[:50] = "NA"
    models = MODELS.replace(
        "[propensity]", '[[outcome]]\nname = "later"\nkind = "continuous"\nhorizon = 24\n[propensity]'
    )
    results = run(protocol(models=models), table_of({**table.cells, "later": later}))
    sizes = {row.outcome: row.n_treated + row.n_controls for row in results.estimates}
    assert sizes == {"wage": 600, "later": 550}


def test_people_who_are_all_alike_have_no_typology_and_the_study_goes_on() -> None:
    table = people()
    models = MODELS + '[typology]\nsequence = "months"\n'
    alike = table_of({**table.cells, "months": np.array(["emploi-emploi"] * table.rows)})
    results = run(protocol(models=models), alike)
    assert (results.verdict, results.typology) == (Verdict.EFFECT, None)
    assert [(each.what, each.reason) for each in results.stopped] == [
        ("typologie", "Trop peu de profils différents pour autant de classes. Demandez moins de classes.")
    ]


def test_a_pathway_of_nobody_known_stays_in_sight() -> None:
    table = people()
    why = np.where(table.yes("entered"), "emploi", "")
    why[np.flatnonzero(table.yes("entered"))[:60]] = ""
    results = run(protocol('pathway = "why"'), table_of({**table.cells, "why": why}))
    assert {row.pathway: row.n_treated for row in results.groups}["non renseigné"] == 60


def test_a_pathway_is_why_people_came_and_what_they_followed() -> None:
    table = people()
    entered, rows = table.yes("entered"), table.rows
    why = np.where(entered, np.resize(np.array(["emploi", "confiance"]), rows), "")
    followed = np.where(entered, np.resize(np.array(["court", "court", "long", "long"]), rows), "")
    told = table_of({**table.cells, "why": why, "followed": followed})
    results = run(protocol('pathway = ["why", "followed"]'), told)
    assert {row.pathway for row in results.groups} == {
        "emploi · court",
        "emploi · long",
        "confiance · court",
        "confiance · long",
    }
    assert {row.column for row in results.groups} == {"why · followed"}


@pytest.mark.parametrize("name", ["effect", "inconclusive", "association", "refused"])
def test_the_first_paragraph_says_what_may_and_what_may_not_be_concluded(name: str) -> None:
    asked = {
        "effect": (protocol(), people()),
        "inconclusive": (protocol(), people(effect=0.0)),
        "association": (protocol(design=""), people()),
        "refused": (protocol(models=MODELS + "[thresholds]\ness = 5000\n"), people()),
    }
    results = run(*asked[name])
    assert results.verdict == name
    may = {
        "effect": "C’est un effet sous hypothèse",
        "inconclusive": "L’étude ne permet pas de conclure.",
        "association": "C’est une association, pas un effet.",
        "refused": "Aucun effet ne peut être publié",
    }
    may_not = {
        "effect": "Cela ne dit pas",
        "inconclusive": "Cela ne dit pas",
        "association": "ne dit pas que",
    }
    assert (may[name] in results.conclusion, may_not.get(name, "ils ne disent ni") in results.conclusion) == (
        True,
        True,
    )


def test_a_number_that_does_not_exist_is_null_in_the_file() -> None:
    row = replace(RESULTS.balance[0], smd_after=math.inf)
    assert '"smd_after": null' in to_json(replace(RESULTS, balance=(row,)))
