import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from socle.cli.main import main
from tests.core.impact.people import DESIGN, MODELS, people

REPOSITORY = Path(__file__).parents[2]
FILES = [
    "balance.csv",
    "brief.pdf",
    "estimates.csv",
    "groups.csv",
    "report.html",
    "report.pdf",
    "results.json",
]
ON = ("--on", "2026-11-26")


def given(folder: Path, design: str = DESIGN, models: str = MODELS) -> tuple[str, str]:
    """A protocol and its data on disk."""
    (folder / "STUDY.toml").write_text(f'treatment = "entered"\n{design}{models}', encoding="utf-8")
    table = people()
    rows = zip(*table.cells.values(), strict=True)
    lines = [",".join(table.names), *(",".join(row) for row in rows)]
    (folder / "people.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(folder / "STUDY.toml"), str(folder / "people.csv")


def run(folder: Path, study: str, data: str, *more: str) -> int:
    return main(["impact", "run", study, "--data", data, "--out", str(folder / "out"), *ON, *more])


def test_a_study_writes_its_results_its_report_and_its_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, *given(tmp_path)) == 0
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert (told["verdict"], told["files"]) == ("effect", FILES)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
    results = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    assert [row["estimator"] for row in results["estimates"]] == ["naive", "dr_att"]
    assert {"estimate", "se", "ci_low", "ci_high", "ess", "outcome", "horizon"} <= set(
        results["estimates"][0]
    )
    assert {"covariate", "smd_before", "smd_after"} <= set(results["balance"][0])
    assert printed.err.splitlines()[-1] == results["conclusion"]


def test_the_same_study_again_gives_the_same_bytes(tmp_path: Path) -> None:
    study, data = given(tmp_path)
    run(tmp_path, study, data)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    run(tmp_path, study, data)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == first


def test_a_refused_study_is_a_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study, data = given(tmp_path, models=MODELS + "[thresholds]\ness = 5000\n")
    assert run(tmp_path, study, data) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "refused"
    assert re.fullmatch(
        r"Une fois pondéré, le groupe de comparaison ne vaut plus que \d+ personnes "
        r"\(au moins 5\u202f000\)\.",
        told["reasons"][0],
    )


def test_input_that_cannot_be_used_is_exit_two_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, data = given(tmp_path, models=MODELS.replace('"town"]', '"twon"]'))
    assert run(tmp_path, study, data) == 2
    assert capsys.readouterr().err.splitlines() == [
        "error: La colonne « twon », que nomme le protocole, n’est pas dans les données.",
        "hint: Corrigez les données ou le protocole, puis relancez l’étude. Colonnes des données : "
        "entered, age, town, wage.",
    ]
    assert not (tmp_path / "out").exists()
    assert run(tmp_path, study, str(tmp_path / "nowhere.csv")) == 2
    assert run(tmp_path, str(tmp_path / "nowhere.toml"), data) == 2


def test_a_locked_protocol_is_said_so_and_a_later_change_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, data = given(tmp_path)
    lock = ["impact", "lock", study, "--on", "2026-01-05"]
    assert [main(lock), main(lock)] == [0, 1]
    run(tmp_path, study, data)
    text = Path(study).read_text(encoding="utf-8")
    Path(study).write_text(text.replace('["age", "town"]', '["age"]'), encoding="utf-8")
    locks = [_lock_said(tmp_path)]
    run(tmp_path, study, data)
    locks.append(_lock_said(tmp_path))
    amended = ["impact", "lock", study, "--on", "2026-02-02"]
    assert [main(amended), main([*amended, "--reason", "la ville manque"])] == [1, 0]
    run(tmp_path, study, data)
    locks.append(_lock_said(tmp_path))
    assert locks == [
        "verrouillé le lundi 5 janvier 2026",
        "verrouillé le lundi 5 janvier 2026, puis modifié sans amendement",
        "verrouillé le lundi 5 janvier 2026, amendé 1 fois depuis",
    ]


def _lock_said(folder: Path) -> str:
    results = json.loads((folder / "out" / "results.json").read_text(encoding="utf-8"))
    return str(results["provenance"]["lock"])


def test_a_study_goes_to_a_data_centre_and_only_its_aggregates_come_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, data = given(tmp_path)
    assert main(["impact", "export", study, "--out", str(tmp_path / "centre")]) == 0
    assert (tmp_path / "centre" / "STUDY.toml").read_bytes() == Path(study).read_bytes()
    assert run(tmp_path, str(tmp_path / "centre" / "STUDY.toml"), data, "--least", "11") == 0
    back = ["--study", study, "--out", str(tmp_path / "back"), *ON]
    assert main(["impact", "import", str(tmp_path / "out" / "results.json"), *back]) == 0
    assert main(["impact", "import", str(tmp_path / "out"), *back]) == 0
    for name in FILES:
        assert (tmp_path / "back" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()
    forged = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    (tmp_path / "forged.json").write_text(json.dumps(forged | {"people": ["Alice"]}), encoding="utf-8")
    capsys.readouterr()
    assert main(["impact", "import", str(tmp_path / "forged.json"), *back]) == 2
    assert capsys.readouterr().err.splitlines()[0] == (
        "error: Ces résultats ne se lisent pas : people n’est pas prévu."
    )


def test_simulated_people_are_the_same_each_time_and_their_truth_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outs = []
    for name in ("a.csv", "b.csv"):
        assert main(["impact", "simulate", "--n", "400", "--seed", "3", "--out", str(tmp_path / name)]) == 0
        outs.append(capsys.readouterr().out)
    assert outs[0] == outs[1]
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    told = json.loads(outs[0])
    assert (told["people"], told["seed"], len(told["truth"])) == (400, 3, 14)
    assert set(told["truth"][0]) == {"outcome", "horizon", "att", "by_comparison", "by_pathway"}
    assert main(["impact", "simulate", "--n", "0", "--out", str(tmp_path / "c.csv")]) == 2


def test_from_the_example_to_a_report_in_two_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As docs/impact.md tells a new user; fewer people, and no resampling, for the test to be short."""
    data = str(tmp_path / "people.csv")
    assert main(["impact", "simulate", "--n", "6000", "--seed", "1", "--out", data]) == 0
    example = (REPOSITORY / "data" / "studies" / "clea-example" / "STUDY.toml").read_text(encoding="utf-8")
    study = tmp_path / "STUDY.toml"
    study.write_text(example.replace("repetitions = 1000", "repetitions = 0"), encoding="utf-8")
    assert run(tmp_path, str(study), data) == 0
    results = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    assert results["stopped"] == []
    assert {row["pathway"] for row in results["groups"]} == {
        "faire reconnaître son expérience",
        "préparer une formation qualifiante",
        "gagner en autonomie numérique",
        "reprendre confiance",
        "garder son emploi",
    }
    assert {row["horizon"] for row in results["estimates"]} == {1, 6, 12, 18, 24}
    assert [row["group"] for row in results["comparisons"]][:3] == [
        "aucun dispositif",
        "inscrit, jamais venu",
        "autre dispositif",
    ]


def test_lalonde_is_found_again_from_its_public_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The raw gap is that of the textbooks; the experiment said 1 794. Too few people weigh: refused."""
    folder = tmp_path / "lalonde"
    assert main(["impact", "example", "lalonde", "--out", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["files"] == {"lalonde.csv": 16177, "experiment.csv": 445}
    assert run(tmp_path, str(folder / "STUDY.toml"), str(folder / "lalonde.csv")) == 0
    results = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    found = {row["estimator"]: round(row["estimate"], 1) for row in results["estimates"]}
    assert found["naive"] == -8497.5
    assert 1000 < found["dr_att"] < 2500
    assert results["verdict"] == "refused"


def test_an_example_without_its_data_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "causaldata", None)
    assert main(["impact", "example", "lalonde", "--out", str(tmp_path / "x")]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "error: Les données de LaLonde viennent du paquet causaldata, qui n’est pas installé.",
        "hint: Installez-le : pip install « socle[teaching] ».",
    ]
    assert not (tmp_path / "x").exists()


def test_impact_never_loads_django(tmp_path: Path) -> None:
    study, data = given(tmp_path)
    code = (
        "import sys; from socle.cli.main import main; main(['impact', 'run', *sys.argv[1:]]);"
        "assert 'django' not in sys.modules, 'django was loaded'"
    )
    asked = [study, "--data", data, "--out", str(tmp_path / "out")]
    done = subprocess.run([sys.executable, "-c", code, *asked], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_says_that_threads_must_not_fight_before_numpy_is_loaded() -> None:
    """A study takes ten times as long when they do."""
    code = "import socle.cli.main, os, sys; print(os.environ['OPENBLAS_NUM_THREADS'])"
    clean = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=clean)
    assert done.stdout == "1\n"
