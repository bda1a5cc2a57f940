"""What other people's software reads in our papers."""

from io import BytesIO

import pikepdf
import pypdfium2

PDFA, PDFUA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"


def pages(pdf: bytes) -> list[str]:
    """The text of each page, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in millimetres."""
    points = [page.get_size() for page in pypdfium2.PdfDocument(pdf)]
    return [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for width, height in points]


def declared(pdf: bytes) -> dict[str, object]:
    """What the file says of itself to archives and to screen readers."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_metadata() as metadata:
        return {
            "PDF/A": metadata[f"{PDFA}part"] + metadata[f"{PDFA}conformance"].lower(),
            "PDF/UA": metadata[f"{PDFUA}part"],
            "language": str(document.Root.Lang),
            "tagged": bool(document.Root.MarkInfo.Marked),
            "title shown": bool(document.Root.ViewerPreferences.DisplayDocTitle),
            "title": str(document.docinfo["/Title"]),
        }


def tags(pdf: bytes) -> list[tuple[str, str]]:
    """Every structure element in reading order, with the words that replace it if it has any."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return list(_tags(document.Root.StructTreeRoot))


def _tags(element: pikepdf.Object) -> list[tuple[str, str]]:
    found = [(str(element.S), str(element.get("/Alt", "")))] if "/S" in element else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += _tags(kid)
    return found
