"""The processing report that the Caisse des Dépôts gives back, passage by passage.

No official schema of it was seen: elements are read by their local name, in any order. Its structure is
that seen in two public projects: `docs/formats/cdc.md`.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree

from socle.core.errors import Refusal, UnreadableInput
from socle.core.exchange.cdc.prolog import refuse_doctype
from socle.core.exchange.cdc.rejections import is_success

MOST_BYTES = 100_000_000
_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_AGAIN = "Téléchargez de nouveau le rapport sur le portail de la Caisse des Dépôts."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one passage; the message is empty when the report has none."""

    passage: str
    is_integrated: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    flux: str
    processing: str
    file: str
    outcomes: tuple[Outcome, ...]


def read_receipt(source: BinaryIO) -> Receipt:
    """The report; refused when it is cut, too big, declares a DOCTYPE or names a passage twice."""
    _refuse_oversized(source)
    refuse_doctype(source)
    found = list(_values(source))
    outcomes = tuple(value for value in found if isinstance(value, Outcome))
    said = dict(value for value in found if not isinstance(value, Outcome))
    if not outcomes:
        raise UnreadableInput("le rapport ne nomme aucun passage", remedy=_AGAIN)
    _refuse_twice(outcomes)
    return Receipt(said.get("idFlux", ""), said.get("idTraitement", ""), said.get("nomFichier", ""), outcomes)


def refuse_unknown(receipt: Receipt, declared: Set[str]) -> None:
    """Every passage of the report is one that was declared."""
    unknown = [each.passage for each in receipt.outcomes if each.passage not in declared]
    if unknown:
        shown = ", ".join(unknown[:5])
        raise Refusal(
            f"Le rapport nomme {len(unknown)} passage(s) que ce lot ne contient pas : {shown}.",
            "Vérifiez que ce rapport est celui de ce lot.",
        )


def _values(source: BinaryIO) -> Iterator[Outcome | tuple[str, str]]:
    reading = etree.iterparse(source, events=("start", "end"), remove_comments=True, remove_pis=True, **_SAFE)
    root = None
    try:
        for event, element in reading:
            if root is None:
                root = element
                _refuse_other_root(root)
            elif event == "end":
                yield from _value(element)
    except etree.XMLSyntaxError as error:
        raise _cut(error.lineno or 0) from error
    if len(reading.error_log):
        raise _cut(reading.error_log[0].line)


def _cut(line: int) -> UnreadableInput:
    return UnreadableInput(f"ligne {line} : le rapport est coupé ou mal formé", remedy=_AGAIN)


def _value(element: Any) -> Iterator[Outcome | tuple[str, str]]:
    name, parent = _local(element), element.getparent()
    if name == "passage":
        told = {_local(child): (child.text or "").strip() for child in element}
        message = told.get("messageErreur", "")
        is_rejected = parent is None or _local(parent) != "PassagesOK"
        yield _outcome(told.get("idTechnique", ""), message, is_rejected=is_rejected)
        element.clear()
    elif name == "idTechnique" and parent is not None and _local(parent) in ("PassagesOK", "PassagesKO"):
        yield _outcome((element.text or "").strip(), "", is_rejected=_local(parent) == "PassagesKO")
        element.clear()
    elif name in ("idFlux", "idTraitement", "nomFichier"):
        yield name, (element.text or "").strip()


def _outcome(passage: str, message: str, *, is_rejected: bool) -> Outcome:
    if not passage:
        raise UnreadableInput("un passage du rapport n’a pas d’idTechnique", remedy=_AGAIN)
    return Outcome(passage, not is_rejected or is_success(message), message)


def _local(element: Any) -> str:
    return str(etree.QName(element).localname)


def _refuse_other_root(root: Any) -> None:
    if _local(root) != "rapport":
        reason = f"ce fichier commence par « {_local(root)} » et non « rapport »"
        raise UnreadableInput(reason, remedy=_AGAIN)


def _refuse_twice(outcomes: tuple[Outcome, ...]) -> None:
    seen: set[str] = set()
    twice = []
    for each in outcomes:
        if each.passage in seen:
            twice.append(each.passage)
        seen.add(each.passage)
    if twice:
        raise Refusal(f"Le rapport nomme deux fois : {', '.join(twice[:5])}.", _AGAIN)


def _refuse_oversized(source: BinaryIO) -> None:
    size = source.seek(0, 2)
    source.seek(0)
    if size > MOST_BYTES:
        raise UnreadableInput(
            f"le rapport dépasse {MOST_BYTES // 1_000_000} Mo", remedy="Vérifiez le fichier."
        )
