"""docs/impact.md tells every key of a protocol, and its example works."""

import re

from socle.core.impact.plan import Kind, Type
from socle.core.impact.protocol import read_protocol
from socle.core.impact.results import Verdict
from socle.environment import home

PAGE = (home({}) / "docs" / "impact.md").read_text(encoding="utf-8")
READERS = ("protocol.py", "typology/asked.py")
READER = "".join((home({}) / "socle/core/impact" / name).read_text(encoding="utf-8") for name in READERS)


def test_every_key_of_a_protocol_is_told() -> None:
    keys = set(
        re.findall(
            r'\w+\.(?:\w*text|texts|table|tables|named_tables|number|flag|optional_integer)\("(\w+)"', READER
        )
    )
    keys |= set(re.findall(r'_(?:whole|choice|values|closed)\([^"]*"(\w+)"', READER))
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", PAGE))))
    assert sorted(keys - told) == []
    assert len(keys) > 40


def test_every_verdict_kind_and_type_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", PAGE))
    assert {*Verdict, *Kind, *Type} - told == set()


def test_the_examples_are_a_protocol_and_what_may_be_added_to_it() -> None:
    example, typology = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert read_protocol(example.encode()).headline == "dr_att"
    assert read_protocol((example + typology).encode()).typology.sequence == "months"
