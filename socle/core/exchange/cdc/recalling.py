"""What a file of ours said of some passages, cell by cell, so that a suppression repeats it."""

from collections.abc import Iterator, Set
from typing import Any, BinaryIO

from lxml import etree

from socle.core.exchange.cdc.columns import BY_NAME
from socle.core.exchange.cdc.validating import CPF, PASSAGE, forget

Cells = dict[str, str]


def recall(source: BinaryIO, wanted: Set[str]) -> Iterator[Cells]:
    """The cells of each passage wanted; the file was valid when it was built."""
    for _, passage in etree.iterparse(
        source, events=("end",), tag=PASSAGE, resolve_entities=False, no_network=True, load_dtd=False
    ):
        if passage.findtext(f"{CPF}idTechnique") in wanted:
            yield _cells(passage)
        forget(passage)


def _cells(passage: Any) -> Cells:
    """Elements bear the names of the columns; the certification is said once above its passages."""
    certification = passage.getparent().getparent()
    said = [certification.find(f"{CPF}type"), certification.find(f"{CPF}code"), *passage.iter(f"{CPF}*")]
    told = ((etree.QName(element).localname, element.text) for element in said)
    return {name: text for name, text in told if text and name in BY_NAME}
