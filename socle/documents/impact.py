"""The papers of a study: the report on screen and on paper, the two-page brief, the tables of figures."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from socle.core.impact.report.blocks import Block, Report
from socle.core.impact.report.brief import SECOND_PAGE, brief_of
from socle.core.impact.report.content import report_of
from socle.core.impact.report.page import html_page
from socle.core.impact.results import BalanceRow, EstimateRow, GroupRow, Results
from socle.core.impact.results_file import rounded
from socle.documents.typesetting import Part, typeset

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def study_files(results: Results, on: date) -> dict[str, bytes]:
    """By name; the same results on the same day give the same bytes."""
    report = report_of(results)
    return {
        "report.html": html_page(report).encode(),
        "report.pdf": render_report(report, on),
        "brief.pdf": render_brief(brief_of(results), on),
        "estimates.csv": _csv(EstimateRow, results.estimates),
        "balance.csv": _csv(BalanceRow, results.balance),
        "groups.csv": _csv(GroupRow, (*results.groups, *results.subgroups)),
    }


def render_report(report: Report, on: date) -> bytes:
    part = Part("impact", _facts(report, "Étude d’impact : rapport"))
    return typeset(part, title=f"{report.title} – rapport", day=on)


def render_brief(report: Report, on: date) -> bytes:
    part = Part("impact_brief", _facts(report, "Étude d’impact : note de deux pages"))
    return typeset(part, title=f"{report.title} – note", day=on)


def _facts(report: Report, kind: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "title": report.title,
        "verdict": report.verdict[:1].upper() + report.verdict[1:],
        "lead": report.lead,
        "second_page": SECOND_PAGE,
        "sections": [
            {"title": section.title, "blocks": [_block(block) for block in section.blocks]}
            for section in report.sections
        ],
        "specimen": False,
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.casefold()} | asdict(block)


def _csv(kind: "type[DataclassInstance]", rows: "Sequence[DataclassInstance]") -> bytes:
    """What a statistician reads again: a header of keys, points as decimals."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [field.name for field in fields(kind)]
    writer.writerow(names)
    writer.writerows([_told(getattr(row, name)) for name in names] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _told(value: object) -> object:
    if isinstance(value, float):
        return rounded(value)
    return " ; ".join(value) if isinstance(value, tuple) else value
