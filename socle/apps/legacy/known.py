"""What the database knows of a history read again: lines already taken, contradictions, people alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from socle.apps.accreditations.models import Accreditation
from socle.apps.frameworks.models import Framework
from socle.apps.legacy.models import LegacyCertificate
from socle.apps.organisations.models import Site
from socle.apps.people.models import Person
from socle.core.accreditation import Accreditation as Fact
from socle.core.exchange.legacy.columns import ACCREDITATIONS, CERTIFICATES, ORGANISATIONS
from socle.core.exchange.legacy.lines import AccreditationLine, CertificateLine, SiteLine
from socle.core.exchange.legacy.reading import Refused
from socle.core.exchange.legacy.rehearsal import Rehearsal
from socle.core.exchange.legacy.report import Known

AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class New:
    """What a take-over would write; `known` is what the report tells."""

    sites: tuple[SiteLine, ...]
    accreditations: tuple[AccreditationLine, ...]
    certificates: tuple[CertificateLine, ...]
    known: Known

    @property
    def is_empty(self) -> bool:
        return not (self.sites or self.accreditations or self.certificates)


def known_sites() -> frozenset[str]:
    return frozenset(Site.objects.values_list("siret", flat=True))


def sorted_out(rehearsal: Rehearsal) -> New:
    """The accepted lines that are new here, and what contradicts what is already written."""
    refused: list[Refused] = []
    sites = tuple(_new_sites(rehearsal.sites, refused))
    accreditations = tuple(_new_accreditations(rehearsal.accreditations, refused))
    certificates = tuple(_new_certificates(rehearsal.certificates, refused))
    read = (rehearsal.sites, rehearsal.accreditations, rehearsal.certificates)
    new = (sites, accreditations, certificates)
    taken = sum(map(len, read)) - sum(map(len, new)) - len(refused)
    refused += _without_framework(rehearsal)
    return New(sites, accreditations, certificates, Known(taken, tuple(refused), _doubts(certificates)))


def _new_sites(lines: Iterable[SiteLine], refused: list[Refused]) -> Iterator[SiteLine]:
    """A site known here keeps what is written of it: the history does not correct the present."""
    owners = dict(Site.objects.values_list("siret", "body__siren"))
    for line in lines:
        if line.siret not in owners:
            yield line
        elif owners[line.siret] != line.siren:
            reason = f"{line.siret} est ici un établissement du SIREN {owners[line.siret]}"
            refused.append(Refused(ORGANISATIONS.name, line.line, "SIREN", reason, "corrigez le SIREN"))


def _new_accreditations(
    lines: Iterable[AccreditationLine], refused: list[Refused]
) -> Iterator[AccreditationLine]:
    held: dict[tuple[str, str, str], list[Fact]] = {}
    for each in Accreditation.objects.select_related("site", "framework"):
        fact = each.fact
        held.setdefault((fact.siret, fact.framework, fact.role), []).append(fact)
    for line in lines:
        same = held.get((line.siret, line.framework, line.role), [])
        if any(fact.starts_on == line.starts_on for fact in same):
            continue
        if any(_overlaps(fact, line) for fact in same):
            reason, remedy = "elle chevauche une habilitation déjà écrite ici", "corrigez les dates"
            refused.append(Refused(ACCREDITATIONS.name, line.line, "Début", reason, remedy))
        else:
            yield line


def _overlaps(fact: Fact, line: AccreditationLine) -> bool:
    return fact.starts_on <= (line.ends_on or date.max) and line.starts_on <= (fact.ends_on or date.max)


def _new_certificates(lines: Sequence[CertificateLine], refused: list[Refused]) -> Iterator[CertificateLine]:
    for some in batches(lines):
        numbers = [line.number for line in some]
        found = LegacyCertificate.objects.filter(number__in=numbers)
        told = found.values_list("number", "issuer", "authority", "digest")
        taken = {(number, issuer, authority): digest for number, issuer, authority, digest in told}
        for line in some:
            if line.key not in taken:
                yield line
            elif taken[line.key] != line.digest:
                reason = "ce numéro du même émetteur est déjà repris, avec autre chose"
                remedy = "un certificat repris ne change pas : corrigez le fichier"
                refused.append(Refused(CERTIFICATES.name, line.line, "Numéro", reason, remedy))


def _without_framework(rehearsal: Rehearsal) -> Iterator[Refused]:
    known = set(Framework.objects.values_list("slug", flat=True))
    named = (
        (ACCREDITATIONS.name, rehearsal.accreditations),
        (CERTIFICATES.name, rehearsal.certificates),
    )
    for name, lines in named:
        for line in lines:
            if line.framework not in known:
                reason, remedy = (
                    f"« {line.framework} » n’est pas publié ici",
                    "publiez d’abord ce référentiel",
                )
                yield Refused(name, line.line, "Certificat", reason, remedy)


def _doubts(lines: Sequence[CertificateLine]) -> int:
    """How many people of the new lines look like someone known here."""
    return sum(
        Person.objects.filter(identity_key__in={line.holder.identity_key for line in some}).count()
        for some in batches(lines)
    )


def batches(lines: Sequence[CertificateLine]) -> Iterator[Sequence[CertificateLine]]:
    return (lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE))
