"""The square that a phone reads, as a drawing."""

from io import BytesIO

import segno


def qr_svg(address: str) -> str:
    """Medium correction: still read after a fold or a coffee stain."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, dark="#10242B")
    return out.getvalue().decode()
