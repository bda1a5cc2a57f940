"""Writing the certificates of the history and their holders, many at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import models

from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.legacy.copying import copy_in, take_keys
from socle.apps.legacy.known import batches
from socle.apps.legacy.models import LegacyCertificate, TakeOver
from socle.apps.organisations.models import Site
from socle.apps.people.actions import NOWHERE, person_of
from socle.apps.people.models import Doubt, Person
from socle.apps.people.names import printed_name
from socle.core.exchange.legacy.lines import CertificateLine


@dataclass
class Holders:
    """The people written so far: one for the lines that say the same of them, a doubt for those alike."""

    on: date
    known: dict[tuple[str, ...], Person] = field(default_factory=dict)
    alike: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def write(self, lines: Sequence[CertificateLine]) -> None:
        """The new holders of these lines, their doubts, and who wrote them."""
        firsts = {line.person: line for line in lines if line.person not in self.known}
        people = [_person(line) for line in firsts.values()]
        for person, key in zip(people, take_keys(Person, len(people)), strict=True):
            person.pk = key
        self._find_alike([person.identity_key for person in people])
        doubts = [[Doubt(newer=p, older_id=pk) for pk in self._older(p)] for p in people]
        copy_in(Person, people)
        Doubt.objects.bulk_create(doubt for some in doubts for doubt in some)
        told = (
            _entry(p, "register", self.on, {"place_confirmed": p.birth_place_confirmed, "doubts": len(some)})
            for p, some in zip(people, doubts, strict=True)
        )
        write_journal(told, len(people))
        self.known |= zip(firsts, people, strict=True)

    def _find_alike(self, keys: Sequence[str]) -> None:
        """Those whom the database knew before; the people written here are remembered as they come."""
        new = {key for key in keys if key not in self.alike}
        found = Person.objects.filter(identity_key__in=new).order_by("pk")
        for key, pk in found.values_list("identity_key", "pk"):
            self.alike[key].append(pk)

    def _older(self, person: Person) -> list[int]:
        older = list(self.alike[person.identity_key])
        self.alike[person.identity_key].append(person.pk)
        return older


def enter_certificates(lines: Sequence[CertificateLine], record: TakeOver, *, on: date) -> int:
    """Every line a certificate, linked to its holder; answers how many people are new."""
    holders, frameworks = Holders(on), Framework.objects.in_bulk(field_name="slug")
    sites = dict(Site.objects.values_list("siret", "pk"))
    for some in batches(lines):
        holders.write(some)
        keys = take_keys(LegacyCertificate, len(some))
        certificates = [_certificate(line, key, record) for line, key in zip(some, keys, strict=True)]
        for line, certificate in zip(some, certificates, strict=True):
            holder = holders.known[line.person]
            certificate.person, certificate.holder = holder, printed_name(holder)
            certificate.framework = frameworks[line.framework]
            certificate.site_id = sites[line.siret] if line.siret else None
        copy_in(LegacyCertificate, certificates)
        write_journal((_entry(each, "take_over", on, {}) for each in certificates), len(certificates))
    return len(holders.known)


def _person(line: CertificateLine) -> Person:
    return person_of(line.holder, NOWHERE, place_confirmed=not line.place_known)


def _certificate(line: CertificateLine, key: int, record: TakeOver) -> LegacyCertificate:
    """As the line tells it; its holder, framework and site are rows to be found."""
    return LegacyCertificate(
        pk=key,
        number=line.number,
        issuer=line.issuer,
        authority=line.authority,
        awarded_on=line.awarded_on,
        withdrawn_on=line.withdrawn_on,
        take_over=record,
        line=line.line,
        digest=line.digest,
    )


def _entry(record: models.Model, verb: str, on: date, codes: dict[str, object]) -> Entry:
    return Entry(on=on, subject=record._meta.label_lower, subject_id=record.pk, verb=verb, codes=codes)


def write_journal(entries: Iterator[Entry], count: int) -> None:
    """One entry per record, by the system."""
    keys = iter(take_keys(Entry, count))
    copy_in(Entry, (_with_key(entry, key) for entry, key in zip(entries, keys, strict=True)))


def _with_key(entry: Entry, key: int) -> Entry:
    entry.pk = key
    return entry
