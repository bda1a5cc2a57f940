"""What may be attached to a situation: photos and scans, told by their first bytes."""

from socle.core.errors import Refusal

LARGEST = 10 * 1024 * 1024
SIGNATURES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
}


def media_type_of(content: bytes) -> str:
    """The media type of what was handed in; a refusal when it is too large or nothing we keep.

    >>> media_type_of(b"%PDF-1.7")
    'application/pdf'
    """
    refuse_too_large(len(content))
    for signature, media_type in SIGNATURES.items():
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    raise Refusal("Ce fichier n’est ni une photo ni un PDF.", "Joignez une photo (JPEG, PNG) ou un PDF.")


def refuse_too_large(size: int) -> None:
    if size > LARGEST:
        raise Refusal("Ce fichier dépasse 10 Mo.", "Prenez une photo plus légère.")
