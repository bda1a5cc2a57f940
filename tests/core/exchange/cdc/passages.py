"""Passages as a file tells them, and what is built of them."""

import io
from pathlib import Path

from socle.core.exchange.candidates.reading import read_csv
from socle.core.exchange.cdc.building import Flux, Limits, build
from socle.core.exchange.cdc.emitter import load_emitter
from socle.core.exchange.cdc.model import Passage, Profile
from socle.core.exchange.cdc.reading import ReadLine, read_header, read_passages

EMITTER = load_emitter(
    'idClient = "00XXX000"\nidContrat = "MCFCER000000"\nidClientCertificateur = "00XXX000"\n'
    'natureDeposant = "CERTIFICATEUR"\nhorodatage = 2026-07-12T13:14:15Z\n'
)
LIMITS, V112 = Limits(200_000_000, 200_000), Profile.V112
ALICE = {
    "type": "RS",
    "code": "RS0001",
    "idTechnique": "alice-1",
    "obtentionCertification": "PAR_ADMISSION",
    "donneeCertifiee": "true",
    "dateDebutValidite": "2026-06-30",
    "nomNaissance": "Martin",
    "prenom1": "Alice",
    "anneeNaissance": "1992",
    "moisNaissance": "02",
    "jourNaissance": "29",
    "sexe": "F",
    "codeInsee": "75113",
    "libelleCommuneNaissance": "Paris 13",
    "libellePaysNaissance": "France",
}


def csv_of(*people: dict[str, str]) -> bytes:
    header = list(dict.fromkeys(name for each in people for name in each))
    lines = [header, *([each.get(name, "") for name in header] for each in people)]
    return "\n".join(";".join(line) for line in lines).encode()


def read(*people: dict[str, str], profile: Profile = V112, nir_allowed: bool = False) -> list[ReadLine]:
    lines = read_csv(io.BytesIO(csv_of(*people)))
    header = read_header(lines, profile, nir_allowed=nir_allowed)
    return list(read_passages(lines, header, profile))


def told(*people: dict[str, str], profile: Profile = V112) -> list[str]:
    """What keeps these lines from being declared."""
    return [str(each) for line in read(*people, profile=profile) for each in line.objections]


def passage(**changes: str) -> Passage:
    (line,) = read(ALICE | changes, profile=Profile.V115)
    assert line.passage, line.objections
    return line.passage


def made(folder: Path, *passages: Passage, profile: Profile = V112, limits: Limits = LIMITS) -> list[Flux]:
    return list(build(passages, EMITTER, profile, limits, folder))


def read_cells(said: dict[str, str]) -> list[ReadLine]:
    """As `read`, for cells that a CSV file would quote."""
    return list(read_passages([(2, tuple(said.values()))], tuple(said), V112))
