"""Pictures for the tests, as a telephone makes them."""

from io import BytesIO

from PIL import Image


def photo(width: int = 40, height: int = 30, *, form: str = "JPEG") -> bytes:
    """A photo lying on its side, which says where it was taken."""
    written = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (width, height), "#0E5A66").save(written, form, exif=exif)
    return written.getvalue()
