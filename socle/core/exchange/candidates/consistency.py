"""What the cells of one line must say together."""

from collections.abc import Iterator, Sequence
from datetime import date

from socle.core.exchange.candidates.cells import EARLIEST_DATE, Objection, parse_date
from socle.core.exchange.candidates.columns import POSITION
from socle.core.person import OLDEST, YOUNGEST

Cells = Sequence[str]
FieldObjection = tuple[str, Objection]

_SIREN, _SIRET = POSITION["organisation_siren"], POSITION["establishment_siret"]
_BIRTH, _PASSED = POSITION["birth_date"], POSITION["passed_on"]
_ABROAD, _ZONE = POSITION["born_abroad"], POSITION["birth_zone"]
_OVERSEAS, _BIRTH_POSTAL = POSITION["born_overseas"], POSITION["birth_postal_code"]


def contradictions(cells: Cells) -> Iterator[FieldObjection]:
    """Each contradiction with the field to look at first."""
    yield from _establishment(cells)
    yield from _dates(cells)
    yield from _abroad(cells)
    yield from _overseas(cells)


def _establishment(cells: Cells) -> Iterator[FieldObjection]:
    siren, siret = cells[_SIREN], cells[_SIRET]
    if len(siren) == 9 and len(siret) == 14 and not siret.startswith(siren):
        reason = f"le SIRET {siret} n’est pas un établissement du SIREN {siren}"
        yield "establishment_siret", Objection(reason, "corrigez l’un des deux numéros")


def _dates(cells: Cells) -> Iterator[FieldObjection]:
    birth, passed = parse_date(cells[_BIRTH]), parse_date(cells[_PASSED])
    if birth and passed and passed <= birth:
        reason = f"le passage ({cells[_PASSED]}) n’est pas après la naissance ({cells[_BIRTH]})"
        yield "passed_on", Objection(reason, "corrigez l’une des deux dates")
    elif birth and passed and birth >= EARLIEST_DATE and not YOUNGEST <= _years(birth, passed) <= OLDEST:
        reason = f"elle donne {_years(birth, passed)} ans l’année du passage : ce n’est pas un adulte"
        yield "birth_date", Objection(reason, "corrigez-la, ou corrigez la date de passage")


def _years(birth: date, passed: date) -> int:
    return passed.year - birth.year


def _abroad(cells: Cells) -> Iterator[FieldObjection]:
    abroad, zone = cells[_ABROAD], cells[_ZONE]
    if abroad == "NON" and zone:
        reason = "elle est remplie alors que « Né à l'étranger » vaut NON"
        yield "birth_zone", Objection(reason, "videz la zone, ou écrivez OUI dans « Né à l'étranger »")
    if abroad == "OUI" and not zone:
        reason = "elle est vide alors que « Né à l'étranger » vaut OUI"
        remedy = "écrivez 100 (Europe), 200 (Asie), 300 (Afrique), 400 (Amérique) ou 500 (Océanie)"
        yield "birth_zone", Objection(reason, remedy)


def _overseas(cells: Cells) -> Iterator[FieldObjection]:
    overseas, postal = cells[_OVERSEAS], cells[_BIRTH_POSTAL]
    is_overseas_code = postal.startswith(("97", "98"))
    if overseas == "OUI" and cells[_ABROAD] == "OUI":
        reason = "OUI contredit « Né à l'étranger », qui vaut aussi OUI"
        yield "born_overseas", Objection(reason, "gardez un seul des deux OUI")
    elif overseas == "OUI" and postal and not is_overseas_code:
        reason = f"OUI contredit le code postal de naissance {postal}, qui ne commence ni par 97 ni par 98"
        yield "born_overseas", Objection(reason, "écrivez NON, ou corrigez le code postal de naissance")
    elif overseas == "NON" and is_overseas_code and cells[_ABROAD] != "OUI":
        reason = f"NON contredit le code postal de naissance {postal}, qui est outre-mer"
        yield "born_overseas", Objection(reason, "écrivez OUI, ou corrigez le code postal de naissance")
