"""200 000 passages declared: read, built, validated and hashed; beside lxml writing the same bytes.

python -m benchmarks.declarations
"""

import csv
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from lxml import etree

PASSAGES, BAR_SECONDS, BAR_MB = 200_000, 60, 400
HEADER = (
    *("type", "code", "idTechnique", "urlPreuve", "obtentionCertification", "donneeCertifiee"),
    *("dateDebutExamen", "dateFinExamen", "modalitePassageExamen", "codePostalCentreExamen"),
    *("dateDebutValidite", "modaliteAcces", "nomNaissance", "prenom1", "anneeNaissance", "moisNaissance"),
    *("jourNaissance", "sexe", "codeInsee", "libelleCommuneNaissance", "libellePaysNaissance"),
)
SETTINGS = (
    'idClient = "00XXX000"\nidContrat = "MCFCER000000"\nidClientCertificateur = "00XXX000"\n'
    'natureDeposant = "CERTIFICATEUR"\nhorodatage = 2026-07-12T15:14:15+02:00\n'
)
ONE_PASSAGE = "{urn:cdc:cpf:pc5:schema:1.0.0}passageCertification"


def cells(rank: int) -> tuple[str, ...]:
    year, month, day = 1950 + rank % 55, 1 + rank % 12, 1 + rank % 28
    return (
        *("RS", f"RS{rank % 3}", f"passage-{rank:08}", f"https://exemple.fr/verifier/{rank:026}"),
        *("PAR_ADMISSION", "true", "2026-06-10", "2026-06-10", "EN_PRESENTIEL", "75013", "2026-06-30"),
        *("FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION", "Lefèvre-D'Almeida", "Zoé"),
        *(f"{year}", f"{month:02}", f"{day:02}", "MF"[rank % 2], "75113", "Paris 13", "France"),
    )


def write_source(folder: Path) -> None:
    with (folder / "passages.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(cells(rank) for rank in range(PASSAGES))
    (folder / "emitter.toml").write_text(SETTINGS)


def build(folder: Path) -> None:
    """In a process of its own: its peak memory is that of the build alone."""
    from socle.cli.main import main

    source, settings, out = (str(folder / name) for name in ("passages.csv", "emitter.toml", "out"))
    arguments = ["cdc", "build", "--profile", "1.1.2", "--from", source, "--settings", settings, "--out", out]
    if main(arguments):
        raise SystemExit("Des lignes sont refusées.")
    print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss), flush=True)


def serialise(files: list[Path], target: Path) -> float:
    """The seconds that lxml takes to write these passages, parsing not counted."""
    spent = 0.0
    with target.open("wb") as out:
        for passage in passages(files):
            start = perf_counter()
            out.write(etree.tostring(passage, encoding="utf-8"))
            spent += perf_counter() - start
    return spent


def passages(files: list[Path]) -> Iterator[etree._Element]:
    for file in files:
        for _, passage in etree.iterparse(file, events=("end",), tag=ONE_PASSAGE):
            yield passage
            passage.clear()
            while passage.getprevious() is not None:
                del passage.getparent()[0]


def measure(folder: Path) -> None:
    write_source(folder)
    start = perf_counter()
    child = [sys.executable, "-m", "benchmarks.declarations", str(folder)]
    said = subprocess.run(child, check=True, capture_output=True, text=True).stdout
    seconds = perf_counter() - start
    files = sorted((folder / "out").glob("*.xml"))
    size = sum(file.stat().st_size for file in files) / 1e6
    peak = int(said.splitlines()[-1]) / 1024
    raw = serialise(files, folder / "raw")
    print(f"{PASSAGES} passages, {size:.0f} MB in {len(files)} files: built, validated and hashed")
    print(f"  {seconds:.1f} s (bar {BAR_SECONDS} s), {peak:.0f} MB at the most (bar {BAR_MB} MB)")
    print(f"  raw lxml serialisation of the same passages: {raw:.1f} s, ratio {seconds / raw:.1f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            measure(Path(temporary))
