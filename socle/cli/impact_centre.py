"""`socle impact export` and `import`: a study in a secure data centre, and its aggregates back."""

import json
from datetime import date
from pathlib import Path

from socle.cli.impact_run import deliver, lock_path
from socle.core.impact.datacentre import export_files, refuse_unfit
from socle.core.impact.protocol import read_protocol
from socle.core.impact.results_file import from_json


def export_study(study: Path, out: Path) -> int:
    files = export_files(read_protocol(study.read_bytes(), name=str(study)))
    if lock_path(study).exists():
        files["STUDY.lock.toml"] = lock_path(study).read_bytes()
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    print(json.dumps({"files": sorted(files), "out": str(out)}, ensure_ascii=False, indent=1))
    return 0


def import_results(results: Path, study: Path, out: Path, *, on: date, least: int) -> int:
    """The same report as if the study had been run here; `results` is the file, or the folder it came in."""
    path = results / "results.json" if results.is_dir() else results
    found = from_json(path.read_text(encoding="utf-8"))
    refuse_unfit(found, read_protocol(study.read_bytes(), name=str(study)), least)
    return deliver(found, out, on=on)
