"""The report as one HTML file: style and drawings inside, no script, nothing to fetch."""

import re
from functools import cache
from html import escape as escaped
from pathlib import Path

from socle.core.impact.report.blocks import Block, Drawing, Named, Points, Report, Rows, Section, Words

SPACE_BEFORE, SPACE_AFTER = re.compile(r" (?=[»:;?!%])"), re.compile(r"(?<=«) ")
STYLE = Path(__file__).with_name("style.css")


@cache
def style() -> str:
    return STYLE.read_text(encoding="utf-8")


def html_page(report: Report) -> str:
    contents = "".join(
        f'<li><a href="#s{place}">{escape(section.title)}</a></li>'
        for place, section in enumerate(report.sections, 1)
    )
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.title)} – étude d’impact</title>\n<style>\n{style()}</style>\n</head>\n"
        f'<body class="{report.verdict_code}">\n<main>\n<p class="kind">Étude d’impact</p>\n'
        f'<h1>{escape(report.title)}</h1>\n<p class="verdict">{escape(_capital(report.verdict))}</p>\n'
        f'<p class="lead">{escape(report.lead)}</p>\n'
        f'<nav aria-label="Sommaire"><ol>{contents}</ol></nav>\n'
        f"{''.join(_section(section, place) for place, section in enumerate(report.sections, 1))}"
        "</main>\n</body>\n</html>\n"
    )


def _section(section: Section, place: int) -> str:
    blocks = "".join(_block(block) for block in section.blocks)
    title = f'<h2 id="s{place}">{escape(section.title)}</h2>'
    return f'<section aria-labelledby="s{place}">\n{title}\n{blocks}</section>\n'


def _block(block: Block) -> str:
    match block:
        case Words(text):
            return f"<p>{escape(text)}</p>\n"
        case Points(items):
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>\n"
        case Named(pairs):
            told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in pairs)
            return f"<dl>{told}</dl>\n"
        case Drawing(figure):
            caption = f"<figcaption>{escape(figure.title)}</figcaption>"
            return f"<figure>{caption}{_wide(figure.title, figure.svg)}</figure>\n"
        case Rows():
            table = _wide(block.title, _table(block))
            opened = f"<details><summary>{escape(block.title)}</summary>{table}</details>\n"
            return opened if block.folded else table


def _wide(title: str, inner: str) -> str:
    """On a small screen it scrolls alone, also with the keyboard; the page never does."""
    return f'<div class="wide" role="group" aria-label="{escape(title)}" tabindex="0">{inner}</div>\n'


def _table(rows: Rows) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows.header)
    body = "".join(_row(row) for row in rows.rows)
    caption = f"<caption>{escape(rows.title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def _row(cells: tuple[str, ...]) -> str:
    others = "".join(f"<td>{escape(cell)}</td>" for cell in cells[1:])
    return f'<tr><th scope="row">{escape(cells[0])}</th>{others}</tr>\n'


def escape(text: str) -> str:
    """French marks keep their space with them: no line begins with « » » or « : »."""
    return escaped(SPACE_BEFORE.sub("\u00a0", SPACE_AFTER.sub("\u00a0", text)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
