"""Certificates typeset and sealed per second on one core, beside hashing the same bytes: `make bench`."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from socle.documents.attachment import Attachment
from socle.documents.certificate import render_certificate
from socle.documents.seal import Seal, seal_pdf
from socle.signer.keys import Use
from tests.documents.samples import CERTIFICATE
from tests.signer.desk import asked, award, ready
from tests.signing import held

TURNS, TYPESET_BAR, SEALED_BAR = 60, 60, 20


def main() -> None:
    badge = Attachment("certificat.ob.json", _badge(), "application/ld+json", "Le badge du certificat")
    seal = Seal(held(Use.SEAL).certificate, held(Use.SEAL).key.sign)
    papers = [replace(CERTIFICATE, number=f"CLEA-2026-{turn:06d}") for turn in range(TURNS)]

    def typeset(turn: int) -> bytes:
        return render_certificate(papers[turn], attached=(badge,))

    def sealed(turn: int) -> bytes:
        return seal_pdf(typeset(turn), seal, place="Paris")

    pdf = sealed(0)
    hashing = _rate(lambda turn: sha256(pdf).digest())
    for what, made, bar in (("typeset", typeset, TYPESET_BAR), ("typeset and sealed", sealed, SEALED_BAR)):
        rate = _rate(made)
        print(
            f"PDF/s {what}, badge inside: {rate:,.0f} (bar {bar}); {hashing / rate:,.0f} × hashing its bytes"
        )


def _badge() -> str:
    """A badge of the usual length."""
    with tempfile.TemporaryDirectory() as folder:
        desk, log = ready(Path(folder), award())
        (badge,) = desk.answer({"verb": "badges", "awards": [asked(award(), log)]})["badges"]
    return str(json.dumps(json.loads(badge), ensure_ascii=False))


def _rate(made: Callable[[int], object]) -> float:
    started = perf_counter()
    for turn in range(TURNS):
        made(turn)
    return TURNS / (perf_counter() - started)


if __name__ == "__main__":
    main()
