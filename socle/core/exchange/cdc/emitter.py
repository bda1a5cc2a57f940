"""Who sends a flux and when it says it was made: the operator's EMITTER.toml, or the settings."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from socle.core.errors import UnreadableInput
from socle.core.exchange.cdc.model import Emitter

PARIS = ZoneInfo("Europe/Paris")
DEPOSITORS = ("CERTIFICATEUR", "TIERS_CONFIANCE")
CLIENT_LENGTH, CONTRACT_LENGTH = 8, 20
REQUIRED = ("idClient", "idClientCertificateur", "idContrat", "horodatage")
KNOWN = (*REQUIRED, "natureDeposant")
REMEDY = "Corrigez le fichier de l’émetteur : voyez docs/formats/cdc.md."


def load_emitter(text: str) -> Emitter:
    """Everything that is wrong is told at once."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"ce n’est pas du TOML : {error}", remedy=REMEDY) from error
    if problems := emitter_problems(said):
        raise UnreadableInput(*problems, remedy=REMEDY)
    return Emitter(
        client=said["idClient"],
        certifier_client=said["idClientCertificateur"],
        contract=said["idContrat"],
        depositor=said.get("natureDeposant", ""),
        stamp=paris_time(_moment(said["horodatage"])),
    )


def paris_time(moment: datetime) -> datetime:
    """The same moment as it is said in Paris; a fraction of a second is left out."""
    return moment.astimezone(PARIS).replace(microsecond=0)


def emitter_problems(said: Mapping[str, Any]) -> tuple[str, ...]:
    problems = [f"« {name} » manque" for name in REQUIRED if not said.get(name)]
    problems += [f"clé inconnue « {name} »" for name in said if name not in KNOWN]
    for name in ("idClient", "idClientCertificateur"):
        if said.get(name) and not _is_text(said[name], CLIENT_LENGTH, CLIENT_LENGTH):
            problems.append(f"« {name} » a exactement {CLIENT_LENGTH} caractères")
    if said.get("idContrat") and not _is_text(said["idContrat"], 1, CONTRACT_LENGTH):
        problems.append(f"« idContrat » a au plus {CONTRACT_LENGTH} caractères")
    if "natureDeposant" in said and said["natureDeposant"] not in DEPOSITORS:
        problems.append(f"« natureDeposant » est {' ou '.join(DEPOSITORS)}")
    if said.get("horodatage"):
        problems += _moment_problems(said["horodatage"])
    return tuple(problems)


def _is_text(value: object, least: int, most: int) -> bool:
    return isinstance(value, str) and value.isprintable() and least <= len(value) <= most


def _moment(value: object) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))


def _moment_problems(value: object) -> list[str]:
    """A moment without its offset is refused: nobody can say which hour it was."""
    try:
        moment = _moment(value)
    except ValueError:
        return [f"« horodatage » n’est pas une date avec son heure : {value}"]
    if moment.tzinfo is None:
        return ["« horodatage » ne dit pas son décalage : écrivez par exemple 2026-07-12T15:14:15+02:00"]
    return [] if 1900 < moment.year < 2099 else [f"« horodatage » est hors de 1900 à 2099 : {value}"]
