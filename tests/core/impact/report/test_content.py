from html.parser import HTMLParser

import pytest

from socle.core.impact.report.blocks import Drawing, Rows
from socle.core.impact.report.brief import _short
from socle.core.impact.report.content import report_of
from socle.core.impact.report.page import html_page
from socle.core.impact.results import Results
from socle.core.impact.study import run
from tests.core.impact.people import MODELS, people, protocol
from tests.core.impact.test_study import RESULTS

NASTY = '<script>alert("x")</script> & « y »'


def figures(results: Results) -> list[str]:
    blocks = [block for section in report_of(results).sections for block in section.blocks]
    return [block.figure.name for block in blocks if isinstance(block, Drawing)]


def test_a_whole_study_has_all_its_figures() -> None:
    assert figures(RESULTS) == [
        "pathways",
        "subgroups-town",
        "months",
        "incidence-0",
        "incidence-1",
        "comparisons",
        "flow",
        "overlap",
        "love",
        "specifications",
    ]


def test_each_figure_has_its_numbers_in_a_table() -> None:
    titles = {
        block.title
        for section in report_of(RESULTS).sections
        for block in section.blocks
        if isinstance(block, Rows)
    }
    assert titles == {
        "wage à 12\u00a0mois, selon l’estimateur",
        "Chaque résultat, face à chaque groupe",
        "Ce qu’on peut dire de chaque résultat",
        "Toutes les estimations",
        "Selon le parcours",
        "Selon le sous-groupe",
        "Du fichier aux personnes comparées",
        "Chance estimée d’être bénéficiaire",
        "Ressemblance, variable par variable",
        "Incidence cumulée : emploi",
        "Incidence cumulée : formation",
        "Les choix possibles",
        "Quels publics suivent quelles trajectoires",
        "Situation des bénéficiaires, mois par mois",
    }


def test_several_horizons_are_drawn_along_time() -> None:
    later = "".join(f'[[outcome]]\nname = "wage"\nkind = "continuous"\nhorizon = {h}\n' for h in (1, 24))
    results = run(protocol(models=MODELS.replace("[propensity]", later + "[propensity]")), people())
    assert figures(results)[:2] == ["along", "outcomes-scores"]


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.first = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.inside = self.inside or ("class", "lead") in attrs
        self.addresses += [
            value or "" for name, value in attrs if name in ("src", "href", "style", "onclick")
        ]

    def handle_data(self, data: str) -> None:
        self.first = self.first or (data if self.inside else "")


def read(results: Results) -> Reader:
    reader = Reader()
    reader.feed(html_page(report_of(results)))
    return reader


def test_the_page_is_one_file_that_fetches_nothing_and_runs_nothing() -> None:
    reader = read(RESULTS)
    assert set(reader.tags) & {"script", "link", "img", "iframe", "object"} == set()
    assert [address for address in reader.addresses if not address.startswith("#")] == []
    assert len(html_page(report_of(RESULTS)).encode()) < 500_000


def test_its_first_paragraph_is_what_may_and_may_not_be_concluded() -> None:
    assert read(RESULTS).first.replace("\u00a0", " ") == RESULTS.conclusion.replace("\u00a0", " ")


def test_what_people_write_is_shown_never_run() -> None:
    design = f'question = \'{NASTY}\'\npopulation = "p"\ntime_zero = "t"\n'
    page = html_page(report_of(run(protocol(design=design), people())))
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_every_title_in_the_page_follows_the_one_before() -> None:
    titles = [tag for tag in read(RESULTS).tags if tag in ("h1", "h2", "h3")]
    assert titles == ["h1", *["h2"] * (len(titles) - 1)]


def test_the_same_results_give_the_same_page() -> None:
    assert html_page(report_of(RESULTS)) == html_page(report_of(RESULTS))


@pytest.mark.parametrize(
    ("text", "told"),
    [("« a » : b ; c ?", "«\u00a0a\u00a0»\u00a0: b\u00a0; c\u00a0?"), ("a&b", "a&amp;b")],
)
def test_french_marks_never_begin_a_line(text: str, told: str) -> None:
    from socle.core.impact.report.page import escape

    assert escape(text) == told


def test_the_brief_keeps_whole_sentences_and_says_when_one_is_cut() -> None:
    told = [_short("Une phrase. Une autre, plus longue.", most) for most in (40, 20, 8)]
    assert told == ["Une phrase. Une autre, plus longue.", "Une phrase.", "Une…"]
