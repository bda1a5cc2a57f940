"""The compiled form is the canonical one, for every value; where it could not be, the long way is taken."""

import random
import unicodedata
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.credential.award import Award
from socle.core.credential.canonical import canonical_dataset
from socle.core.credential.contexts import CREDENTIALS_V2
from socle.core.credential.lines import Line, OrderDependsOnValues, compare, escape, mark
from socle.core.credential.open_badge import badge_document
from socle.core.credential.shape import shape_of, values_of
from socle.core.credential.template import Template, TemplateDisagrees, compile_template
from socle.core.credential.uncovered import UnsignedWord
from socle.core.errors import Refusal
from tests.core.credential.cast import AWARDS, CERTIFICATE, ELSEWHERE, HOST, PUBLICATION
from tests.core.credential.kept import clea, contexts


def template_of(award: Award) -> Template:
    shape = shape_of(award, clea(), HOST)
    return compile_template(
        lambda values: badge_document(shape, values), values_of(award, PUBLICATION), contexts()
    )


SHORT = template_of(ELSEWHERE)
VALUES = values_of(ELSEWHERE, PUBLICATION)


@pytest.mark.parametrize("award", AWARDS, ids=lambda award: award.kind)
def test_the_compiled_form_is_the_canonical_one(award: Award) -> None:
    template, values = template_of(award), values_of(award, PUBLICATION)
    assert template.canonical(values) == template.canonical_in_full(values)


def test_every_order_of_the_blank_nodes_is_canonical() -> None:
    template, orders = template_of(CERTIFICATE), set()
    for number in range(1000):
        values = values_of(CERTIFICATE, PUBLICATION) | {"number": str(number), "holder": f"Alice {number}"}
        lines = template.canonical(values).split(b"\n")
        order = tuple(line.split(b" ")[2] for line in lines if b"> _:c14n" in line)
        if order not in orders:
            template.check(values)
        orders.add(order)
    assert len(orders) == 6


@settings(max_examples=300, deadline=None)
@given(holder=st.text(), origin=st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_has_its_canonical_form(holder: str, origin: str) -> None:
    SHORT.check(VALUES | {"holder": holder, "origin": origin})


def test_ten_thousand_names_of_every_kind_of_character_are_escaped_as_rdfc_asks() -> None:
    """Through the escapes alone: the oracle reads 10 000 literals at once, in one dataset."""
    kinds: dict[str, list[str]] = {}
    for code in (*range(0xD800), *range(0xE000, 0x110000)):
        kinds.setdefault(unicodedata.category(chr(code)), []).append(chr(code))
    chance = random.Random(20261123)
    every = sorted(kinds)

    def name() -> str:
        return "".join(chance.choice(kinds[chance.choice(every)]) for _ in range(8))

    names = [name() for _ in range(10_000)]
    subject, says = ox.NamedNode("urn:a"), ox.NamedNode("urn:says")
    oracle = canonical_dataset([ox.Quad(subject, says, ox.Literal(name)) for name in names])
    ours = sorted({f'<urn:a> <urn:says> "{escape(name)}" .\n' for name in names})
    assert len(kinds) == 29
    assert "".join(ours) == oracle


def test_ten_thousand_names_fill_the_badge_as_the_oracle_does() -> None:
    """The whole badge: every name fills the compiled form; each hundredth is canonicalised in full."""
    chance = random.Random(7)
    codes = [*range(0x20, 0xD800), *range(0xE000, 0x110000)]
    for rank in range(10_000):
        values = VALUES | {"holder": "".join(chr(code) for code in chance.sample(codes, 6))}
        filled = SHORT.canonical(values)
        assert escape(values["holder"]).encode() in filled
        if rank % 100 == 0:
            assert filled == SHORT.canonical_in_full(values)


def test_the_template_of_fewer_alignments_is_canonical() -> None:
    shape = shape_of(ELSEWHERE, clea(), HOST)
    page = f"https://{HOST}/certificats/clea/2018"

    def build(values: Mapping[str, str]) -> dict[str, Any]:
        document = badge_document(shape, values)
        document["credentialSubject"]["achievement"]["alignment"].pop(0)
        return document

    smaller = SHORT.without(frozenset({f"{page}#3.1"}), build)
    smaller.check(VALUES)
    assert f"{page}#3.1".encode() not in smaller.canonical(VALUES)


def test_an_address_about_which_a_blank_node_speaks_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="a blank node would lose a line"):
        SHORT.without(frozenset({f"https://{HOST}/acquis-ailleurs/clea/2018"}), SHORT.build)


@pytest.mark.parametrize("value", ["1>", "é", "../2", "a b", "1.5", "%2e", "a#b", "a?b", "a:b"])
def test_a_value_that_would_change_an_address_is_refused(value: str) -> None:
    with pytest.raises(Refusal, match="ne peut pas figurer dans une adresse"):
        SHORT.canonical(VALUES | {"status_index": value})


def simple(subject: Any) -> dict[str, Any]:
    return {
        "@context": [CREDENTIALS_V2],
        "id": "urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40",
        "type": ["VerifiableCredential"],
        "credentialSubject": subject,
    }


def test_blank_nodes_with_one_hash_are_canonicalised_in_full() -> None:
    def twins(values: Mapping[str, str]) -> dict[str, Any]:
        return simple([{"name": values["one"]}, {"name": values["other"]}])

    template = compile_template(twins, {"one": "Alice", "other": "Bob"}, contexts())
    for one, other in (("Alice", "Bob"), ("Bob", "Alice"), ("Alice", "Alice")):
        template.check({"one": one, "other": other})
    same = template.canonical({"one": "Alice", "other": "Alice"})
    assert same.count(b'"Alice"') == 2


def test_lines_that_only_values_put_in_order_are_canonicalised_in_full() -> None:
    def two_names(values: Mapping[str, str]) -> dict[str, Any]:
        return simple({"id": "urn:a:b", "name": [values["one"], values["other"]]})

    template = compile_template(two_names, {"one": "Alice", "other": "Bob"}, contexts())
    for one, other in (("Alice", "Bob"), ("Bob", "Alice"), ("Alice", "Alice")):
        template.check({"one": one, "other": other})


def test_a_dropped_word_is_refused_when_compiling() -> None:
    def nickname(values: Mapping[str, str]) -> dict[str, Any]:
        return simple({"id": "urn:a:b", "surnom": values["a"]})

    with pytest.raises(UnsignedWord) as refusal:
        compile_template(nickname, {"a": "b"}, contexts())
    assert refusal.value.words == ("surnom",)


def test_a_template_that_says_something_else_is_refused() -> None:
    shape = shape_of(ELSEWHERE, clea(), HOST)

    def renamed(values: Mapping[str, str]) -> dict[str, Any]:
        return badge_document(shape, values) | {"name": "autre"}

    other = Template(renamed, contexts(), SHORT.lines)
    with pytest.raises(TemplateDisagrees):
        other.check(VALUES)


def test_lines_are_put_in_order_by_what_is_fixed_in_them() -> None:
    def line(text: str) -> Line:
        return Line.cut(text.replace("$", mark("value")))

    assert compare(line("<a:$> <p> .\n"), line("<a:$#origine> <p> .\n")) == 1
    assert compare(line("<a:$> <p> $ .\n"), line("<a:$> <q> $ .\n")) == -1
    assert compare(line("<a:1> .\n"), line("<a:2$> .\n")) == -1
    for one, other in (("<a:$> .\n", "<a:1> .\n"), ("<a:12> .\n", "<a:1$> .\n"), ("a .\n", "a .\n")):
        with pytest.raises(OrderDependsOnValues):
            compare(line(one), line(other))
