"""The documentation says what the code does."""

import json
import re

from socle.cli.decide import shipped_framework
from socle.core.decision_file import read_request
from socle.core.declaration.lifecycles import BATCH, PASSAGE
from socle.core.framework_life import FRAMEWORK_LIFE
from socle.core.pathway import PATHWAY
from socle.core.sitting import SITTING
from socle.core.study_life import RUN, STUDY
from socle.environment import home

DOCS = home({}) / "docs"


def test_diagrams_are_those_of_the_tables() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    assert re.findall(r"```mermaid\n(.*?)\n```", page, re.DOTALL) == [
        FRAMEWORK_LIFE.diagram(),
        PATHWAY.diagram(),
        SITTING.diagram(),
        STUDY.diagram(),
        RUN.diagram(),
        PASSAGE.diagram(),
        BATCH.diagram(),
    ]


def test_the_example_of_the_decision_file_is_accepted() -> None:
    page = (DOCS / "formats" / "decision.md").read_text(encoding="utf-8")
    request, answer = re.findall(r"```json\n(.*?)\n```", page, re.DOTALL)
    assert len(read_request(request, shipped_framework).ratings) == 2
    assert set(json.loads(answer)) == {"certified", "domains", "missing_domains", "missing_subdomains"}


def test_every_word_of_the_glossary_stands_in_the_code() -> None:
    words = re.findall(r"^\| `(\w+)` \|", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    code = "\n".join(path.read_text(encoding="utf-8") for path in (home({}) / "socle").rglob("*.py"))
    assert [word for word in words if not re.search(rf"\b\w*{word}", code, re.IGNORECASE)] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), home({}) / "README.md", home({}) / "CONTRIBUTING.md"]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text())]
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


def test_every_rule_of_the_scheme_has_a_test_of_that_name() -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (home({}) / "tests").rglob("*.py"))
    named = re.findall(r"`(test_\w+)`", page)
    assert [name for name in named if f"def {name}(" not in tests] == []
    assert len(named) > 30
    places = re.findall(r"`((?:socle|data)/[^`]+)`", page)
    assert [place for place in places if not (home({}) / place).exists()] == []
