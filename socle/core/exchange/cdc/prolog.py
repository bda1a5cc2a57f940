"""What comes before the first element of someone's XML file: a document type is refused before anything else.

Without one, no entity can be declared, so none can be expanded, and nothing is fetched.
"""

from typing import BinaryIO
from xml.parsers import expat

from socle.core.errors import UnreadableInput

MOST_BYTES = 1 << 20
CHUNK = 1 << 12


class _Started(Exception):
    """The first element begins: the rest is read by another parser."""


class _DoctypeFound(Exception):
    """The file declares a document type."""


def refuse_doctype(source: BinaryIO) -> None:
    """Reads up to the first element, then goes back to the start."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = _start
    parser.StartDoctypeDeclHandler = _doctype
    read = 0
    try:
        while (chunk := source.read(CHUNK)) and read < MOST_BYTES:
            read += len(chunk)
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except _Started:
        return
    except _DoctypeFound:
        remedy = "Demandez le fichier tel que la Caisse des Dépôts l’a produit."
        reason = f"ligne {parser.CurrentLineNumber} : le fichier déclare un DOCTYPE, il n’est pas lu"
        raise UnreadableInput(reason, remedy=remedy) from None
    except expat.ExpatError as error:
        raise UnreadableInput(
            f"ligne {error.lineno} : ce n’est pas du XML", remedy="Vérifiez le fichier."
        ) from error
    finally:
        source.seek(0)


def _start(name: str, attributes: dict[str, str]) -> None:
    raise _Started


def _doctype(name: str, system: str | None, public: str | None, has_internal: bool) -> None:
    raise _DoctypeFound
