from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.impact.parquet import read_parquet
from socle.core.impact.table import Table, TableError, read_table, table_of


def read(text: str, encoding: str = "utf-8") -> Table:
    return read_table(text.encode(encoding), name="d.csv")


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1.5,x\n2,y\n",
        "\ufeffa,b\r\n1.5,x\r\n2,y\r\n",
        "a;b\n1,5;x\n2;y\n",
        "a;b\n1.5;x\n2;y\n",
        "a\tb\n1.5\tx\n2\ty",
        ' a , b \n 1.5 ,"x"\n2,y\n\n',
    ],
)
def test_any_usual_csv_gives_the_same_table(text: str) -> None:
    table = read(text)
    assert (table.names, table.rows) == (("a", "b"), 2)
    assert (table.numbers("a").tolist(), table.texts("b").tolist()) == ([1.5, 2.0], ["x", "y"])


def test_a_comma_in_a_column_of_texts_stays_a_comma() -> None:
    assert read("a;b\n1,5;Caen, centre\n2;x\n").texts("b").tolist() == ["Caen, centre", "x"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "d.csv ne contient aucune ligne de données."),
        ("a,b\n", "d.csv ne contient aucune ligne de données."),
        ("a,b\n1\n", "La ligne 2 de d.csv a 1 cellules au lieu de 2."),
        ("a,a\n1,2\n", "L’en-tête de d.csv nomme deux fois a."),
        ("a,\n1,2\n", "L’en-tête de d.csv a une colonne sans nom."),
    ],
)
def test_a_broken_file_says_where(text: str, why: str) -> None:
    with pytest.raises(TableError) as refused:
        read(text)
    assert str(refused.value) == why


def test_a_file_in_another_encoding_is_refused_not_guessed() -> None:
    with pytest.raises(TableError) as refused:
        read("é\n1\n", "latin-1")
    assert (str(refused.value), refused.value.remedy) == (
        "d.csv n’est pas écrit en UTF-8.",
        "Enregistrez-le en CSV UTF-8.",
    )


def test_empty_cells_are_missing_and_nothing_else_is() -> None:
    table = read("a\n1\nNA\n0\n")
    assert (table.missing("a").tolist(), table.numbers("a").tolist()[2]) == ([False, True, False], 0.0)
    assert np.isnan(table.numbers("a")[1])


@pytest.mark.parametrize("wrong", ["1_000", "inf", "12 ans", "0x1"])
def test_what_only_some_programs_read_as_a_number_is_text(wrong: str) -> None:
    table = read(f"a\n1\n{wrong}\n")
    assert not table.is_numeric("a")
    with pytest.raises(TableError) as refused:
        table.numbers("a")
    assert str(refused.value) == f"La colonne « a » contient du texte (« {wrong} ») ; il faut des nombres."


def test_yes_and_no_are_one_and_zero_or_true_and_false() -> None:
    assert read("t\n1\n0\n1.0\n").yes("t").tolist() == [True, False, True]
    assert read("t\nTrue\nfalse\n").yes("t").tolist() == [True, False]
    with pytest.raises(TableError) as refused:
        read("t\n1\n2\n").yes("t")
    assert str(refused.value) == "La colonne « t » n’est pas faite de 0 et de 1 (ligne 3 : « 2 »)."


@pytest.mark.parametrize("wrong", ["2023-02-30", "2023", "01/02/2023", "demain"])
def test_a_date_that_does_not_exist_says_its_line(wrong: str) -> None:
    with pytest.raises(TableError) as refused:
        read(f"d,e\n2023-01-05,1\n{wrong},1\n").dates("d")
    assert str(refused.value) == f"La date « {wrong} » de la colonne « d » n’existe pas (ligne 3)."


def test_an_unknown_column_names_those_there_are() -> None:
    with pytest.raises(TableError) as refused:
        read("a,b\n1,2\n").texts("c")
    assert refused.value.remedy == "Corrigez ce nom dans le protocole (colonnes : a, b)."


def test_values_are_found_as_numbers_when_both_are_numbers() -> None:
    table = table_of({"a": [1.0, 2.0], "b": ["1", "x"]})
    assert (table.among("a", ["1"]).tolist(), table.among("b", ["1"]).tolist()) == ([True, False],) * 2


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_numbers_in_memory_are_read_back_exactly(values: list[float]) -> None:
    assert table_of({"a": values}).numbers("a").tolist() == values


def test_a_parquet_file_is_read_as_its_csv(tmp_path: Path) -> None:
    path = tmp_path / "d.parquet"
    duckdb.sql(
        "SELECT * FROM (VALUES (1.5::DOUBLE, 'x', true, DATE '2023-01-05'), (NULL, 'y', false, NULL)) "
        "AS t(a, b, c, d)"
    ).write_parquet(str(path))
    table = read_parquet(path)
    assert {name: table.texts(name).tolist() for name in table.names} == {
        "a": ["1.5", ""],
        "b": ["x", "y"],
        "c": ["1", "0"],
        "d": ["2023-01-05", ""],
    }
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1")
    with pytest.raises(TableError, match="ne se lit pas comme un fichier Parquet"):
        read_parquet(broken)
