"""Rebuilds `communes.csv.gz` and `departements.csv`; run by maintainers, see README.md.

    python data/insee/build.py FOLDER

FOLDER holds one unpacked `@etalab/decoupage-administratif` package by version: FOLDER/6.0.0/package/data/…
"""

import csv
import gzip
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# INSEE's own history, from 1943 to the first of January 2019, is only in this version.
HISTORY = "0.7.0"
# The version that tells each year's communes; none was published for 2020.
YEARLY = {2021: "1.1.1", 2022: "2.3.1", 2023: "3.1.1", 2024: "4.1.0", 2025: "5.3.0", 2026: "6.0.0"}
CURRENT = YEARLY[2026]
BEGINNING = "1943-01-01"
OVERSEAS = ("975", "977", "978", "98")
KEPT = {"commune-actuelle": "COM", "arrondissement-municipal": "ARM"}
MERGED = {"commune-deleguee": "COMD", "commune-associee": "COMA"}


@dataclass(frozen=True, order=True)
class Row:
    """An empty `starts` means before 1943 or unknown; `ends` is the last day, empty while it lasts."""

    code: str
    starts: str
    ends: str
    name: str
    kind: str
    postal_codes: str = ""


def main(folder: Path) -> None:
    rows = list(history(folder))
    previous = 2019
    for year, version in YEARLY.items():
        rows = list(follow(rows, read(folder, version, "communes"), (previous, year)))
        previous = year
    current = read(folder, CURRENT, "communes")
    rows += list(merged(rows, current))
    codes = inherited(postal_codes(current), read(folder, HISTORY, "historique-communes"))
    rows = sorted(replace(row, postal_codes=codes.get(row.code, "")) for row in rows)
    write_communes(rows)
    write_departements(read(folder, CURRENT, "departements"))
    print(f"{len(rows)} lignes")


def history(folder: Path) -> Iterator[Row]:
    """Communes as INSEE dates them until 2019; its last date is the day after the end."""
    for each in read(folder, HISTORY, "historique-communes"):
        if each["type"] != "COM":
            continue
        starts = each.get("dateDebut", "")
        ends = day_before(each["dateFin"]) if each.get("dateFin") else ""
        yield Row(each["code"], "" if starts == BEGINNING else starts, ends, each["nom"], "COM")


def follow(rows: list[Row], communes: list[dict[str, Any]], years: tuple[int, int]) -> Iterator[Row]:
    """The rows once this year's list is known: those gone are closed, the new ones are opened.

    Between 2019 and 2021 the year of a change is unknown: both names are then valid in 2020.
    """
    before, year = years
    now = {(c["code"], c["nom"]): KEPT[c["type"]] for c in communes if c["type"] in KEPT}
    known = {row.code for row in rows}
    open_rows = {(row.code, row.name) for row in rows if not row.ends}
    for row in rows:
        gone = not row.ends and (row.code, row.name) not in now
        yield replace(row, ends=f"{year - 1}-12-31") if gone else row
    for (code, name), kind in now.items():
        if (code, name) in open_rows:
            continue
        # Overseas collectivities and municipal districts are not in the history: never dated.
        undated = before == 2019 and code not in known and (kind == "ARM" or code.startswith(OVERSEAS))
        yield Row(code, "" if undated else f"{before + 1}-01-01", "", name, kind)


def merged(rows: list[Row], communes: list[dict[str, Any]]) -> Iterator[Row]:
    """Delegated and associated communes, from the day after they stopped being communes of their own."""
    ends = {(row.code, row.name): row.ends for row in sorted(rows)}
    for commune in communes:
        if commune["type"] not in MERGED:
            continue
        last_day = ends.get((commune["code"], commune["nom"]))
        # Empty: a commune still bears this code and this name, which says as much.
        if last_day != "":
            starts = (date.fromisoformat(last_day) + timedelta(days=1)).isoformat() if last_day else ""
            yield Row(commune["code"], starts, "", commune["nom"], MERGED[commune["type"]])


def postal_codes(communes: list[dict[str, Any]]) -> dict[str, str]:
    """Today's postal codes; a merged commune has those of the commune it joined."""
    codes: dict[str, str] = {}
    current = [c for c in communes if c["type"] in KEPT]
    own = {c["code"]: "|".join(c.get("codesPostaux", ())) for c in current}
    for commune in current:
        for former in commune.get("anciensCodes", ()):
            codes[former] = own[commune["code"]]
    for commune in communes:
        if commune["type"] in MERGED:
            codes[commune["code"]] = own.get(commune["chefLieu"], "")
    districts = [c for c in current if c["type"] == "arrondissement-municipal"]
    for city in {c["commune"] for c in districts}:
        every = {code for c in districts if c["commune"] == city for code in c.get("codesPostaux", ())}
        own[city] = "|".join(sorted(every | set(own[city].split("|")) - {""}))
    return codes | own


def inherited(codes: dict[str, str], events: list[dict[str, Any]]) -> dict[str, str]:
    """A code that is gone takes the postal codes of the commune it became, or joined."""
    became = {
        each["code"]: code_of(each[link])
        for link in ("pole", "successeur")
        for each in events
        if link in each
    }
    became = {old: new for old, new in became.items() if old != new}
    joined = {each["code"]: code_of(each["pole"]) for each in events if "pole" in each}
    completed = dict(codes)
    for old in {each["code"] for each in events if each["code"] not in codes}:
        code, hops = old, 0
        while code not in codes and hops < 5:
            code, hops = became.get(code) or joined.get(code, ""), hops + 1
        completed[old] = codes.get(code, "")
    return completed


def code_of(identity: str) -> str:
    """`COM-01015@2016-01-01` is the commune 01015 from that day."""
    return identity.split("-", 1)[1].split("@")[0]


def write_communes(rows: list[Row]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(("code", "name", "type", "starts", "ends", "postal_codes"))
    writer.writerows((r.code, r.name, r.kind, r.starts, r.ends, r.postal_codes) for r in rows)
    # No date and no name inside the archive: the same data give the same bytes.
    (HERE / "communes.csv.gz").write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


def write_departements(departements: list[dict[str, Any]]) -> None:
    lines = [f"{each['code']};{each['nom']}\n" for each in sorted(departements, key=lambda d: d["code"])]
    (HERE / "departements.csv").write_text("code;name\n" + "".join(lines), encoding="utf-8")


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def read(folder: Path, version: str, name: str) -> list[dict[str, Any]]:
    path = folder / version / "package" / "data" / f"{name}.json"
    content: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return content


if __name__ == "__main__":
    main(Path(sys.argv[1]))
