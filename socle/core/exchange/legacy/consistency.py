"""What the lines of the history must say together, in one file and from one file to another."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from socle.core.exchange.candidates.cells import Objection
from socle.core.exchange.legacy.columns import VALID, WITHDRAWN
from socle.core.exchange.legacy.lines import AccreditationLine, CertificateLine, SiteLine
from socle.core.person import OLDEST, YOUNGEST

# The certificate was created that day by COPANEF; its first holder is of 21 January 2016.
CREATED_ON = date(2015, 9, 29)
Objections = Iterator[tuple[str, Objection]]


@dataclass
class SitesSeen:
    """The organisations met so far: each is described once."""

    bodies: dict[str, SiteLine] = field(default_factory=dict)
    sites: dict[str, SiteLine] = field(default_factory=dict)

    def objections(self, line: SiteLine) -> Objections:
        first, body = self.sites.get(line.siret), self.bodies.setdefault(line.siren, line)
        if not line.siret.startswith(line.siren):
            reason = f"le SIRET {line.siret} n’est pas un établissement du SIREN {line.siren}"
            yield "SIRET", Objection(reason, "corrigez l’un des deux numéros")
        if body.body_name != line.body_name:
            reason = f"le SIREN {line.siren} porte un autre nom à la ligne {body.line}"
            yield "Organisme", Objection(reason, "gardez un seul nom")
        if first:
            reason = f"ce SIRET est déjà décrit autrement à la ligne {first.line}"
            yield "SIRET", Objection(reason, "gardez une seule de ces lignes")
        self.sites.setdefault(line.siret, line)


@dataclass
class AccreditationsSeen:
    sites: frozenset[str]
    held: dict[tuple[str, str, str], list[AccreditationLine]] = field(default_factory=dict)

    def objections(self, line: AccreditationLine) -> Objections:
        if line.siret not in self.sites:
            yield "SIRET", unknown_site(line.siret)
        if line.ends_on and line.ends_on < line.starts_on:
            yield "Fin", Objection("elle précède le début", "corrigez l’une des deux dates")
        others = self.held.setdefault((line.siret, line.framework, line.role), [])
        if other := next((each for each in others if overlap(each, line)), None):
            reason = f"elle chevauche l’habilitation de la ligne {other.line}"
            yield "Début", Objection(reason, "donnez des dates qui ne se chevauchent pas")
        others.append(line)


def overlap(one: AccreditationLine, other: AccreditationLine) -> bool:
    return one.starts_on <= (other.ends_on or date.max) and other.starts_on <= (one.ends_on or date.max)


def unknown_site(siret: str) -> Objection:
    reason = f"{siret} n’est le SIRET d’aucun établissement connu"
    return Objection(reason, "ajoutez-le à organisations.csv, ou corrigez le numéro")


@dataclass
class CertificatesSeen:
    """One certificate per number, issuer and authority; one in force per person and framework."""

    sites: frozenset[str]
    numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)
    holders: dict[tuple[str, ...], int] = field(default_factory=dict)

    def objections(self, line: CertificateLine, status: str) -> Objections:
        yield from _dates(line, status)
        yield from _age(line)
        if line.siret and line.siret not in self.sites:
            yield "SIRET", unknown_site(line.siret)
        if (first := self.numbers.setdefault(line.key, line.line)) != line.line:
            reason = f"ce numéro du même émetteur est déjà à la ligne {first}, pour autre chose"
            yield "Numéro", Objection(reason, "corrigez l’un des deux, ou précisez l’instance")
        if line.withdrawn_on is None:
            yield from self._second(line)

    def _second(self, line: CertificateLine) -> Objections:
        first = self.holders.setdefault((line.framework, *line.person), line.line)
        if first != line.line:
            reason = f"la même personne a déjà ce certificat en vigueur à la ligne {first}"
            yield "Nom de naissance", Objection(reason, "gardez-en un, ou dites lequel est retiré")


def _dates(line: CertificateLine, status: str) -> Objections:
    if line.awarded_on < CREATED_ON:
        reason = f"le certificat n’existait pas avant le {CREATED_ON:%d/%m/%Y}"
        yield "Délivré le", Objection(reason, "corrigez la date")
    if status == WITHDRAWN and line.withdrawn_on is None:
        yield "Retiré le", Objection("elle est vide alors que le statut est RETIRE", "remplissez-la")
    if status == VALID and line.withdrawn_on:
        reason = "elle est remplie alors que le statut est VALIDE"
        yield "Retiré le", Objection(reason, "videz-la, ou écrivez RETIRE")
    if line.withdrawn_on and line.withdrawn_on < line.awarded_on:
        yield "Retiré le", Objection("elle précède la délivrance", "corrigez l’une des deux dates")


def _age(line: CertificateLine) -> Objections:
    years = line.awarded_on.year - line.holder.birth_date.year
    if not YOUNGEST <= years <= OLDEST:
        reason = f"elle donne {years} ans l’année du certificat : ce n’est pas un adulte"
        yield "Date de naissance", Objection(reason, "corrigez-la, ou corrigez la date de délivrance")
