import csv
import gzip
import os
from datetime import date
from pathlib import Path

import pytest

from socle.core.places.names import same_spelling
from socle.core.places.tables import Commune, Places, load_places, with_history

REPOSITORY = Path(__file__).resolve().parents[3]
DATA = REPOSITORY / "data" / "insee"
ORACLES = Path(os.environ.get("SOCLE_ORACLES", REPOSITORY.parent / "shared" / "reference")) / "insee"
needs_oracles = pytest.mark.skipif(not ORACLES.is_dir(), reason="reference tables are not here")


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(DATA)


def test_every_line_of_the_tables_is_loaded(places: Places) -> None:
    with gzip.open(DATA / "communes.csv.gz", "rt", encoding="utf-8") as communes:
        lines = {"communes": len(communes.readlines()) - 1}
    for name in ("countries", "departements"):
        lines[name] = len((DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert {name: len(getattr(places, name)) for name in lines} == lines
    assert min(lines.values()) > 100


def test_merged_commune_is_found_before_its_merger(places: Places) -> None:
    names = {
        day: [commune.name for commune in places.communes_at("01015", day)]
        for day in (date(2015, 12, 31), date(2016, 1, 1))
    }
    assert names == {
        date(2015, 12, 31): ["Arbignieu"],
        date(2016, 1, 1): ["Arbignieu", "Arboys en Bugey"],
    }


def test_commune_that_changed_departement_has_its_code_of_the_day(places: Places) -> None:
    codes = [places.find_communes("Nanterre", day)[0].code for day in (date(1967, 12, 31), date(1968, 1, 1))]
    assert codes == ["75050", "92050"]


def test_municipal_districts_are_birth_places(places: Places) -> None:
    assert [commune.code for commune in places.find_communes("PARIS 12", date(1990, 1, 1))] == ["75112"]


def test_country_is_found_whatever_its_accents(places: Places) -> None:
    by_name = places.country("COTE D'IVOIRE")
    assert by_name is not None
    assert by_name == places.country("99326")
    assert places.country("Syldavie") is None


def test_other_history_keeps_postal_codes_by_code(places: Places) -> None:
    dated = with_history(places, [Commune("01015", "ARBIGNIEU", None, date(2015, 12, 31))])
    assert [commune.postal_codes for commune in dated.named_by("01015")] == [("01300",)]


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("L’Haÿ-les-Roses", "L'HAY LES ROSES"),
        ("Ste-Sœur", "SAINTE SOEUR"),
        ("Le Mans Cedex 9", "Mans"),
        ("Lyon 3e Arrondissement", "LYON 03"),
        ("Paris 1er Arrondissement", "Paris 1"),
    ],
)
def test_spellings_of_one_town_are_the_same(written: str, same: str) -> None:
    assert same_spelling(written) == same_spelling(same)


@needs_oracles
def test_every_country_of_the_reference_is_known(places: Places) -> None:
    with (ORACLES / "pays.csv").open(encoding="utf-8") as text:
        codes = [row["code_insee"] for row in csv.DictReader(text, delimiter=";")]
    assert [code for code in codes if code.startswith("99") and places.country(code) is None] == []


@needs_oracles
def test_current_communes_of_the_reference_are_all_known(places: Places) -> None:
    with (ORACLES / "communes_2026.csv").open(encoding="utf-8") as text:
        rows = [row for row in csv.DictReader(text, delimiter=";") if row["type"] != "commune-perimee"]
    day = date(2026, 6, 1)
    unknown = [
        row["code"]
        for row in rows
        if row["nom"] not in {commune.name for commune in places.communes_at(row["code"], day)}
    ]
    assert unknown == []
