"""A file carried inside a PDF, such as the Open Badge that a certificate shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """`text` is attached as it is, in UTF-8; the PDF is drawn from it, which PDF/A-3 calls its source."""

    name: str
    text: str
    media_type: str
    description: str
