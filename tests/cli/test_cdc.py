import hashlib
import json
from pathlib import Path

import pytest

from socle.cli.main import main
from tests.core.exchange.cdc.passages import ALICE, csv_of

SETTINGS = (
    'idClient = "00XXX000"\nidContrat = "MCFCER000000"\nidClientCertificateur = "00XXX000"\n'
    'natureDeposant = "CERTIFICATEUR"\nhorodatage = "2026-07-12T15:14:15+02:00"\n'
)
NAME = "cdc-1.1.2-20260712-151415-creation-001.xml"


def run(folder: Path, *people: dict[str, str], settings: str = SETTINGS, profile: str = "1.1.2") -> int:
    (folder / "p.csv").write_bytes(csv_of(*people))
    (folder / "e.toml").write_text(settings)
    source, emitter, out = (str(folder / name) for name in ("p.csv", "e.toml", "out"))
    return main(["cdc", "build", "--profile", profile, "--from", source, "--settings", emitter, "--out", out])


def test_a_build_says_each_file_and_its_hash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, ALICE) == 0
    told = json.loads(capsys.readouterr().out)
    content = (tmp_path / "out" / NAME).read_bytes()
    assert told["files"][0].pop("id") in content.decode()
    assert told == {
        "profile": "1.1.2",
        "files": [
            {
                "name": NAME,
                "action": "CREATION",
                "passages": 1,
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
        ],
        "refused": 0,
    }
    assert [each.name for each in (tmp_path / "out").iterdir()] == [NAME]
    assert main(["cdc", "check", str(tmp_path / "out" / NAME)]) == 0


def test_a_refused_line_is_kept_with_its_reason_and_the_rest_is_built(tmp_path: Path) -> None:
    assert run(tmp_path, ALICE, ALICE | {"idTechnique": "b", "sexe": "X"}) == 1
    assert b"alice-1" in (tmp_path / "out" / NAME).read_bytes()
    refused = (tmp_path / "out" / "refused.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(refused) == 2
    assert refused[1].endswith(';"ligne 3, sexe : « X » n’est pas prévu ; écrivez M ou F"')


def test_the_same_build_again_is_the_same_and_another_is_refused(tmp_path: Path) -> None:
    assert [run(tmp_path, ALICE), run(tmp_path, ALICE)] == [0, 0]
    assert run(tmp_path, ALICE | {"prenom1": "Alix"}) == 1
    assert b"Alice" in (tmp_path / "out" / NAME).read_bytes()


def test_an_emitter_that_is_not_complete_says_all_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = 'idClient = "X"\nidContrat = "C"\nhorodatage = 2026-07-12T15:14:15\ncouleur = 1\n'
    assert run(tmp_path, ALICE, settings=settings) == 2
    assert capsys.readouterr().err.splitlines() == [
        "error: « idClientCertificateur » manque",
        "clé inconnue « couleur »",
        "« idClient » a exactement 8 caractères",
        "« horodatage » ne dit pas son décalage : écrivez par exemple 2026-07-12T15:14:15+02:00",
        "hint: Corrigez le fichier de l’émetteur : voyez docs/formats/cdc.md.",
    ]


def test_a_file_that_is_not_valid_says_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, ALICE)
    capsys.readouterr()
    bad = tmp_path / "bad.xml"
    bad.write_bytes((tmp_path / "out" / NAME).read_bytes().replace(b">F<", b">X<"))
    assert main(["cdc", "check", str(bad)]) == 1
    assert capsys.readouterr().out == (
        "ligne 7, passage alice-1, sexe : « X » n’est pas prévu ; sont permis : M, F\n"
    )


def test_a_report_is_told_passage_by_passage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "r.xml"
    report.write_text(
        "<rapport><idFlux>f</idFlux><PassagesOK><idTechnique>a</idTechnique></PassagesOK></rapport>"
    )
    assert main(["cdc", "receipt", str(report)]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"idTechnique": "a", "status": "integrated", "idFlux": "f", "message": ""}
    ]
