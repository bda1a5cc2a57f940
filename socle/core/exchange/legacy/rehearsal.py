"""The rehearsal of a take-over: everything the three files say, what is refused, what comes twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO, TypeVar

from socle.core.exchange.candidates.cells import Objection
from socle.core.exchange.legacy.columns import ACCREDITATIONS, CERTIFICATES, ORGANISATIONS, File
from socle.core.exchange.legacy.consistency import (
    AccreditationsSeen,
    CertificatesSeen,
    Objections,
    SitesSeen,
)
from socle.core.exchange.legacy.lines import (
    AccreditationLine,
    CertificateLine,
    SiteLine,
    accreditation_line,
    certificate_line,
    site_line,
)
from socle.core.exchange.legacy.reading import Line, Refused, read_file
from socle.core.places.tables import Places

Typed = TypeVar("Typed", SiteLine, AccreditationLine, CertificateLine)
STATUS = CERTIFICATES.position("status")


@dataclass(frozen=True, slots=True)
class Counted:
    """Lines of one file, its header not counted; a line refused for several reasons counts once."""

    read: int
    accepted: int
    refused: int
    duplicates: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """`counts` by file name; the lines accepted, in the order of their files."""

    sites: tuple[SiteLine, ...]
    accreditations: tuple[AccreditationLine, ...]
    certificates: tuple[CertificateLine, ...]
    refused: tuple[Refused, ...]
    counts: Mapping[str, Counted]


@dataclass
class _Sorting:
    """What becomes of the lines of one file."""

    file: File
    on: date
    refused: list[Refused] = field(default_factory=list)
    counted: Counted = Counted(0, 0, 0, 0)

    def accepted(
        self,
        source: BinaryIO,
        typed: Callable[[Line], Typed],
        objections: Callable[[Typed, Line], Objections],
    ) -> Iterator[Typed]:
        read = kept = refused = duplicates = 0
        seen: set[str] = set()
        for found in read_file(self.file, source, on=self.on):
            read += 1
            if isinstance(found, tuple):
                self.refused += found
                refused += 1
            elif found.digest in seen:
                duplicates += 1
            else:
                seen.add(found.digest)
                line = typed(found)
                wrong = [self._refusal(found, *why) for why in objections(line, found)]
                self.refused += wrong
                refused, kept = refused + bool(wrong), kept + (not wrong)
                if not wrong:
                    yield line
        self.counted = Counted(read, kept, refused, duplicates)

    def _refusal(self, line: Line, column: str, why: Objection) -> Refused:
        return Refused(self.file.name, line.number, column, why.reason, why.remedy)


def rehearse(
    files: Mapping[str, BinaryIO], *, places: Places, on: date, known_sites: Iterable[str] = ()
) -> Rehearsal:
    """Read the three files as of that day. `known_sites` are the SIRET already registered here."""
    bodies, held, awarded = (_Sorting(file, on) for file in (ORGANISATIONS, ACCREDITATIONS, CERTIFICATES))
    seen = SitesSeen()
    sites = tuple(
        bodies.accepted(files[ORGANISATIONS.name], site_line, lambda line, _: seen.objections(line))
    )
    named = frozenset(site.siret for site in sites) | frozenset(known_sites)
    overlaps, twice = AccreditationsSeen(named), CertificatesSeen(named)
    accreditations = tuple(
        held.accepted(
            files[ACCREDITATIONS.name], accreditation_line, lambda line, _: overlaps.objections(line)
        )
    )
    certificates = tuple(
        awarded.accepted(
            files[CERTIFICATES.name],
            lambda line: certificate_line(line, places),
            lambda line, cells: twice.objections(line, cells.cells[STATUS]),
        )
    )
    told = (bodies, held, awarded)
    return Rehearsal(
        sites,
        accreditations,
        certificates,
        refused=tuple(each for sorting in told for each in sorting.refused),
        counts={sorting.file.name: sorting.counted for sorting in told},
    )
