"""What the badges of one kind, framework and certifier share, and what changes from one to the next."""

import base64
import re
from dataclasses import dataclass, field

from socle.core.credential.award import Award, Kind
from socle.core.errors import Refusal
from socle.core.framework.model import Framework

HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Publication:
    """What surrounds an award once it is published: the host, the place in a status list, the log's proof."""

    host: str
    status_list: int
    status_index: int
    log_proof: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Everything that many badges share: two of one shape differ by the values of `values_of` alone."""

    host: str
    kind: Kind
    slug: str
    version: str
    title: str
    registration: str
    issuer: str
    signatory: str
    place: str
    specimen: bool
    numbered: bool
    subdomains: tuple[str, ...]
    # A published version never changes: its slug and version name it.
    framework: Framework = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A domain or a subdomain that a badge says acquired: its code, its name, what its holder can do."""

    code: str
    name: str
    description: str
    is_domain: bool


def shape_of(award: Award, framework: Framework, host: str) -> Shape:
    return Shape(
        host=host,
        kind=award.kind,
        slug=award.framework,
        version=award.version,
        title=award.title,
        registration=award.registration,
        issuer=award.issuer,
        signatory=award.signatory,
        place=award.place,
        specimen=award.specimen,
        numbered=bool(award.number),
        subdomains=award.subdomains,
        framework=framework,
    )


def values_of(award: Award, publication: Publication) -> dict[str, str]:
    """What changes from one badge to the next, as it is written in the badge."""
    return {
        "uuid": award.id.removeprefix("urn:uuid:"),
        "holder": award.holder,
        "number": award.number,
        "decided": award.decided,
        "issued": award.issued,
        "until": award.until,
        "origin": award.origin,
        "status_list": str(publication.status_list),
        "status_index": str(publication.status_index),
        "log_proof": base64.b64encode(publication.log_proof.encode()).decode(),
    }


def recognised(framework: Framework, subdomains: tuple[str, ...]) -> tuple[Recognised, ...]:
    """Each acquired subdomain, before them each domain whose subdomains are all acquired."""
    found: list[Recognised] = []
    for domain in framework.domains:
        acquired = [each for each in domain.subdomains if each.code in subdomains]
        if len(acquired) == len(domain.subdomains):
            found.append(Recognised(domain.code, domain.name.value, domain.short, True))
        found += [Recognised(each.code, each.name.value, each.can, False) for each in acquired]
    return tuple(found)


def refuse_unfit_host(host: str) -> None:
    if not HOST.fullmatch(host):
        raise Refusal(f"« {host} » n’est pas un nom de site.", "Écrivez-le comme certificats.example.fr.")


def refuse_other_framework(shape: Shape) -> None:
    framework = shape.framework
    if (shape.slug, shape.version) != (framework.slug, framework.version):
        raise Refusal(
            f"Ce document relève de {shape.slug} {shape.version}, "
            f"et non de {framework.slug} {framework.version}.",
            "Choisissez le référentiel sur lequel la décision a été prise.",
        )
    known = tuple(each.code for each in framework.subdomains())
    if shape.subdomains != tuple(code for code in known if code in shape.subdomains):
        raise Refusal(
            "Des sous-domaines acquis ne sont pas du référentiel, ou ne sont pas dans son ordre.",
            "Citez les sous-domaines du référentiel, dans son ordre.",
        )
    if shape.kind is Kind.CERTIFICATE and shape.subdomains != known:
        missing = ", ".join(code for code in known if code not in shape.subdomains)
        raise Refusal(
            f"Un certificat dit tous les sous-domaines : il manque {missing}.",
            "Délivrez une attestation de domaines acquis.",
        )
