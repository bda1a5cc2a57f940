"""A list as a file: every row that its page shows, under the same filters, to the same reader."""

from collections.abc import Callable, Mapping
from tempfile import TemporaryFile
from typing import BinaryIO

from django.http import FileResponse, HttpRequest
from django.utils.timezone import localdate

from socle.core.exchange.tables.table import Table
from socle.core.exchange.tables.writing import write_csv, write_xlsx

ASKED = "export"
# What says where one is in a long list: a file has no pages.
PLACES = (ASKED, "page", "apres", "lots")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS: Mapping[str, tuple[str, Callable[[Table, BinaryIO], None]]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": (SHEET, write_xlsx),
}


def exported(request: HttpRequest, lists: Mapping[str, Callable[[], Table]]) -> FileResponse | None:
    """The file that the address asks for (`?export=candidats.csv`), or nothing: the page is asked.

    It is written aside before the answer begins: whole or not at all, and never in memory.
    """
    name, _, suffix = request.GET.get(ASKED, "").rpartition(".")
    if name not in lists or suffix not in WRITERS:
        return None
    media_type, write = WRITERS[suffix]
    # Django closes the file once it is sent.
    target = TemporaryFile()  # noqa: SIM115
    write(lists[name](), target)
    target.seek(0)
    named = f"{name}-{localdate():%Y-%m-%d}.{suffix}"
    answer = FileResponse(target, as_attachment=True, filename=named, content_type=media_type)
    answer["Cache-Control"] = "private, no-store"
    return answer


def export_address(request: HttpRequest, name: str, suffix: str) -> str:
    """The same page and the same filters, as a file."""
    asked = request.GET.copy()
    for place in PLACES:
        asked.pop(place, None)
    asked[ASKED] = f"{name}.{suffix}"
    return f"?{asked.urlencode()}"
