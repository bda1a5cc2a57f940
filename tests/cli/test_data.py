import shutil
from pathlib import Path

import pytest

from socle.cli.main import main
from socle.core.places.tables import COMMUNES, load_places, write_communes
from socle.environment import home
from socle.scheme import DELIVERED, LOADED, scheme

HISTORY = (
    "COM,TYPECOM,TNCC,NCC,NCCENR,LIBELLE,DATE_DEBUT,DATE_FIN\n"
    "01015,COM,1,ARBIGNIEU,Arbignieu,Arbignieu,1943-01-01,2016-01-01\n"
    "01015,COM,1,ARBOYS EN BUGEY,Arboys en Bugey,Arboys en Bugey,2016-01-01,\n"
)


@pytest.fixture
def other_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(home() / "data", tmp_path / "data")
    monkeypatch.setenv("SOCLE_HOME", str(tmp_path))
    return tmp_path


def test_the_history_of_insee_replaces_the_communes_delivered_and_keeps_postal_codes(
    other_home: Path,
) -> None:
    file = other_home / "v_commune_depuis_1943.csv"
    file.write_text(HISTORY, encoding="utf-8")
    assert main(["data", "insee", str(file)]) == 0
    scheme.cache_clear()
    places = scheme().places
    scheme.cache_clear()
    delivered = load_places(other_home / DELIVERED)
    assert [(each.name, each.starts is None) for each in places.communes] == [
        ("Arbignieu", True),
        ("Arboys en Bugey", False),
    ]
    assert places.communes[0].postal_codes == delivered.named_by("01015")[0].postal_codes != ()
    assert places.countries == delivered.countries


def test_a_refused_history_is_named_line_by_line_and_changes_nothing(
    other_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = other_home / "history.csv"
    file.write_text("code;libelle;debut;fin\n01015;Arbignieu;hier;\n;Sans code;;\n", encoding="utf-8")
    assert main(["data", "insee", str(file)]) == 2
    assert capsys.readouterr().err.splitlines()[:2] == [
        "error: ligne 2 : une date n’est pas au format AAAA-MM-JJ",
        "ligne 3 : le code ou le libellé est vide",
    ]
    assert not (other_home / LOADED).exists()


def test_a_table_written_is_read_back_the_same(tmp_path: Path) -> None:
    delivered = load_places(home() / DELIVERED)
    write_communes(delivered.communes, tmp_path / COMMUNES)
    assert load_places(home() / DELIVERED, tmp_path / COMMUNES) == delivered
