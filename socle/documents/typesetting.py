"""One Typst compiler for all: facts as JSON in, PDF/A-3a and PDF/UA-1 out; same facts, same bytes."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import typst

from socle.core.days import in_full
from socle.documents.attachment import Attachment
from socle.documents.drawable import drawable
from socle.documents.press import FONTS, STANDARDS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TEMPLATES = Path(__file__).parent / "templates"
SPECIMEN = "SPÉCIMEN, sans valeur"
# A compiler serves one document at a time; threads wait a few milliseconds for each other.
ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Part:
    """What one template sets: a whole document, or one piece of a print run."""

    template: str
    facts: Mapping[str, Any]


@cache
def compiler() -> typst.Compiler:
    """Kept for the life of the process: templates and fonts are read once."""
    return typst.Compiler(TEMPLATES / "main.typ", root=TEMPLATES, font_paths=FONTS, ignore_system_fonts=True)


def typeset(*parts: Part, title: str, day: date, attached: tuple[Attachment, ...] = ()) -> bytes:
    """The parts one after the other; `day` is the document's own date, never the clock's."""
    specimen = any(part.facts["specimen"] for part in parts)
    job = {
        "title": drawable(f"{title} ({SPECIMEN})" if specimen else title),
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "parts": [{"template": part.template, "facts": said(part.facts)} for part in parts],
        "attached": [asdict(file) for file in attached],
    }
    midnight = datetime.combine(day, time(), UTC)
    with ONE_AT_A_TIME:
        pdf = compiler().compile(
            sys_inputs={"job": json.dumps(job)},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=int(midnight.timestamp()),
        )
    assert isinstance(pdf, bytes)  # noqa: S101 - several files come out of pictures only
    return pdf


def facts(record: "DataclassInstance", **more: object) -> dict[str, Any]:
    """The fields of a record, and what the template needs besides."""
    return asdict(record) | more


def said(value: object) -> object:
    """Dates in full, texts with letters that can be drawn; text stays data, never Typst source."""
    match value:
        case date():
            return in_full(value)
        case str():
            return drawable(value)
        case Mapping():
            return {key: said(item) for key, item in value.items()}
        case list() | tuple():
            return [said(item) for item in value]
    return value
