import re
from dataclasses import replace

import pytest

from socle.core.errors import Refusal
from socle.documents.print_run import render_print_run
from tests.documents.reading import pages, sizes
from tests.documents.samples import CERTIFICATE, LETTER, RUN

FILES = tuple(replace(CERTIFICATE, number=f"2026-{rank:04}", specimen=False) for rank in (3, 1, 2))
LANDSCAPE, PORTRAIT = (297, 210), (210, 297)


def test_certificates_come_in_agenda_order_then_letters() -> None:
    pdf = render_print_run(replace(RUN, certificates=FILES, letters=(LETTER,)))
    numbers = re.findall(r"Numéro (\S+)", " ".join(pages(pdf)))
    assert numbers == ["2026-0003", "2026-0001", "2026-0002"]
    assert sizes(pdf) == [LANDSCAPE, LANDSCAPE, LANDSCAPE, PORTRAIT]


def test_a_specimen_run_makes_specimens_of_all_it_holds() -> None:
    printed = pages(render_print_run(replace(RUN, certificates=FILES, specimen=True)))
    assert ["SPÉCIMEN, sans valeur" in page for page in printed] == [True] * 4


def test_an_empty_run_is_refused() -> None:
    with pytest.raises(Refusal, match="ni certificat ni lettre"):
        render_print_run(replace(RUN, certificates=(), letters=()))
