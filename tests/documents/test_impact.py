import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from socle.core.impact.report.brief import brief_of
from socle.core.impact.report.content import report_of
from socle.core.impact.results import Check, GroupRow, Judged, Results
from socle.core.impact.typology.answer import Public, Trait
from socle.documents.impact import render_brief, render_report, study_files
from tests.core.impact.test_study import RESULTS
from tests.documents.reading import declared, pages, tags, text

DAY = date(2026, 11, 26)
FILES = study_files(RESULTS, DAY)
NASTY = '#panic("x") *a* $x$ <b> \\ // [c] {d} @e _f_ "g" -- ~'
both = pytest.mark.parametrize("name", ["report.pdf", "brief.pdf"])


@both
def test_each_paper_declares_itself_for_archives_and_screen_readers(name: str) -> None:
    kind = {"report.pdf": "rapport", "brief.pdf": "note"}[name]
    assert declared(FILES[name]) == {
        "PDF/A": "3a",
        "PDF/UA": "1",
        "language": "fr-FR",
        "tagged": True,
        "title shown": True,
        "title": f"Étude d’impact – {kind}",
    }


@both
def test_every_figure_has_its_words(name: str) -> None:
    found = tags(FILES[name])
    alternatives = [alt for tag, alt in found if tag == "/Figure"]
    assert alternatives
    assert all(alternatives)
    assert "/H1" in [tag for tag, _ in found]


def test_the_same_results_on_the_same_day_give_the_same_bytes() -> None:
    assert study_files(RESULTS, DAY) == FILES


def test_the_report_opens_with_what_may_be_concluded() -> None:
    opening = f"Étude d’impact : rapport Étude d’impact Effet sous hypothèses {RESULTS.conclusion}"
    printed = " ".join(pages(FILES["report.pdf"])[0].replace("\u00a0", " ").split())
    assert printed.startswith(" ".join(opening.replace("\u00a0", " ").split())[:400])


def crowded() -> Results:
    """As long as a study can be: long names, many groups, many outcomes, many reasons."""
    long = "un libellé très long qui dit tout ce que l’on sait de la personne et de son parcours " * 5
    group = GroupRow(long, 120, 0.1, 0.02, 0.05, 0.15, 0.02, 0.18, "why", "wage", 12, long)
    judged = Judged("wage", 12, long, "", RESULTS.verdict, (long,), 10, 0.1, 0.1, 0.0, 0.2, 300.0)
    study = replace(RESULTS.study, question=long, population=long, title=long[:120])
    public = Public("A", 300, (Trait(long, long, 200, 100),) * 4)
    typology = replace(RESULTS.typology, publics=(public,) * 8) if RESULTS.typology else None
    checks = tuple(Check(f"placebo : {rank}", long, 0.1, long * 2) for rank in range(12))
    return replace(
        RESULTS,
        study=study,
        typology=typology,
        groups=tuple(replace(group, pathway=f"{rank} {long}"[:150]) for rank in range(30)),
        outcomes=(RESULTS.outcomes[0], *[judged] * 20),
        checks=checks,
        reasons=(long,) * 6,
        limits=(long[:240],) * 9,
    )


@pytest.mark.parametrize("results", [RESULTS, crowded()], ids=["usual", "crowded"])
def test_the_brief_for_a_committee_has_two_pages(results: Results) -> None:
    printed = pages(render_brief(brief_of(results), DAY))
    assert [page.endswith(f"page {rank} sur 2") for rank, page in enumerate(printed, 1)] == [True, True]


def test_what_people_write_is_printed_verbatim_and_never_run() -> None:
    asked = replace(RESULTS, study=replace(RESULTS.study, question=NASTY))
    assert NASTY in text(render_report(report_of(asked), DAY))


def test_tables_of_figures_are_read_again_by_a_statistician() -> None:
    rows = list(csv.DictReader(io.StringIO(FILES["estimates.csv"].decode("utf-8-sig"))))
    assert [(row["estimator"], round(float(row["estimate"]), 9)) for row in rows] == [
        (row.estimator, round(row.estimate, 9)) for row in RESULTS.estimates
    ]
    groups = list(csv.DictReader(io.StringIO(FILES["groups.csv"].decode("utf-8-sig"))))
    assert len(groups) == len(RESULTS.groups) + len(RESULTS.subgroups)
