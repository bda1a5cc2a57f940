"""Every setting read from the environment, declared once; `docs/settings.md` repeats this table."""

import os
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from socle.core.declaration.declarant import DEMONSTRATION as DECLARANT
from socle.core.declaration.declarant import SETTINGS as DECLARANT_SETTINGS
from socle.core.errors import Refusal
from socle.core.issuer import DEMONSTRATION, Issuer
from socle.core.text import as_kept


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    help: str
    default: str = ""
    sensitive: bool = False


SETTINGS = (
    Setting(
        "SOCLE_ENV", "`production`, or `development`: loopback only, demonstration issuer.", "development"
    ),
    Setting("SOCLE_HOME", "Folder that holds `data/` and `var/`.", "the checkout"),
    Setting("DATABASE_URL", "PostgreSQL ≥ 15; without it an embedded server is used.", sensitive=True),
    Setting("SOCLE_SECRET_KEY", "Signs sessions and forms; at least 50 random characters.", sensitive=True),
    Setting("SOCLE_HOSTS", "Host names the site answers to, separated by commas.", sensitive=True),
    Setting(
        "SOCLE_ADDRESS",
        "Public address of the site, printed on certificates and in their signature; it never changes.",
        "`http://localhost:8000`",
        sensitive=True,
    ),
    Setting("SOCLE_SIGNER", "Socket on which the signer answers.", "`var/signer/socket`"),
    Setting(
        "SOCLE_TIMESTAMP",
        "Address of a timestamp authority (RFC 3161) that dates the public log every night.",
        "the log is not dated by an authority",
    ),
    Setting(
        "SOCLE_WITNESSES",
        "Who sees the log: `address=key` of each witness, separated by spaces.",
        "no witness",
    ),
    Setting(
        "SOCLE_MAIL",
        "Mail server that sends sign-in codes: `smtp://user:password@host:587`, or `smtps://…:465`.",
        "mails are written in the terminal",
        sensitive=True,
    ),
    Setting("SOCLE_MAIL_FROM", "Address that mails come from.", "`socle@` and the first host"),
    Setting("SOCLE_PROXIES", "How many trusted proxies stand before the site and say who asks.", "0"),
    Setting(
        "SOCLE_PG_BIN", "Folder of other PostgreSQL binaries for the embedded server.", "those of the package"
    ),
    Setting("SOCLE_PRIVACY_CONTACT", "E-mail address, shown to everybody, that answers about personal data."),
    Setting("SOCLE_ISSUER_NAME", "Legal name of the certifier that issues certificates in production."),
    Setting("SOCLE_ISSUER_SIGNATORY", "Who signs certificates for the certifier in production."),
    Setting("SOCLE_ISSUER_PLACE", "Town where certificates are issued in production."),
    Setting("SOCLE_CDC_CLIENT", "`idClient` of whoever deposits, given by the Caisse des Dépôts."),
    Setting("SOCLE_CDC_CERTIFIER", "`idClient` of the certifier.", "that of whoever deposits"),
    Setting("SOCLE_CDC_CONTRACT", "`idContrat` of the certifier."),
    Setting("SOCLE_CDC_DEPOSITOR", "`CERTIFICATEUR` or `TIERS_CONFIANCE`.", "`CERTIFICATEUR`"),
    Setting(
        "SOCLE_NATIONAL_NUMBER_KEY",
        "Encrypts national numbers, only once the law opens them: 32 random bytes in base64.",
    ),
)
# Where the operator puts the official schemas of the Caisse des Dépôts.
OFFICIAL_SCHEMAS = Path("var", "cdc")


class MissingSettings(Exception):
    """Production was asked for without what it needs."""


def is_production(environ: Mapping[str, str] = os.environ) -> bool:
    return environ.get("SOCLE_ENV") == "production"


def refuse_incomplete_production(environ: Mapping[str, str] = os.environ) -> None:
    """Production starts only with every sensitive setting; all the missing ones are named at once."""
    if not is_production(environ):
        return
    missing = [setting.name for setting in SETTINGS if setting.sensitive and not environ.get(setting.name)]
    if missing:
        raise MissingSettings(f"error: production needs {', '.join(missing)}.\nhint: see docs/settings.md.")


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds `data/` and `var/`: SOCLE_HOME, else the checkout; never the current folder."""
    if named := environ.get("SOCLE_HOME"):
        return Path(named).resolve()
    return Path(__file__).resolve().parent.parent


def declarant(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Who deposits, by element of the schema; the demonstration's everywhere but in production."""
    if not is_production(environ):
        return DECLARANT
    said = {element: environ.get(setting, "").strip() for element, setting in DECLARANT_SETTINGS.items()}
    said["idClientCertificateur"] = said["idClientCertificateur"] or said["idClient"]
    said["natureDeposant"] = said["natureDeposant"] or "CERTIFICATEUR"
    return said


def national_number_key(environ: Mapping[str, str] = os.environ) -> bytes:
    """Production has its own; elsewhere it protects nothing but invented numbers."""
    if not is_production(environ):
        return bytes(32)
    try:
        key = b64decode(environ.get("SOCLE_NATIONAL_NUMBER_KEY", ""), validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise Refusal(
            "Le numéro national ne peut pas être protégé : SOCLE_NATIONAL_NUMBER_KEY n’est pas une clé.",
            "Donnez 32 octets tirés au hasard, en base64 : voyez docs/settings.md.",
        )
    return key


def issuer(environ: Mapping[str, str] = os.environ) -> Issuer:
    """The certifier in production; the demonstration issuer everywhere else, whatever is set."""
    if not is_production(environ):
        return DEMONSTRATION
    return Issuer(
        name=as_kept(environ.get("SOCLE_ISSUER_NAME", "")),
        signatory=as_kept(environ.get("SOCLE_ISSUER_SIGNATORY", "")),
        place=as_kept(environ.get("SOCLE_ISSUER_PLACE", "")),
        specimen=False,
    )
