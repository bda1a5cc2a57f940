"""Whether a file can be deposited: streamed, against every schema, and for what no schema can say.

A first reading, in constant memory, says yes or no. Only a file that is refused is read again, to tell the
line of each fault.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from lxml import etree

from socle.core.exchange.cdc.faults import Fault, in_french
from socle.core.exchange.cdc.model import NAMESPACE, Profile
from socle.core.exchange.cdc.prolog import refuse_doctype
from socle.core.exchange.cdc.schemas import Schema

CPF = f"{{{NAMESPACE}}}"
PASSAGE = f"{CPF}passageCertification"
MOST_FAULTS = 100
CHUNK = 1 << 16
# No entity can be declared: a DOCTYPE is refused first. With `resolve_entities=False` and a schema together,
# lxml says nothing of a file that is cut.
_SAFE: dict[str, Any] = {"no_network": True, "load_dtd": False, "huge_tree": False}


def profile_of(source: BinaryIO) -> Profile:
    """Only profile 1.1.5 says what the flux does, before its emitter."""
    refuse_doctype(source)
    try:
        for _, element in etree.iterparse(source, events=("start",), **_SAFE):
            if element.tag == f"{CPF}action":
                return Profile.V115
            if element.tag == f"{CPF}emetteur":
                break
    except etree.XMLSyntaxError:
        pass  # The validation tells where.
    finally:
        source.seek(0)
    return Profile.V112


def faults_of(source: BinaryIO, schemas: Sequence[Schema]) -> tuple[Fault, ...]:
    """What keeps the file from being deposited, the first hundred at most; empty when nothing does."""
    refuse_doctype(source)
    found: list[Fault] = []
    for rank, schema in enumerate(schemas):
        source.seek(0)
        found += _against(source, schema, beyond=rank == 0)
        if found:
            break
    source.seek(0)
    return tuple(found[:MOST_FAULTS])


def _against(source: BinaryIO, schema: Schema, *, beyond: bool) -> list[Fault]:
    seen: set[str] = set()
    found: list[Fault] = []
    parser = etree.XMLPullParser(events=("end",), tag=PASSAGE, schema=schema.compiled, **_SAFE)
    try:
        while chunk := source.read(CHUNK):
            parser.feed(chunk)
            for _, passage in parser.read_events():
                if beyond:
                    found += _beyond_schema(passage, seen)
                forget(passage)
        parser.close()
    except etree.XMLSyntaxError:
        source.seek(0)
        found += _located(source, schema) or [Fault(0, "", "", "il n’est pas conforme au schéma")]
    return found


def forget(passage: Any) -> None:
    """Read passages are let go: memory does not grow with the file."""
    passage.clear()
    while passage.getprevious() is not None:
        del passage.getparent()[0]


def _beyond_schema(passage: Any, seen: set[str]) -> Iterator[Fault]:
    """An identifier given twice, a day that does not exist."""
    named = passage.findtext(f"{CPF}idTechnique") or ""
    if named in seen:
        yield Fault(passage.sourceline, named, "idTechnique", "un autre passage du fichier porte le même")
    seen.add(named)
    holder = passage.find(f"{CPF}identificationTitulaire/{CPF}titulaire")
    if holder is not None and not _birth_exists(holder):
        yield Fault(passage.sourceline, named, "jourNaissance", "ce jour n’existe pas")


def _birth_exists(holder: Any) -> bool:
    year, month, day = (
        holder.findtext(f"{CPF}{name}") or "" for name in ("anneeNaissance", "moisNaissance", "jourNaissance")
    )
    if not (year.isdigit() and month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and int(year)):
        return not day.isdigit() or bool(month)
    return int(day) <= monthrange(int(year), int(month))[1]


def _located(source: BinaryIO, schema: Schema) -> list[Fault]:
    """What is wrong, with its line: in the XML itself, else in what the schema asks."""
    found: list[Fault] = []
    try:
        for fault in _one_by_one(source, schema):
            found.append(fault)
            if len(found) >= MOST_FAULTS:
                break
    except etree.XMLSyntaxError as error:
        found.append(Fault(error.lineno or 0, "", "", "le XML est coupé ou mal formé"))
    return found


def _one_by_one(source: BinaryIO, schema: Schema) -> Iterator[Fault]:
    """Each passage alone in the head of the file, then the head itself with the last one."""
    root, last = None, None
    for _, element in etree.iterparse(source, events=("end",), **_SAFE):
        root = element
        if element.tag == PASSAGE:
            if last is not None:
                _drop(last)
            last = element
            yield from (fault for fault, is_inside in _errors(element, element, schema) if is_inside)
    yield from (fault for fault, is_inside in _errors(root, last, schema) if not is_inside)


def _drop(passage: Any) -> None:
    parent = passage.getparent()
    if parent is not None:
        parent.remove(passage)


def _errors(element: Any, passage: Any, schema: Schema) -> Iterator[tuple[Fault, bool]]:
    tree = element.getroottree()
    schema.compiled.validate(tree)
    path = tree.getpath(passage) if passage is not None else None
    for error in schema.compiled.error_log:
        is_inside = path is not None and (error.path or "").startswith(path)
        named = (passage.findtext(f"{CPF}idTechnique") or "") if is_inside else ""
        name, reason = in_french(error.type_name, error.message, schema.required)
        yield Fault(error.line, named, name, reason), is_inside
