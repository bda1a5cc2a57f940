"""Writing the lines of a file, many at once, with the guarantees of registering each person by hand.

The rules were asked in `destination`, once for all the lines of a site, certificate and day.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from socle.apps.exchanges.checking import Progress, Ready, batches
from socle.apps.exchanges.destination import Opening
from socle.apps.exchanges.models import Import, ImportedLine, Outcome
from socle.apps.journal.batch import move_all, write_entries
from socle.apps.pathways.actions import Circumstances
from socle.apps.pathways.models import Pathway
from socle.apps.people.actions import Contact, person_of
from socle.apps.people.models import Doubt, Person
from socle.core.exchange.candidates.person import UNKNOWN, civil_status, coded
from socle.core.exchange.candidates.row import CandidateRow
from socle.core.pathway import BODY, PATHWAY
from socle.scheme import Scheme


def enter(
    record: Import,
    lines: Sequence[Ready],
    *,
    scheme: Scheme,
    by: int | None,
    on: date,
    progress: Progress = lambda _: None,
) -> None:
    """Every person registered, every pathway opened; results obtained elsewhere go on to the validation."""
    together: dict[Opening, list[Ready]] = defaultdict(list)
    for line in lines:
        together[line.opening].append(line)
    written = 0
    for opening, same in together.items():
        for some in batches(same):
            people, doubtful = _register(some, scheme, by=by, on=on)
            pathways = _open(some, people, opening, scheme, by=by)
            outcomes = [Outcome.ENROLLED] * len(pathways)
            if opening.source:
                outcomes = _accept(pathways, doubtful, opening, by=by, on=on)
            _tell(record, some, pathways, outcomes)
            written += len(some)
            progress(written)


def _register(
    lines: Sequence[Ready], scheme: Scheme, *, by: int | None, on: date
) -> tuple[list[Person], frozenset[int]]:
    """The people of these lines, and the keys of those who may be known already: the certifier will say."""
    alike = _alike(lines)
    people = Person.objects.bulk_create(_person(line.row, scheme) for line in lines)
    doubts = []
    for person in people:
        older = alike[person.identity_key]
        doubts.append([Doubt(newer=person, older_id=pk) for pk in older])
        older.append(person.pk)
    Doubt.objects.bulk_create(doubt for some in doubts for doubt in some)
    codes = [
        {"place_confirmed": person.birth_place_confirmed, "doubts": len(some)}
        for person, some in zip(people, doubts, strict=True)
    ]
    write_entries(people, "register", by=by, on=on, codes=codes)
    doubtful = {pk for some in doubts for doubt in some for pk in (doubt.newer_id, doubt.older_id)}
    return people, frozenset(doubtful)


def _alike(lines: Sequence[Ready]) -> dict[str, list[int]]:
    known: dict[str, list[int]] = defaultdict(list)
    keys = [line.identity_key for line in lines]
    found = Person.objects.filter(identity_key__in=keys).order_by("pk")
    for key, pk in found.values_list("identity_key", "pk"):
        known[key].append(pk)
    return known


def _person(row: CandidateRow, scheme: Scheme) -> Person:
    status = civil_status(row, scheme.places)
    contact = Contact(
        email=row.email,
        phone=row.phone,
        address=row.address,
        address_more=row.address_complement,
        postal_code=row.postal_code,
        town=row.town,
    )
    return person_of(status, contact, place_confirmed=not status.birth_place)


def _open(
    lines: Sequence[Ready], people: Sequence[Person], opening: Opening, scheme: Scheme, *, by: int | None
) -> list[Pathway]:
    on = opening.on
    notice = scheme.parameters.value("information_notice", framework=opening.framework.slug, on=on)
    told = [
        Circumstances(reason=UNKNOWN, sector=UNKNOWN, **coded(line.row, scheme.lists, on)) for line in lines
    ]
    pathways = Pathway.objects.bulk_create(
        Pathway(
            person=person,
            framework=opening.framework,
            version=opening.version,
            site=opening.site,
            opened_on=on,
            informed_on=on,
            notice=notice,
            **asdict(circumstances),
        )
        for person, circumstances in zip(people, told, strict=True)
    )
    write_entries(pathways, "open", by=by, on=on, codes=[asdict(circumstances) for circumstances in told])
    return pathways


def _accept(
    pathways: Sequence[Pathway], doubtful: frozenset[int], opening: Opening, *, by: int | None, on: date
) -> list[Outcome]:
    """The result on the day it was obtained; sent today, unless the certifier has first to answer a doubt."""
    move_all(pathways, "accept_outside_result", lifecycle=PATHWAY, role=BODY, by=by, on=opening.on)
    keys = [pathway.pk for pathway in pathways]
    Pathway.objects.filter(pk__in=keys).update(outside_source=opening.source, result_on=opening.on)
    sent = [pathway for pathway in pathways if pathway.person_id not in doubtful]
    move_all(sent, "submit_to_jury", lifecycle=PATHWAY, role=BODY, by=by, on=on)
    return [Outcome.HELD if pathway.person_id in doubtful else Outcome.SUBMITTED for pathway in pathways]


def _tell(
    record: Import, lines: Sequence[Ready], pathways: Sequence[Pathway], outcomes: Sequence[Outcome]
) -> None:
    ImportedLine.objects.bulk_create(
        ImportedLine(
            import_of=record,
            number=line.number,
            cells=line.cells,
            digest=line.digest,
            outcome=outcome,
            person_id=pathway.person_id,
            pathway=pathway,
        )
        for line, pathway, outcome in zip(lines, pathways, outcomes, strict=True)
    )
