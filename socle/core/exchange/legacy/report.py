"""What a rehearsal tells: figures for a machine, sentences for the person who decides."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from socle.core.exchange.legacy.columns import ISSUERS
from socle.core.exchange.legacy.reading import Refused
from socle.core.exchange.legacy.rehearsal import Rehearsal
from socle.core.exchange.legacy.totals import Reconciled

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Known:
    """What the database adds: lines already taken over, refusals, people who may be known already."""

    taken: int
    refused: tuple[Refused, ...]
    doubts: int


def report(rehearsal: Rehearsal, totals: Sequence[Reconciled], known: Known | None) -> dict[str, Any]:
    """The whole report; `known` is null when no database was there to ask."""
    lines = rehearsal.certificates
    refused = rehearsal.refused + (known.refused if known else ())
    table = Counter((line.awarded_on.year, ISSUERS[line.issuer], line.framework) for line in lines)
    return {
        "accepted": not refused,
        "files": {name: asdict(counted) for name, counted in rehearsal.counts.items()},
        "withdrawn": sum(line.withdrawn_on is not None for line in lines),
        "birth_places_not_found": sum(not line.place_known for line in lines),
        "certificates": [
            {"year": year, "issuer": issuer, "framework": framework, "count": count}
            for (year, issuer, framework), count in sorted(table.items())
        ],
        "totals": [_total(each) for each in totals],
        "known": {"already_taken": known.taken, "doubts": known.doubts} if known else None,
        "refused": [asdict(each) for each in refused],
    }


def _total(each: Reconciled) -> dict[str, Any]:
    return {
        "until": each.total.until.isoformat(),
        "framework": each.total.framework or None,
        "published": each.total.certificates,
        "counted": each.counted,
        "difference": each.difference,
        "agrees": each.agrees,
        "source": each.total.source,
    }


def sentences(rehearsal: Rehearsal, totals: Sequence[Reconciled], known: Known | None) -> Iterator[str]:
    """The same for a person; only the first refusals are told, the report has them all."""
    for name, counted in rehearsal.counts.items():
        yield (
            f"{name} : {counted.read} lignes lues, {counted.accepted} reprises, "
            f"{counted.refused} refusées, {counted.duplicates} en double."
        )
    yield from (_told(each) for each in totals)
    if known is None:
        yield "Sans base de données : ce qui est déjà repris ou déjà connu n’est pas cherché."
    else:
        yield f"Déjà repris : {known.taken}. Personnes peut-être déjà connues : {known.doubts}."
    refused = rehearsal.refused + (known.refused if known else ())
    yield from map(str, refused[:SHOWN])
    if len(refused) > SHOWN:
        yield f"Et {len(refused) - SHOWN} autres refus : le rapport les contient tous."


def _told(each: Reconciled) -> str:
    total = each.total
    said = "c’est conforme" if each.agrees else f"l’écart est de {each.difference:+d} : à expliquer"
    return (
        f"Jusqu’au {total.until:%d/%m/%Y}, {total.certificates} certificats publiés, "
        f"{each.counted} comptés ici : {said}. Source : {total.source}"
    )
