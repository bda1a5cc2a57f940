"""`socle impact run` and `lock`: read, compute, write everything or nothing."""

import json
import sys
from datetime import date
from pathlib import Path

from socle.core.impact.disclosure import publishable
from socle.core.impact.lock import Lock, locked_again, read_lock, standing, written
from socle.core.impact.parquet import read_parquet
from socle.core.impact.plan import Protocol
from socle.core.impact.protocol import read_protocol
from socle.core.impact.results import Results
from socle.core.impact.results_file import to_json
from socle.core.impact.study import run
from socle.core.impact.table import Table, read_table
from socle.documents.impact import study_files

PARQUET = (".parquet", ".pq")


def run_study(study: Path, data: Path, out: Path, *, on: date, least: int | None) -> int:
    """A refused study is a result: exit 0."""
    protocol = read_protocol(study.read_bytes(), name=str(study))
    table = read_data(data)
    results = run(protocol, table, lock=lock_of(study, protocol), progress=tell)
    hidden: tuple[str, ...] = ()
    if least is not None:
        told = publishable(results, least)
        results, hidden = told.results, told.hidden
    for each in hidden:
        print(f"caché : {each}", file=sys.stderr)
    return deliver(results, out, on=on)


def deliver(results: Results, out: Path, *, on: date) -> int:
    """Everything is made before anything is written."""
    files = {"results.json": to_json(results).encode()} | study_files(results, on)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    print(results.conclusion, file=sys.stderr)
    told = {"verdict": results.verdict, "reasons": results.reasons, "files": sorted(files), "out": str(out)}
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0


def read_data(path: Path) -> Table:
    if path.suffix.casefold() in PARQUET:
        path.stat()  # a file that is not there is said as such
        return read_parquet(path)
    return read_table(path.read_bytes(), name=path.name)


def tell(step: str, done: int, total: int) -> None:
    print(f"{done}/{total} {step}", file=sys.stderr)


def lock_path(study: Path) -> Path:
    return study.with_suffix(".lock.toml")


def lock_of(study: Path, protocol: Protocol) -> Lock:
    path = lock_path(study)
    return standing(read_lock(path.read_bytes()) if path.exists() else (), protocol.sha256)


def lock_study(study: Path, *, on: date, reason: str) -> int:
    protocol = read_protocol(study.read_bytes(), name=str(study))
    path = lock_path(study)
    versions = locked_again(
        read_lock(path.read_bytes()) if path.exists() else (), protocol.sha256, on, reason
    )
    path.write_text(written(versions), encoding="utf-8")
    told = {"sha256": protocol.sha256, "on": on.isoformat(), "version": len(versions), "file": str(path)}
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0
