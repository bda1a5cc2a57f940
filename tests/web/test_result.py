import re
from dataclasses import replace

import pytest

from socle.cli.decide import shipped_framework
from socle.core.certification import Verdict, decide_certification
from socle.core.framework.model import Framework
from socle.web.result import Group, ResultPage, result_page

CLEA = shipped_framework("clea", "2018")


def page(framework: Framework, *acquired: str) -> ResultPage:
    """The result of someone who acquired every criterion whose code begins so."""
    codes = [code for code in framework.codes if code.startswith(acquired)] if acquired else []
    return result_page(framework, decide_certification(framework, dict.fromkeys(codes, Verdict.ACQUIRED)))


def test_with_nothing_acquired_the_page_says_what_will_be_learnt() -> None:
    none = page(CLEA)
    assert (none.can, none.known, none.all_acquired) == ((), (), False)
    assert [group.domain for group in none.to_learn] == [domain.short for domain in CLEA.domains]
    assert len(none.will_learn) == len(list(CLEA.subdomains()))


def test_with_everything_acquired_nothing_is_left_to_learn() -> None:
    everything = page(CLEA, "")
    assert everything.can == tuple(subdomain.can for subdomain in CLEA.subdomains())
    assert (everything.will_learn, everything.to_learn, everything.all_acquired) == ((), (), True)
    assert all(group.whole for group in everything.known)


def test_an_acquired_subdomain_is_named_whatever_its_domain() -> None:
    some = page(CLEA, "1.", "2.3.")
    assert some.known == (
        Group(CLEA.domains[0].short, tuple(s.can for s in CLEA.domains[0].subdomains), whole=True),
        Group(CLEA.domains[1].short, (CLEA.subdomain("2.3").can,)),
    )
    assert len(some.can) + len(some.will_learn) == len(list(CLEA.subdomains()))


def test_the_petals_follow_the_whole_subdomains() -> None:
    assert [(done, total) for _, done, total in page(CLEA, "1.", "2.3.").rosette.parts][:3] == [
        (5, 5),
        (1, 5),
        (0, 4),
    ]


@pytest.mark.parametrize("acquired", [(), ("1.", "2.3."), ("",)])
def test_no_sentence_counts_or_grades(acquired: tuple[str, ...]) -> None:
    shown = page(CLEA, *acquired)
    said = " ".join((*shown.can, *shown.will_learn, shown.rosette.title, *shown.rosette.acquired))
    assert re.findall(r"\d|%|niveau|seuil|en bonne partie|manque", said) == []


def test_a_sentence_begins_with_a_capital() -> None:
    assert [s for s in page(CLEA).will_learn if not s[0].isupper()] == []


def test_two_results_on_a_page_share_no_id() -> None:
    decision = decide_certification(CLEA, {})
    assert (
        replace(result_page(CLEA, decision, "one").rosette, prefix="two")
        == result_page(CLEA, decision, "two").rosette
    )
