"""`socle cdc build`: from a CSV file to the files to deposit, all of them valid, or none."""

import argparse
import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from socle.core.errors import Refusal, UnreadableInput
from socle.core.exchange.candidates.cells import would_run_as_formula
from socle.core.exchange.candidates.reading import read_csv
from socle.core.exchange.cdc.building import Flux, Limits, build, digest
from socle.core.exchange.cdc.columns import REASON
from socle.core.exchange.cdc.emitter import load_emitter
from socle.core.exchange.cdc.model import Passage, Profile
from socle.core.exchange.cdc.preflight import doubts_about
from socle.core.exchange.cdc.reading import ReadLine, read_header, read_passages, refused_cells
from socle.core.exchange.cdc.schemas import Schema, schemas
from socle.core.exchange.cdc.validating import faults_of
from socle.core.parameters import Parameters
from socle.environment import OFFICIAL_SCHEMAS, home
from socle.scheme import scheme

WARNINGS = ("ligne", "idTechnique", "element", "donne", "ecrit", "risque", REASON, "remede")


def build_files(options: argparse.Namespace) -> int:
    """Exit 0 when every line is declared, 1 when some are in refused.csv."""
    emitter = load_emitter(_text(options.settings))
    profile, parameters, on = Profile(options.profile), scheme().parameters, emitter.stamp.date()
    limits = limits_of(parameters, on, options.max_bytes, options.max_passages)
    nir_allowed = bool(parameters.value("national_number", on=on))
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.out) as temporary, options.source.open("rb") as source:
        folder = Path(temporary)
        lines = read_csv(source)
        header = read_header(lines, profile, nir_allowed=nir_allowed)
        with Reports(folder, header) as reports:
            passages = reports.declared(read_passages(lines, header, profile))
            made = build(passages, emitter, profile, limits, folder)
        told = validated(made, schemas(profile, home() / OFFICIAL_SCHEMAS))
        release(made, reports, options.out)
    print(json.dumps({"profile": profile, "files": told, "refused": reports.refused}, ensure_ascii=False))
    return reports.tell()


def limits_of(parameters: Parameters, on: date, size: int | None, passages: int | None) -> Limits:
    limits = Limits(
        size if size is not None else parameters.value("declaration_bytes", on=on),
        passages if passages is not None else parameters.value("declaration_passages", on=on),
    )
    if limits.bytes < 1 or limits.passages < 1:
        raise Refusal("Un fichier contient au moins un passage.", "Donnez un nombre d’au moins 1.")
    return limits


class Reports:
    """The lines that are refused, and what is doubtful in those that are declared."""

    def __init__(self, folder: Path, header: tuple[str, ...]) -> None:
        self.header, self.refused, self.doubtful = header, 0, 0
        self.files = {name: folder / name for name in ("refused.csv", "warnings.csv")}

    def __enter__(self) -> "Reports":
        self._open = {
            name: path.open("w", encoding="utf-8-sig", newline="") for name, path in self.files.items()
        }
        self._refused, self._warnings = (
            csv.writer(file, delimiter=";", lineterminator="\n") for file in self._open.values()
        )
        self._refused.writerow((*(name for name in self.header if name != REASON), REASON))
        self._warnings.writerow(WARNINGS)
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._open.values():
            file.close()

    def declared(self, lines: Iterator[ReadLine]) -> Iterator[Passage]:
        places = scheme().places
        for line in lines:
            if line.passage is None:
                self.refused += 1
                self._refused.writerow(_harmless(cell) for cell in refused_cells(line, self.header))
                continue
            for doubt in (*line.doubts, *doubts_about(line.passage, places)):
                self.doubtful += 1
                told = (
                    doubt.element,
                    doubt.given,
                    doubt.written,
                    doubt.predicted,
                    doubt.reason,
                    doubt.remedy,
                )
                row = (str(line.number), line.passage.id, *told)
                self._warnings.writerow(_harmless(cell) for cell in row)
            yield line.passage

    def tell(self) -> int:
        if self.doubtful:
            print(f"{self.doubtful} doute(s) : voyez warnings.csv avant de déposer.", file=sys.stderr)
        if self.refused:
            print(f"{self.refused} ligne(s) refusée(s) : voyez refused.csv.", file=sys.stderr)
        return 1 if self.refused else 0


def _harmless(cell: str) -> str:
    return f"'{cell}" if would_run_as_formula(cell) else cell


def validated(made: tuple[Flux, ...], against: tuple[Schema, ...]) -> list[dict[str, Any]]:
    """What is said of each file; the first that is invalid stops everything: none is released."""
    told = []
    for flux in made:
        with flux.path.open("rb") as source:
            if faults := faults_of(source, against):
                raise Refusal(
                    f"{flux.name} n’est pas valide : {faults[0]}. Rien n’est produit.",
                    "Corrigez ce passage dans le fichier de départ, puis recommencez.",
                )
            sha256 = digest(source)
        said = asdict(flux) | {"id": str(flux.id), "sha256": sha256}
        told.append({name: said[name] for name in ("name", "action", "id", "passages", "size", "sha256")})
    return told


def release(made: tuple[Flux, ...], reports: Reports, out: Path) -> None:
    """Files of another build are never replaced: they may have been deposited."""
    others = {path.name for path in out.glob("cdc-*.xml")} - {flux.name for flux in made}
    changed = [
        flux.name for flux in made if (out / flux.name).exists() and not _same(flux.path, out / flux.name)
    ]
    if others or changed:
        shown = ", ".join(sorted({*others, *changed}))
        raise Refusal(f"{out} contient déjà une autre construction : {shown}.", "Nommez un autre dossier.")
    for flux in made:
        flux.path.replace(out / flux.name)
    for name, count in (("refused.csv", reports.refused), ("warnings.csv", reports.doubtful)):
        if count:
            reports.files[name].replace(out / name)
        else:
            (out / name).unlink(missing_ok=True)


def _same(first: Path, second: Path) -> bool:
    with first.open("rb") as one, second.open("rb") as other:
        return digest(one) == digest(other)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path} n’est pas en UTF-8", remedy="Enregistrez-le en UTF-8.") from error
