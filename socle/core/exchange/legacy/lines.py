"""What the lines of the history say, typed; only for cells that `reading` let pass."""

from dataclasses import dataclass
from datetime import date

from socle.core.accreditation import LABELS, AccreditedRole
from socle.core.exchange.candidates.cells import parse_date
from socle.core.exchange.candidates.labels import certificate_named
from socle.core.exchange.legacy.columns import issuer_named
from socle.core.exchange.legacy.reading import Line
from socle.core.person import Civility, CivilStatus, same_spelling
from socle.core.places.check import PlaceVerdict, check_birth_place
from socle.core.places.tables import Places

UNKNOWN_PLACE = "lieu non renseigné"
ROLES = {label: role for role, label in LABELS.items()}


@dataclass(frozen=True, slots=True)
class SiteLine:
    line: int
    digest: str
    siren: str
    body_name: str
    siret: str
    site_name: str
    street: str
    postal_code: str
    town: str
    phone: str


@dataclass(frozen=True, slots=True)
class AccreditationLine:
    """`ends_on` is its last day, None while it is open."""

    line: int
    digest: str
    siret: str
    framework: str
    role: AccreditedRole
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """`place_known` says that the birth place was found in the tables of communes and countries."""

    line: int
    digest: str
    number: str
    framework: str
    issuer: str
    authority: str
    awarded_on: date
    withdrawn_on: date | None
    siret: str
    holder: CivilStatus
    place_known: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """What no two certificates have in common."""
        return self.number, self.issuer, self.authority

    @property
    def person(self) -> tuple[str, ...]:
        """Two lines that say the same of their holder are of one person."""
        holder = self.holder
        place = same_spelling(holder.birth_place_name)
        return (
            holder.identity_key,
            holder.civility,
            holder.birth_place,
            place,
            same_spelling(holder.used_name),
        )


def site_line(line: Line) -> SiteLine:
    return SiteLine(line.number, line.digest, *line.cells)


def accreditation_line(line: Line) -> AccreditationLine:
    siret, certificate, role, starts, ends = line.cells
    framework = _framework(certificate)
    return AccreditationLine(
        line.number, line.digest, siret, framework, ROLES[role], _day(starts), parse_date(ends)
    )


def certificate_line(line: Line, places: Places) -> CertificateLine:
    number, certificate, issuer, authority, _, awarded, withdrawn, siret, *person = line.cells
    holder, place_known = _holder(person, places)
    return CertificateLine(
        line=line.number,
        digest=line.digest,
        number=number,
        framework=_framework(certificate),
        issuer=issuer_named(issuer) or "",
        authority=authority,
        awarded_on=_day(awarded),
        withdrawn_on=parse_date(withdrawn),
        siret=siret,
        holder=holder,
        place_known=place_known,
    )


def _holder(cells: list[str], places: Places) -> tuple[CivilStatus, bool]:
    """A birth place that is not found is kept as it is told: it never blocks."""
    title, birth_name, used_name, first_name, birth, code, place = cells
    day = _day(birth)
    found_code, found_name = _place(places, day, code, place)
    status = CivilStatus(
        civility=Civility(title),
        birth_name=birth_name,
        used_name=used_name,
        first_name=first_name,
        birth_date=day,
        birth_place=found_code,
        birth_place_name=found_name or place or UNKNOWN_PLACE,
    )
    return status, bool(found_code)


def _place(places: Places, day: date, code: str, name: str) -> tuple[str, str]:
    # A town that never was would be sought among all those of the table: too long for a whole file.
    if not code and not places.ever_called(name):
        return "", ""
    answer = check_birth_place(places, birth_date=day, commune_code=code, town=name)
    if answer.verdict != PlaceVerdict.FOUND:
        return "", ""
    if answer.country:
        return answer.country.code, name or answer.country.name
    return (answer.communes[0].code, answer.communes[0].name) if answer.communes else ("", "")


def _framework(label: str) -> str:
    found = certificate_named(label)
    return found.framework if found else ""


def _day(text: str) -> date:
    day = parse_date(text)
    if day is None:
        raise ValueError(f"{text} passed the check of days")
    return day
