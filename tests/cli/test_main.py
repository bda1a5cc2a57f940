import json
import subprocess
import sys
from pathlib import Path

import pytest

from socle.cli.main import main


def decide(tmp_path: Path, content: object) -> int:
    file = tmp_path / "alice.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return main(["decide", str(file)])


def test_decide_prints_the_decision(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    request = {"framework": "clea", "version": "2018", "ratings": {"1.1.1": "acquired"}}
    assert decide(tmp_path, request) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["certified"] is False
    assert answer["domains"][0]["subdomains"][0] == {
        "code": "1.1",
        "acquired": True,
        "criteria": 2,
        "required": 1,
        "acquired_count": 1,
        "missing_mandatory": [],
    }
    assert answer["missing_domains"] == list("1234567")


def test_decide_refuses_unknown_codes_with_their_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request = {"framework": "clea", "version": "2018", "ratings": {"8.1.1": "acquired", "1.1.1": "yes"}}
    assert decide(tmp_path, request) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "error: critère inconnu : 8.1.1",
        'verdict inconnu pour 1.1.1 : "yes"',
        "hint: Les verdicts possibles sont : acquired, not_acquired, not_assessed, not_assessable.",
    ]


def test_an_absent_file_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", "absent.json"]) == 2
    assert capsys.readouterr().err.startswith("error: absent.json : ")


def test_decide_never_loads_django(tmp_path: Path) -> None:
    code = (
        "import sys; from socle.cli.main import main; main(['decide', sys.argv[1]]);"
        "assert 'django' not in sys.modules, 'django was loaded'"
    )
    file = tmp_path / "bob.json"
    file.write_text('{"framework": "clea", "version": "2018", "ratings": {}}', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
