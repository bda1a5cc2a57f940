"""Who deposits: what the environment says in production, a recognisable demonstration everywhere else."""

from collections.abc import Mapping
from datetime import datetime

from socle.core.errors import Refusal
from socle.core.exchange.cdc.emitter import emitter_problems, paris_time
from socle.core.exchange.cdc.model import Emitter

# The setting that says each element.
SETTINGS = {
    "idClient": "SOCLE_CDC_CLIENT",
    "idClientCertificateur": "SOCLE_CDC_CERTIFIER",
    "idContrat": "SOCLE_CDC_CONTRACT",
    "natureDeposant": "SOCLE_CDC_DEPOSITOR",
}
SPECIMEN = "SPECIMEN"
DEMONSTRATION = {"idClient": SPECIMEN, "idClientCertificateur": SPECIMEN, "idContrat": SPECIMEN}


def emitter_at(said: Mapping[str, str], at: datetime, *, production: bool) -> Emitter:
    """Who sends, at that moment; every setting that is missing or wrong is named at once."""
    given = {name: value for name, value in said.items() if value}
    problems = list(emitter_problems({**given, "horodatage": at}))
    if production:
        sham = (name for name, value in given.items() if value == SPECIMEN)
        problems += [f"« {name} » est celui de la démonstration" for name in sham]
    if problems:
        raise Refusal(
            f"Aucun lot n’est préparé : {_named(' ; '.join(problems))}.",
            "Donnez ces réglages : voyez docs/settings.md.",
        )
    return Emitter(
        client=given["idClient"],
        certifier_client=given["idClientCertificateur"],
        contract=given["idContrat"],
        depositor=given.get("natureDeposant", ""),
        stamp=paris_time(at),
    )


def _named(text: str) -> str:
    for element, setting in SETTINGS.items():
        text = text.replace(f"« {element} »", f"« {setting} »")
    return text
