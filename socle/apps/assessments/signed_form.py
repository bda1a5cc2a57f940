"""What is signed for a person before any certificate: the award that tells it, of its own kind."""

from datetime import date
from unicodedata import normalize
from uuid import uuid4

from socle.apps.credentials.actions import new_salt, record_awards
from socle.apps.credentials.models import Credential
from socle.apps.pathways.models import Pathway
from socle.apps.people.names import printed_name
from socle.core.credential.award import Award, Kind
from socle.core.issuer import refuse_incomplete_issuer
from socle.environment import is_production, issuer


def record_form(
    pathway: Pathway,
    kind: Kind,
    subdomains: tuple[str, ...],
    *,
    decided: date,
    on: date,
    until: date | None = None,
    origin: str = "",
) -> Credential:
    """Write its line in the log; refused while the issuer cannot sign."""
    who, framework = issuer(), pathway.framework
    refuse_incomplete_issuer(who, framework.registration_number, production=is_production())
    award = Award(
        id=f"urn:uuid:{uuid4()}",
        kind=kind,
        framework=framework.slug,
        version=pathway.version.label,
        title=normalize("NFC", framework.title),
        registration=framework.registration_number,
        number="",
        holder=normalize("NFC", printed_name(pathway.person)),
        subdomains=subdomains,
        decided=decided.isoformat(),
        issued=on.isoformat(),
        until=until.isoformat() if until else "",
        issuer=who.name,
        signatory=who.signatory,
        place=who.place,
        origin=normalize("NFC", origin),
        specimen=who.specimen,
    )
    (recorded,) = record_awards([award], [new_salt()])
    return recorded
