"""docs/formats/log.md says what the code does."""

import json
import re
from dataclasses import fields

from socle.core.log.entry import EntryType, read_entry
from socle.core.log.monitor import Report
from socle.environment import home
from tests.core.log.vectors import PROOF, VECTORS, entries

PAGE = (home({}) / "docs" / "formats" / "log.md").read_text(encoding="utf-8")


def test_the_page_names_every_type_of_entry_and_every_file_of_vectors() -> None:
    for word in (*(kind.value for kind in EntryType), *(f"{name}.json" for name in VECTORS)):
        assert f"| `{word}` |" in PAGE


def test_the_entry_of_the_page_is_one() -> None:
    (line,) = re.findall(r"^award [0-9a-f]+\n", PAGE, re.MULTILINE)
    assert read_entry(line.encode()).kind == EntryType.AWARD


def test_the_checkpoint_and_the_proof_of_the_page_are_those_of_the_vectors() -> None:
    shown = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    for block in shown[1:]:
        lines = [line.split("…")[0] for line in block.splitlines() if line]
        made = f"cosignature/v1\ntime 1795600000\n{PROOF}"
        assert [line for line in lines if line not in made] == []


def test_the_report_of_the_page_has_the_keys_of_a_report() -> None:
    (shown,) = re.findall(r"```json\n(.*?)\n```", PAGE, re.DOTALL)
    report = json.loads(shown)
    assert list(report) == [field.name for field in fields(Report)]
    assert list(report["counts"]) == [kind.value for kind in EntryType]


def test_the_award_that_can_be_opened_is_the_one_of_the_vectors() -> None:
    award = next(made for made in entries() if made["type"] == "award")
    assert award["salt"] == PROOF.extra.hex()
