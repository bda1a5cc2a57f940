"""A Parquet file as a table of data."""

import hashlib
from pathlib import Path

import duckdb

from socle.core.impact.table import Table, TableError, table_of


def read_parquet(path: Path) -> Table:
    """Every column in memory; days and moments become text, as in a CSV."""
    try:
        found = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description or ()]
        rows = found.fetchall()
    except duckdb.Error as error:
        raise TableError(f"{path.name} ne se lit pas comme un fichier Parquet ({error})") from None
    if not rows:
        raise TableError(f"{path.name} ne contient aucune ligne de données")
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    return table_of(columns, hashlib.sha256(path.read_bytes()).hexdigest())
