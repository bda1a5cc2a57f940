import re
import tomllib
from pathlib import Path

import pytest

from socle.core.errors import UnreadableInput
from socle.core.impact.plan import Comparison, Kind, Outcome, Rule, Sensitivity, Specification, Thresholds
from socle.core.impact.protocol import read_protocol
from tests.core.impact.people import DESIGN, MODELS, protocol

SHORTEST = """
treatment = "treat"
[[outcome]]
name = "re78"
kind = "continuous"
[propensity]
terms = ["age", "age^2", "race", "educ*re74"]
[estimators]
run = ["naive", "ols", "ipw_att", "ebal_att", "dr_att", "nn_att"]
"""


def problems(text: str) -> list[str]:
    with pytest.raises(UnreadableInput) as refused:
        read_protocol(text.encode())
    return [re.sub(r" \(clés connues : .*\)", "", problem) for problem in refused.value.problems]


def test_four_keys_are_enough() -> None:
    found = read_protocol(SHORTEST.encode())
    assert found.outcomes == (Outcome("re78", Kind.CONTINUOUS),)
    assert found.outcome_model == found.propensity == ("age", "age^2", "race", "educ*re74")
    assert (found.headline, found.thresholds, found.repetitions, found.seed) == (
        "dr_att",
        Thresholds(0.1, 100, 0.1),
        1000,
        1,
    )
    assert found.missing_to_conclude == (
        "la question (question)",
        "la population (population)",
        "le temps zéro (time_zero)",
        "l’éligibilité ([[eligibility]])",
    )


def test_everything_a_protocol_may_say_is_read() -> None:
    found = protocol(
        'pathway = "why"\ncells = ["town"]\nsubgroups = ["town"]\ncluster = "site"',
        DESIGN,
        """
[[outcome]]
name = "job_12"
label = "en emploi"
kind = "binary"
horizon = 12
[[outcome]]
name = "months"
kind = "duration"
horizon = 24
event_column = "event"
event = "emploi"
competing = ["formation"]
[propensity]
terms = ["age"]
[outcome_model]
terms = ["age", "age^2"]
[estimators]
run = ["naive", "ebal_att", "ipw_att"]
[comparison]
column = "scheme"
groups = ["rien", "autre"]
main = "rien"
[times]
elapsed = "waited"
risk_set_months = 3
[sensitivity]
placebo_outcomes = ["before"]
negative_control_column = "scheme"
negative_control = ["rien", "autre"]
[thresholds]
smd = 0.05
[[specification]]
name = "sans l’âge"
propensity = ["town"]
trimmed = true
[dictionary.town]
label = "ville"
among = ["Caen", "Rouen"]
measured = "before"
""",
    )
    assert found.primary == Outcome("job_12", Kind.BINARY, 12, "en emploi")
    assert found.outcomes[1] == Outcome("months", Kind.DURATION, 24, "", "event", "emploi", ("formation",))
    assert (found.headline, found.pathway, found.cells, found.cluster) == (
        "ebal_att",
        ("why",),
        ("town",),
        "site",
    )
    assert found.comparison == Comparison("scheme", ("rien", "autre"), "rien")
    assert found.eligibility == (Rule("age", at_least=18),)
    assert (found.times.elapsed, found.times.risk_set_months) == ("waited", 3)
    assert found.sensitivity == Sensitivity(("before",), "scheme", ("rien", "autre"))
    assert found.specifications == (Specification("sans l’âge", ("town",), (), "", True),)
    assert (found.label("town"), found.label("age"), found.thresholds.smd) == ("ville", "age", 0.05)
    assert found.missing_to_conclude == ()


def test_the_same_text_saved_elsewhere_is_the_same_protocol() -> None:
    saved = b"\xef\xbb\xbf" + SHORTEST.replace("\n", "\r\n").encode()
    assert read_protocol(saved).sha256 == read_protocol(SHORTEST.encode()).sha256
    assert read_protocol(SHORTEST.replace("age^2", "age^3").encode()).sha256 != read_protocol(saved).sha256


def test_everything_to_mend_is_named_at_once_with_its_remedy() -> None:
    assert problems(
        'treatmant = "t"\n[[outcome]]\nname = "y"\nkind = "scale"\n[estimators]\nrun = ["dr"]\n'
    ) == [
        "STUDY.toml: propensity.terms manque ; ajoutez cette clé.",
        "STUDY.toml: treatment manque ; ajoutez cette clé.",
        'STUDY.toml: outcome[1].kind "scale" n’est pas prévu ; choisissez parmi "continuous", "binary", '
        '"duration".',
        'STUDY.toml: estimators.run "dr" n’est pas un estimateur ; choisissez parmi naive, ols, '
        "ipw_att, ipw_ate, ebal_att, ebal2_att, cbps_att, dr_att, dr_ate, nn_att, subclass_att, "
        "exact_att, aipw_att.",
        "STUDY.toml: treatmant n’est pas une clé connue ; corrigez-la en treatment.",
    ]


CASES = tomllib.loads((Path(__file__).parent / "cases" / "protocol.toml").read_text(encoding="utf-8"))["case"]
PLAIN = SHORTEST.replace('["age", "age^2", "race", "educ*re74"]', '["age"]')


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_contradiction_is_refused_with_its_key(case: dict[str, str]) -> None:
    changed = PLAIN.replace(case["replace"], case["by"], 1)
    assert problems(changed) == [f"STUDY.toml: {case['answer']}"]


def test_cells_and_subgroups_are_known_before_entry() -> None:
    text = MODELS + '[dictionary.certified]\nmeasured = "after"\n'
    assert problems('treatment = "entered"\nsubgroups = ["certified"]\n' + text) == [
        'STUDY.toml: subgroups cite "certified", mesurée après l’entrée ; n’employez que ce qui '
        "était connu avant l’entrée."
    ]


def test_what_is_no_toml_says_its_line() -> None:
    assert problems("treatment = = 1") == [
        "STUDY.toml: ligne 1 n’est pas du TOML valide ; vérifiez les guillemets, les crochets et le signe "
        "égal."
    ]
