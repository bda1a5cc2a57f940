"""Who a line of the file is about: civil status, place of birth, and the codes that describe the pathway."""

from datetime import date

from socle.core.exchange.candidates.labels import ZONES
from socle.core.exchange.candidates.row import CandidateRow
from socle.core.lists import Lists
from socle.core.person import Civility, CivilStatus, same_spelling
from socle.core.places.check import PlaceVerdict, check_birth_place
from socle.core.places.tables import Commune, Places

UNKNOWN = "unknown"
UNKNOWN_PLACE = "lieu non renseigné"
# The file's columns that are coded lists here.
CODED = {
    "enrolment_status": "status",
    "education_level": "education",
    "initiative": "referrer",
    "funder": "payer",
}


def civil_status(row: CandidateRow, places: Places) -> CivilStatus:
    """The birth place has a code when the town and postal code name one commune on the day of birth."""
    found = None if row.born_abroad else _commune(row, places)
    return CivilStatus(
        civility=Civility(row.title),
        birth_name=row.birth_name,
        used_name=row.used_name,
        first_name=row.first_name,
        birth_date=row.birth_date,
        birth_place=found.code if found else "",
        birth_place_name=found.name if found else _told_place(row),
    )


def _commune(row: CandidateRow, places: Places) -> Commune | None:
    # A town that never was would be sought among all those of its postal code: too long for a whole file.
    if not places.ever_called(row.birth_town):
        return None
    answer = check_birth_place(
        places, birth_date=row.birth_date, town=row.birth_town, postal_code=row.birth_postal_code
    )
    return answer.communes[0] if answer.verdict == PlaceVerdict.FOUND and answer.communes else None


def _told_place(row: CandidateRow) -> str:
    """As the file tells it; abroad, the file holds the part of the world, not the country."""
    told = (row.birth_town, ZONES.get(row.birth_zone, ""))
    return ", ".join(part for part in told if part) or UNKNOWN_PLACE


def coded(row: CandidateRow, lists: Lists, on: date) -> dict[str, str]:
    """The code of each described column, found by its label whatever the case and accents; else `unknown`."""
    return {name: _code(lists, name, getattr(row, field), on) for field, name in CODED.items()}


def _code(lists: Lists, name: str, text: str, on: date) -> str:
    said = same_spelling(text)
    offered = lists.offered(name, on)
    return next((choice.code for choice in offered if same_spelling(choice.label) == said), UNKNOWN)
