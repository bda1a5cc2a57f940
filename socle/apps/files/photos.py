"""Photos as they are kept: upright, of a readable size, and without what the telephone wrote in them."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from socle.core.errors import Refusal

LONGEST_SIDE = 2000


def plain_photo(content: bytes) -> bytes:
    """The same picture as a JPEG; the place and the hour where it was taken are left out."""
    try:
        with Image.open(BytesIO(content)) as photo:
            upright = ImageOps.exif_transpose(photo).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise Refusal("Cette photo ne peut pas être lue.", "Prenez-la de nouveau.") from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    kept = BytesIO()
    upright.save(kept, "JPEG", quality=85, optimize=True)
    return kept.getvalue()
