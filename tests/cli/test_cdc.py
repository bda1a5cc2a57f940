import hashlib
import json
from pathlib import Path

import pytest

from socle.cli.main import main
from socle.core.exchange.cdc.schemas import OURS
from tests.core.exchange.cdc.passages import ALICE, csv_of

SETTINGS = (
    'idClient = "00XXX000"\nidContrat = "MCFCER000000"\nidClientCertificateur = "00XXX000"\n'
    'natureDeposant = "CERTIFICATEUR"\nhorodatage = "2026-07-12T15:14:15+02:00"\n'
)
REPOSITORY = Path(__file__).parents[2]
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


def test_a_file_that_could_never_be_taken_is_refused_without_being_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    attack = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    for name, content in (("attack.xml", attack), ("text.xml", "bonjour")):
        (tmp_path / name).write_text(content)
        assert main(["cdc", "check", str(tmp_path / name)]) == 1
    huge = tmp_path / "huge.xml"
    with huge.open("wb") as file:
        file.truncate(200_000_001)
    assert main(["cdc", "check", str(huge)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "ligne 1 : le fichier déclare un DOCTYPE, il n’est pas lu",
        "ligne 1 : ce n’est pas du XML",
        "le fichier dépasse 200000000 octets : il ne peut pas être déposé",
    ]


def test_nothing_is_released_that_the_operator_s_official_schema_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = (OURS / "socle-cdc-1.1.2.xsd").read_text(encoding="utf-8")
    official = tmp_path / "var" / "cdc" / "officiel-1.1.2.xsd"
    official.parent.mkdir(parents=True)
    official.write_text(ours.replace('<xsd:maxLength value="100"/>', '<xsd:maxLength value="2"/>'))
    (tmp_path / "data").symlink_to(REPOSITORY / "data")
    monkeypatch.setenv("SOCLE_HOME", str(tmp_path))
    assert run(tmp_path, ALICE) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"error: {NAME} n’est pas valide : ligne 6, code : 6 caractères au lieu de 2 au plus. "
        "Rien n’est produit.",
        "hint: Corrigez ce passage dans le fichier de départ, puis recommencez.",
    ]
    assert list((tmp_path / "out").iterdir()) == []


def test_a_number_of_passages_splits_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.csv").write_bytes(csv_of(*(ALICE | {"idTechnique": f"p-{rank}"} for rank in range(3))))
    (tmp_path / "e.toml").write_text(SETTINGS)
    source, emitter, out = (str(tmp_path / name) for name in ("p.csv", "e.toml", "out"))
    asked = ["cdc", "build", "--profile", "1.1.5", "--from", source, "--settings", emitter, "--out", out]
    assert main([*asked, "--max-passages", "2"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [each["passages"] for each in files] == [2, 1]
    assert all(main(["cdc", "check", str(tmp_path / "out" / each["name"])]) == 0 for each in files)


def test_refused_lines_are_mended_and_sent_again_as_they_are(tmp_path: Path) -> None:
    assert run(tmp_path, ALICE | {"sexe": "X"}) == 1
    refused = tmp_path / "out" / "refused.csv"
    mended = refused.read_text(encoding="utf-8-sig").replace(";X;", ";F;")
    again = tmp_path / "again"
    again.mkdir()
    (again / "p.csv").write_text(mended, encoding="utf-8-sig")
    source, emitter, out = (str(each) for each in (again / "p.csv", tmp_path / "e.toml", again / "out"))
    asked = ["cdc", "build", "--profile", "1.1.2", "--from", source, "--settings", emitter, "--out", out]
    assert main(asked) == 0
    assert [each.name for each in (again / "out").iterdir()] == [NAME]
